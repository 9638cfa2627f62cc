import policy from "../../policypack/policies/findings-routed";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";
import { admitting, inbox, reader, ruleOn } from "../rule-chain";

const detector = aws.detector({}, "detector");
const hub = aws.findingsHub({}, "hub");
const guardDuty = { source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] };
const ai = [
  "Impact:IAMUser/AnomalousModelInvocation",
  "Impact:IAMUser/CostHarvesting",
  "Impact:IAMUser/PromptInjection.Direct",
  "DefenseEvasion:IAMUser/BedrockLoggingDisabled",
];
const auditing = [
  "Stealth:IAMUser/CloudTrailLoggingDisabled",
  "Stealth:IAMUser/PasswordPolicyChange",
  "Stealth:S3/ServerAccessLoggingDisabled",
];
const types = [...ai, ...auditing];
const low = [...ai.slice(0, 3), ...auditing];
const whatMatters = { ...guardDuty, detail: { $or: [{ severity: [{ numeric: [">=", 4] }] }, { type: types }] } };
const to = (pattern: object, more: object = {}) => [...ruleOn(pattern, inbox, more), admitting(), reader];

const nativeDetector = awsNative.detector({ enable: true }, "detector");
const nativeInbox = awsNative.topic({ subscription: [{ protocol: "email", endpoint: "a@example.com" }] }, "inbox");
const nativeRule = (more: object = {}) =>
  awsNative.eventRule(
    { eventPattern: whatMatters, targets: [{ id: "inbox", arn: ref(nativeInbox) }], ...more },
    "rule",
  );
