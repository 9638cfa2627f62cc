import policy from "../../policypack/policies/detections-ai-workloads";
import { aiWorkloadDetections, dataSetDetections } from "../../src/detections/ai-workloads";
import { PolicyTester, type TestResource, unknown } from "../../src/testing";
import { alarmFor, filterFor, group, subscriber, trail } from "../alert-chain";
import {
  nativeAdmitting,
  nativeAlarmFor,
  nativeDelivering,
  nativeFilterFor,
  nativeRuleOn,
  nativeSubscriber,
} from "../native-chain";
import { alicloud, deliveryRolePolicy } from "../resources";
import { calls } from "../rule-chain";

/** One chain at a time is enough to see how it is put together. */
const allBut = (...ids: readonly string[]): readonly string[] =>
  [...aiWorkloadDetections, ...dataSetDetections(["data"])].map(({ id }) => id).filter((id) => !ids.includes(id));

const recording = (...fieldSelectors: readonly object[][]): TestResource => ({
  ...trail,
  props: { ...trail.props, advancedEventSelectors: fieldSelectors.map((fields) => ({ fieldSelectors: fields })) },
});

const management = [{ field: "eventCategory", equals: ["Management"] }];
const dataOf = (type: string) => [
  { field: "eventCategory", equals: ["Data"] },
  { field: "resources.type", equals: [type] },
];
const aiData = [dataOf("AWS::SageMaker::Endpoint"), dataOf("AWS::BedrockMantle::Project")];

const names = (...events: readonly string[]): string => events.map((name) => `($.eventName = "${name}")`).join(" || ");
const from = (source: string, ...events: readonly string[]): string =>
  `{ ($.eventSource = "${source}.amazonaws.com") && (${names(...events)}) }`;

const chain = (pattern: string, more: object = {}): readonly TestResource[] => [
  deliveryRolePolicy,
  filterFor("Ai", pattern),
  alarmFor("Ai", more),
  subscriber,
];

const burst = (threshold: number, period = 300) => ({
  comparisonOperator: "GreaterThanThreshold",
  threshold,
  period,
});

const broken = (detections: string, reason: RegExp) =>
  [{ messageId: "broken", data: { detections, reason, fix: /./ } }] as const;

const studio = from("sagemaker", "CreateDomain", "UpdateDomain", "DeleteDomain");
const modelCalls = from("bedrock", "InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream");
const denied = '{ $.errorCode = "AccessDenied*" }';
const reads = from("s3", "GetObject");
const only = (...ids: readonly string[]) => ({ providedElsewhere: allBut(...ids) });

const studioCalls = calls("sagemaker", "CreateDomain", "UpdateDomain", "DeleteDomain");

