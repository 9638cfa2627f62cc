import assert from "node:assert/strict";
import { findingEvent, importedEvent, type ServiceEvent } from "../../src/detections/finding-events";
import { finderOf } from "../../src/detections/findings";
import { type Trace, traceFinding } from "../../src/detections/trace";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { ref, type TestResource } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws } from "../resources";
import { admitting, inbox, reader, ruleOn } from "../rule-chain";

const place = { account: "123456789012", region: "us-east-1" };
const harvesting = { type: "Impact:IAMUser/CostHarvesting", severity: 2 };
const finding = findingEvent(harvesting, place);

const detector = aws.detector({}, "detector");
const feature = (name: string, status = "ENABLED") =>
  aws.detectorFeature({ detectorId: ref(detector), name, status }, name);
const alerting = [
  ...ruleOn({ source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] }, inbox),
  admitting(),
  reader,
];

const follow = (resources: readonly TestResource[], event: ServiceEvent = finding): Trace =>
  traceFinding(fromSnapshot(toSnapshot(resources, { mode: "update" })).outputs, event);

const stepsOf = ({ path = [] }: Trace): readonly string[] => path.map(({ step }) => step);

describe("the trace of a finding", () => {
  it("goes from the detector by a rule to somebody", () => {
    const trace = follow([detector, feature("AI_PROTECTION"), ...alerting]);
    assert.equal(trace.status, "covered");
    assert.deepEqual(stepsOf(trace), ["captured", "matched", "notified"]);
  });

  const breaks: readonly (readonly [string, readonly TestResource[], ServiceEvent, string, RegExp])[] = [
    ["there is no detector", alerting, finding, "captured", /^the stack has no detector in us-east-1$/],
    [
      "the detector is in another Region",
      [aws.detector({ region: "eu-west-1" }, "detector"), ...alerting],
      finding,
      "captured",
      /^the stack has no detector in us-east-1$/,
    ],
    [
      "the detector is switched off",
      [aws.detector({ enable: false }, "detector"), ...alerting],
      finding,
      "captured",
      /^detector is switched off$/,
    ],
    [
      "its feature is switched off",
      [detector, feature("AI_PROTECTION", "DISABLED"), ...alerting],
      finding,
      "captured",
      /does not have AI_PROTECTION on/,
    ],
    [
      "runtime monitoring is not declared, which is off by itself",
      [detector, ...alerting],
      findingEvent({ type: "CryptoCurrency:Runtime/BitcoinTool.B", severity: 8 }, place),
      "captured",
      /does not have RUNTIME_MONITORING on/,
    ],
    ["no rule takes it", [detector, feature("AI_PROTECTION"), reader], finding, "matched", /^no event rule matches$/],
    [
      "the topic refuses EventBridge",
      [detector, feature("AI_PROTECTION"), ...alerting.slice(0, 2), reader],
      finding,
      "notified",
      /^the topic inbox has the default policy/,
    ],
    ["Security Hub is not on", alerting, importedEvent(harvesting, place), "captured", /^the stack has no hub/],
    [
      "no rule takes what Security Hub hands on",
      [aws.findingsHub({}, "hub"), ...alerting],
      importedEvent(harvesting, place),
      "matched",
      /^no event rule matches$/,
    ],
  ];
  for (const [what, resources, event, step, reason] of breaks)
    it(`breaks where ${what}`, () => {
      const trace = follow(resources, event);
      assert.equal(trace.status, "broken");
      assert.equal(trace.step, step);
      assert.match(trace.reason ?? "", reason);
      assert.match(trace.fix ?? "", /./);
    });

  it("cannot be told while nothing declares the feature that finds it", () => {
    const trace = follow([detector, ...alerting]);
    assert.equal(trace.status, "undecided");
    assert.match(trace.reason ?? "", /has AI_PROTECTION on cannot be told/);
  });

  it("goes by Security Hub, which hands it on", () => {
    const rule = ruleOn(
      {
        source: ["aws.securityhub"],
        "detail-type": ["Security Hub Findings - Imported"],
        detail: { findings: { ProductName: ["GuardDuty"], Severity: { Label: ["LOW"] } } },
      },
      inbox,
    );
    const stack = [detector, feature("AI_PROTECTION"), aws.findingsHub({}, "hub"), ...rule, admitting(), reader];
    assert.equal(follow(stack).status, "covered");
    assert.equal(follow(stack, importedEvent(harvesting, place)).status, "covered");
    assert.notEqual(follow(stack, importedEvent({ ...harvesting, severity: 4 }, place)).status, "covered");
  });
});

describe("what finds a type of finding", () => {
  const finders: Readonly<Record<string, string | undefined>> = {
    "Impact:IAMUser/AnomalousModelInvocation": "AI_PROTECTION",
    "Impact:IAMUser/PromptInjection.Direct": "AI_PROTECTION",
    "DefenseEvasion:IAMUser/BedrockLoggingDisabled": undefined,
    "Impact:IAMUser/AnomalousBehavior": undefined,
    "Exfiltration:S3/AnomalousBehavior": "S3_DATA_EVENTS",
    "Policy:S3/BucketBlockPublicAccessDisabled": undefined,
    "Stealth:S3/ServerAccessLoggingDisabled": undefined,
    "CryptoCurrency:Runtime/BitcoinTool.B": "RUNTIME_MONITORING",
    "CredentialAccess:Kubernetes/MaliciousIPCaller": "EKS_AUDIT_LOGS",
    "CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin": "RDS_LOGIN_EVENTS",
    "Backdoor:Lambda/C&CActivity.B": "LAMBDA_NETWORK_LOGS",
    "Execution:EC2/MaliciousFile": "EBS_MALWARE_PROTECTION",
  };
  for (const [type, feature] of Object.entries(finders))
    it(`${type} is found by ${feature ?? "every detector"}`, () => {
      assert.equal(finderOf(type), feature);
    });
});