const nativeAdmitting = awsNative.topicInlinePolicy({
  topicArn: ref(nativeInbox),
  policyDocument: {
    Statement: [
      { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sns:Publish", Resource: "*" },
    ],
  },
});

const imported = (...labels: readonly string[]) => ({
  source: ["aws.securityhub"],
  "detail-type": ["Security Hub Findings - Imported"],
  ...(labels.length > 0 && { detail: { findings: { Severity: { Label: labels } } } }),
});

/** Puts away what meets the criteria. */
const filter = (
  criterions: readonly { readonly field: string; readonly [test: string]: unknown }[],
  action = "ARCHIVE",
) =>
  aws.findingFilter(
    { detectorId: ref(detector), action, rank: 1, findingCriteria: { criterions: [...criterions] } },
    "filter",
  );
const putAway = (criterions: Parameters<typeof filter>[0]) => [detector, ...to(whatMatters), filter(criterions)];
const ARCHIVED = /^the filter filter archives it before anybody is told$/;

const unrouted = (findings: string, reason: RegExp, on = "detector") =>
  [{ messageId: "unrouted", data: { findings, reason, fix: /./ }, on }] as const;
const everything = `Findings of severity 4 to 10 and of type ${types.join(", ")}`;
const NONE = /^no event rule matches$/;

new PolicyTester().run(policy, {
  valid: [
    {
      name: "severities from 4 on, and findings about models by their type",
      on: [detector, ...to(whatMatters)],
      doc: true,
    },
    { name: "every finding", on: [detector, ...to(guardDuty)] },
    {
      name: "two rules, each for its own",
      on: [
        detector,
        ...to({ ...guardDuty, detail: { severity: [{ numeric: [">=", 4] }] } }),
        aws.eventRule(
          { name: "models", eventPattern: JSON.stringify({ ...guardDuty, detail: { type: types } }) },
          "models",
        ),
        aws.eventTarget({ rule: "models", arn: ref(inbox, "arn") }, "models"),
      ],
    },
    {
      name: "by Security Hub, which imports what GuardDuty finds",
      on: [detector, hub, ...to(imported())],
    },
    { name: "Security Hub alone", on: [hub, ...to(imported("LOW", "MEDIUM", "HIGH", "CRITICAL"))] },
    {
      name: "critical ones, where no more is asked for",
      on: [detector, ...to({ ...guardDuty, detail: { severity: [{ numeric: [">=", 9] }] } })],
      config: { severities: ["critical"], types: [] },
    },
    { name: "the detector is another stack's", on: to(whatMatters) },
    { name: "a detector of aws-native", on: [nativeDetector, ...to(whatMatters)] },
    {
      name: "detector, rule, topic and subscriber of aws-native",
      on: [nativeDetector, nativeRule(), nativeAdmitting],
    },
    {
      name: "a filter that archives some findings of a scanner",
      on: putAway([
        { field: "severity", greaterThanOrEqual: "1" },
        { field: "resource.instanceDetails.tags.value", equals: ["scanner"] },
      ]),
    },
    {
      name: "a filter that archives findings that do not matter",
      on: putAway([
        { field: "severity", lessThan: "4" },
        { field: "type", notEquals: types },
      ]),
    },
    {
      name: "a filter that sorts and archives nothing",
      on: [detector, ...to(whatMatters), filter([{ field: "severity", greaterThanOrEqual: "1" }], "NOOP")],
    },
    {
      name: "a rule for the account that the stack is in",
      on: [detector, ...to({ ...whatMatters, account: ["123456789012"] })],
    },
  ],
  invalid: [
    { name: "a detector, and no rule", on: detector, errors: unrouted(everything, NONE), doc: true },
    {
      name: "a detector of aws-native, and no rule",
      on: nativeDetector,
      errors: unrouted(everything, NONE),
    },
    {
      name: "a rule of aws-native without a target",
      on: [nativeDetector, nativeRule({ targets: [] })],
      errors: unrouted(everything, /^rule has no target$/),
    },
    {
      name: "a topic of aws-native that does not admit EventBridge",
      on: [nativeDetector, nativeRule()],
      errors: unrouted(everything, /^the topic inbox has the default policy/),
    },
    { name: "Security Hub, and no rule", on: hub, errors: unrouted(everything, NONE, "hub") },
    {
      name: "the usual rule, which leaves out the low findings about models",
      on: [detector, ...to({ ...guardDuty, detail: { severity: [{ numeric: [">=", 4] }] } })],
      errors: unrouted(`Findings of type ${low.join(", ")}`, NONE),
    },
    {
      name: "a rule that leaves out the low findings about auditing",
      on: [detector, ...to({ ...guardDuty, detail: { $or: [{ severity: [{ numeric: [">=", 4] }] }, { type: ai }] } })],
      errors: unrouted(`Findings of type ${auditing.join(", ")}`, NONE),
    },
    {
      name: "severities that were listed before there were critical ones",
      on: [
        detector,
        ...to({
          ...guardDuty,
          detail: { $or: [{ severity: Array.from({ length: 50 }, (_, i) => (40 + i) / 10) }, { type: types }] },
        }),
      ],
      errors: unrouted("Findings of severity 9 to 10", NONE),
    },
    {
      name: "whole numbers",
      on: [detector, ...to({ ...guardDuty, detail: { severity: [9, 10] } })],
      config: { severities: ["critical"], types: [] },
      errors: unrouted("Findings of severity 9.1 to 9.9", NONE),
    },
    {
      name: "findings of Detective, which has none",
      on: to({ source: ["aws.detective"], "detail-type": ["Detective Finding"] }),
      errors: unrouted(everything, NONE, "the stack"),
    },
    {
      name: "a rule that is switched off",
      on: [detector, ...to(whatMatters, { state: "DISABLED" })],
      errors: unrouted(everything, NONE),
    },
    {
      name: "a rule on everything that happens",
      on: [detector, ...to({ source: [{ prefix: "aws." }] })],
      errors: unrouted(everything, NONE),
    },
    {
      name: "a topic that does not admit EventBridge",
      on: [detector, ...ruleOn(whatMatters, inbox), reader],
      errors: unrouted(everything, /^the topic inbox has the default policy/),
    },
    {
      name: "a rule without a target",
      on: [detector, aws.eventRule({ eventPattern: JSON.stringify(whatMatters) }, "rule")],
      errors: unrouted(everything, /^rule has no target$/),
    },
    {
      name: "by Security Hub, severe ones alone",
      on: [detector, hub, ...to(imported("HIGH", "CRITICAL"))],
      errors: unrouted(`Findings of severity 4 to 6.9 and of type ${types.join(", ")}`, NONE),
    },
    {
      name: "a filter that archives low findings, as those about models are",
      on: putAway([{ field: "severity", equals: ["1", "2", "3"] }]),
      errors: unrouted(`Findings of type ${low.join(", ")}`, ARCHIVED),
    },
    {
      name: "a filter that archives all but some types",
      on: putAway([
        { field: "type", notEquals: types },
        { field: "service.archived", equals: ["false"] },
      ]),
      errors: unrouted("Findings of severity 4 to 10", ARCHIVED),
    },
    {
      name: "a filter of aws-native that archives all from some severity on",
      on: (() => {
        const native = nativeDetector;
        const criterion = { severity: { gt: 8, lte: 10 } };
        return [
          native,
          ...to(whatMatters),
          awsNative.findingFilter(
            { detectorId: ref(native), action: "ARCHIVE", findingCriteria: { criterion } },
            "filter",
          ),
        ];
      })(),
      errors: unrouted("Findings of severity 8.1 to 10", ARCHIVED),
    },
    {
      name: "an action that does not exist",
      on: [detector, ...to(whatMatters), filter([{ field: "severity", equals: ["1"] }], "HIDE")],
      config: { severities: ["critical"], types: [] },
      errors: unrouted("Findings of severity 9 to 10", /none that GuardDuty knows/),
    },
    {
      name: "a rule in another Region",
      on: [aws.detector({ region: "eu-west-1" }, "detector"), ...to(whatMatters)],
      errors: unrouted(everything, NONE),
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /Security Center is not judged/,
    },

    { name: "a trail alone", on: aws.trail({ s3BucketName: "logs" }), because: /neither finds threats/ },
    {
      name: "the administrator's account tells",
      on: detector,
      config: { providedElsewhere: true },
      because: /told elsewhere/,
    },
  ],
  undecided: [
    {
      name: "a pattern that is not known yet",
      on: [detector, aws.eventRule({ eventPattern: unknown }, "rule")],
      waitsFor: ["rule"],
    },
    {
      name: "a rule on a bus of its own",
      on: [detector, ...to(whatMatters, { eventBusName: "alerts" })],
      waitsFor: ["rule"],
    },
    {
      name: "by Security Hub, which another stack may have",
      on: [detector, ...to(imported())],
      waitsFor: ["rule"],
    },
    {
      name: "by the newer Security Hub",
      on: [detector, ...to({ source: ["aws.securityhub"], "detail-type": ["Findings Imported V2"] })],
      waitsFor: ["rule"],
    },
  ],
});