new PolicyTester().run(policy, {
  valid: [
    {
      name: "changes of a studio raise an alert",
      on: [trail, ...chain(studio)],
      config: only("studio-changed"),
      doc: true,
    },
    {
      name: "changes of a studio, the whole chain in aws-native",
      on: [nativeDelivering, nativeFilterFor("Ai", studio), nativeAlarmFor("Ai"), nativeSubscriber],
      config: only("studio-changed"),
    },
    {
      name: "denied calls of endpoints, which are data events",
      on: [recording(management, ...aiData), ...chain(denied)],
      config: only("endpoint-calls-denied"),
    },
    {
      name: "model calls by the thousand",
      on: [trail, ...chain(modelCalls, burst(1000))],
      config: only("model-call-burst"),
    },
    {
      name: "endpoint calls by the thousand",
      on: [
        recording(management, ...aiData),
        ...chain(
          `{ (${names("InvokeEndpoint", "InvokeEndpointAsync", "InvokeEndpointWithResponseStream", "CreateInference")}) }`,
          burst(1000),
        ),
      ],
      config: only("endpoint-call-burst"),
    },
    {
      name: "an alarm that goes off earlier",
      on: [trail, ...chain(modelCalls, burst(100))],
      config: only("model-call-burst"),
    },
    {
      name: "denied access to a data set that the trail records",
      on: [recording(management, dataOf("AWS::S3::Object")), ...chain(denied)],
      config: { ...only("data-set-access-denied"), dataSetBuckets: ["letters"] },
    },
    {
      name: "a data set that is read by the thousand",
      on: [recording(management, dataOf("AWS::S3::Object")), ...chain(reads, burst(1000))],
      config: { ...only("data-set-read-burst"), dataSetBuckets: ["letters"] },
    },
    {
      name: "where models are used in one Region only",
      on: [trail, ...chain(studio)],
      config: { ...only("studio-changed"), regions: ["us-east-1"] },
    },
    {
      name: "a rule of aws-native that lists its target",
      on: [nativeDelivering, nativeRuleOn(studioCalls), nativeAdmitting()],
      config: { ...only("studio-changed"), regions: ["us-east-1"] },
    },
  ],
  invalid: [
    {
      name: "one of the calls is left out",
      on: [trail, ...chain(from("sagemaker", "CreateDomain", "DeleteDomain"))],
      config: only("studio-changed"),
      errors: broken("studio-changed", /^no metric filter matches UpdateDomain/),
      doc: true,
    },
    {
      name: "one of the calls is left out by a filter of aws-native",
      on: [
        nativeDelivering,
        nativeFilterFor("Ai", from("sagemaker", "CreateDomain", "UpdateDomain")),
        nativeAlarmFor("Ai"),
        nativeSubscriber,
      ],
      config: only("studio-changed"),
      errors: broken("studio-changed", /^no metric filter matches DeleteDomain/),
    },
    {
      name: "data events that the trail does not record",
      on: [trail, ...chain(denied)],
      config: only("endpoint-calls-denied"),
      errors: broken("endpoint-calls-denied", /selectors of it do not record InvokeEndpoint/),
    },
    {
      name: "calls through Bedrock Mantle that the trail does not record",
      on: [recording(management, dataOf("AWS::SageMaker::Endpoint")), ...chain(denied)],
      config: only("endpoint-calls-denied"),
      errors: broken("endpoint-calls-denied", /do not record CreateInference/),
    },
    {
      name: "a burst that is noticed too late",
      on: [trail, ...chain(modelCalls, burst(5000))],
      config: only("model-call-burst"),
      errors: broken("model-call-burst", /./),
    },
    {
      name: "a data set that the trail leaves out",
      on: [
        recording(management, [
          ...dataOf("AWS::S3::Object"),
          { field: "resources.ARN", startsWiths: ["arn:aws:s3:::letters/"] },
        ]),
        ...chain(denied),
      ],
      config: { ...only("data-set-access-denied"), dataSetBuckets: ["letters", "pictures"] },
      errors: broken("data-set-access-denied", /do not record GetObject/),
    },
    {
      name: "a stack that has to watch, and has no trail",
      on: group,
      config: { ...only("studio-changed"), presence: "required" },
      errors: broken("studio-changed", /no CloudTrail trail/),
    },
    {
      name: "a rule of aws-native that is disabled",
      on: [nativeDelivering, nativeRuleOn(studioCalls, { state: "DISABLED" }), nativeAdmitting()],
      config: { ...only("studio-changed"), regions: ["us-east-1"] },
      errors: broken("studio-changed", /^no metric filter matches CreateDomain$/),
    },
    {
      name: "a rule of aws-native that leaves one of the calls out",
      on: [nativeDelivering, nativeRuleOn(calls("sagemaker", "CreateDomain", "UpdateDomain")), nativeAdmitting()],
      config: { ...only("studio-changed"), regions: ["us-east-1"] },
      errors: broken("studio-changed", /^no metric filter matches DeleteDomain$/),
    },
    {
      name: "a rule of aws-native without a target",
      on: [nativeDelivering, nativeRuleOn(studioCalls, { targets: [] }), nativeAdmitting()],
      config: { ...only("studio-changed"), regions: ["us-east-1"] },
      errors: broken("studio-changed", /^rule has no target$/),
    },
    {
      name: "a rule of aws-native, and a topic that admits alarms alone",
      on: [nativeDelivering, nativeRuleOn(studioCalls), nativeAdmitting("cloudwatch.amazonaws.com")],
      config: { ...only("studio-changed"), regions: ["us-east-1"] },
      errors: broken("studio-changed", /^the policy of the topic inbox refuses events\.amazonaws\.com: /),
    },
    {
      name: "a rule of aws-native, for what can happen in any Region",
      on: [nativeDelivering, nativeRuleOn(studioCalls), nativeAdmitting()],
      config: only("studio-changed"),
      errors: broken("studio-changed", /^the rule rule sees what happens in its own Region only$/),
    },
  ],
  notApplicable: [
    { name: "a stack that audits nothing", on: group, because: /nothing that audits/ },
    {
      name: "Alibaba Cloud: where it is required, and cannot be asked",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      config: { presence: "required" },
      because: /is not documented/,
    },
    {
      name: "Alibaba Cloud: a trail beside something else in AWS",
      on: [alicloud.trail({ trailName: "audit", ossBucketName: "records" }), subscriber],
      because: /in no cloud whose AI services/,
    },
  ],
  undecided: [{ name: "a pattern that is not known yet", on: filterFor("Ai", unknown), waitsFor: ["filter"] }],
});
