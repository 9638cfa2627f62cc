import assert from "node:assert/strict";
import type { EventRuleArgs } from "@pulumi/aws/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import { ruleSees } from "../../src/chain/alerting/rules";
import { calls, event } from "../../src/detections/event";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { ref, unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws } from "../resources";

const ruleOf = (props: Unwrap<EventRuleArgs>, region = "us-east-1") => {
  const { outputs } = fromSnapshot(toSnapshot([aws.eventRule(props)], { mode: "update", region }));
  const [rule] = outputs.subjects("eventRule");
  assert(rule);
  return rule;
};

const withPattern = (pattern: object, props: Unwrap<EventRuleArgs> = {}, region?: string) =>
  ruleOf({ ...props, eventPattern: JSON.stringify(pattern) }, region);

const apiCalls = { "detail-type": ["AWS API Call via CloudTrail"] };
const local = { awsRegion: "us-east-1" };
const stopLogging = event({ eventSource: "cloudtrail.amazonaws.com", eventName: "StopLogging", ...local });
const readsToo = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

describe("an event rule sees of CloudTrail", () => {
  it("what its pattern matches, in the event that is made of the record", () => {
    const pattern = {
      ...apiCalls,
      source: ["aws.cloudtrail"],
      account: ["123456789012"],
      region: ["us-east-1"],
      detail: { eventSource: ["cloudtrail.amazonaws.com"], eventName: ["StopLogging"] },
    };
    assert.equal(ruleSees(withPattern(pattern), stopLogging), true);
    assert.equal(ruleSees(withPattern({ ...pattern, source: ["aws.s3"] }), stopLogging), false);
    assert.equal(ruleSees(withPattern({ ...pattern, "detail-type": ["GuardDuty Finding"] }), stopLogging), false);
  });

  it("nothing when it is switched off or without a pattern; on another bus, what is forwarded", () => {
    assert.equal(ruleSees(withPattern(apiCalls, { state: "DISABLED" }), stopLogging), false);
    assert.equal(ruleSees(withPattern(apiCalls, { isEnabled: false }), stopLogging), false);
    assert.equal(ruleSees(withPattern(apiCalls, { eventBusName: "audit" }), stopLogging), undefined);
    assert.equal(
      ruleSees(withPattern({ ...apiCalls, source: ["aws.s3"] }, { eventBusName: "audit" }), stopLogging),
      false,
    );
    const bus = "arn:aws:events:us-east-1:123456789012:event-bus/default";
    assert.equal(ruleSees(withPattern(apiCalls, { eventBusName: bus }), stopLogging), true);
    assert.equal(ruleSees(ruleOf({ scheduleExpression: "rate(1 day)" }), stopLogging), false);
  });

  // EventBridge User Guide, "Receiving read-only management events from AWS services".
  it("management events that read in one state only", () => {
    const read = event({ eventSource: "ec2.amazonaws.com", eventName: "DescribeInstances", readOnly: true, ...local });
    assert.equal(ruleSees(withPattern(apiCalls), read), false);
    assert.equal(ruleSees(withPattern(apiCalls, { state: readsToo }), read), true);
    const assume = event({ eventSource: "sts.amazonaws.com", eventName: "AssumeRole", readOnly: true, ...local });
    assert.equal(ruleSees(withPattern(apiCalls), assume), undefined);
    assert.equal(ruleSees(withPattern(apiCalls, { state: readsToo }), assume), true);
    const data = event({ eventSource: "s3.amazonaws.com", eventName: "GetObject", eventCategory: "Data", ...local });
    assert.equal(ruleSees(withPattern(apiCalls), data), true);
  });

  it("events of its own Region, and those without one in the partition's main Region", () => {
    assert.equal(ruleSees(withPattern(apiCalls, {}, "eu-west-1"), stopLogging), false);
    assert.equal(ruleSees(withPattern(apiCalls, {}, "eu-west-1"), { ...stopLogging, awsRegion: "eu-west-1" }), true);
    assert.equal(ruleSees(withPattern(apiCalls, {}, "eu-west-1"), { ...stopLogging, awsRegion: undefined }), true);
    for (const createUser of calls("iam", "CreateUser")) {
      assert.equal(ruleSees(withPattern(apiCalls), createUser), true);
      assert.equal(ruleSees(withPattern(apiCalls, {}, "eu-west-1"), createUser), false);
      assert.equal(ruleSees(withPattern(apiCalls, {}, "cn-north-1"), createUser), true);
    }
  });

  it("sign-ins by the name that they arrive with; the one that the documentation lists is left open", () => {
    const signIn = event({
      ...{ eventSource: "signin.amazonaws.com", eventName: "ConsoleLogin", eventType: "AwsConsoleSignIn", ...local },
    });
    const named = (...names: readonly string[]) => withPattern({ source: ["aws.signin"], "detail-type": names });
    assert.equal(ruleSees(named("AWS Console Sign In via CloudTrail"), signIn), true);
    assert.equal(ruleSees(named("AWS Console Signin via CloudTrail"), signIn), undefined);
    assert.equal(ruleSees(named("AWS API Call via CloudTrail"), signIn), false);
  });

  it("what cannot be known before deployment once it is known", () => {
    const open = ruleOf({
      eventPattern: `{"source":["aws.cloudtrail"],"detail":{"requestParameters":{"name":["${unknown}"]}}}`,
    });
    assert.equal(ruleSees(open, { ...stopLogging, requestParameters: { name: "main" } }), undefined);
    for (const createUser of calls("iam", "CreateUser")) assert.equal(ruleSees(open, createUser), false);
    const { inputs } = fromSnapshot(toSnapshot([aws.eventRule({ eventPattern: unknown })], { mode: "preview" }));
    const [rule] = inputs.subjects("eventRule");
    assert(rule);
    assert.throws(() => ruleSees(rule, stopLogging), { name: "UndecidedError" });
  });
});

describe("event rules and targets", () => {
  const rule = aws.eventRule({ name: "findings", eventPattern: '{"source":["aws.guardduty"]}' }, "findings");
  const topic = aws.topic({ name: "alerts" }, "alerts");

  for (const mode of ["preview", "update"] as const)
    it(`are linked, in a ${mode}`, () => {
      const target = aws.eventTarget({ rule: ref(rule, "name"), arn: ref(topic, "arn") });
      const { outputs } = fromSnapshot(toSnapshot([target], { mode }));
      const [found] = outputs.subjects("eventTarget");
      assert.equal(found?.rule.target?.resource.name, "findings");
      assert.equal(found?.topic.target?.resource.name, "alerts");
      assert.equal(found?.role.isSet, false);
    });

  it("have ids and ARNs as AWS gives them", () => {
    const own = aws.eventRule({ name: "own", eventBusName: "audit", eventPattern: '{"source":["x"]}' }, "own");
    const target = aws.eventTarget({
      rule: "findings",
      arn: "arn:aws:sqs:us-east-1:123456789012:q",
      targetId: "queue",
    });
    const { resources } = toSnapshot([rule, own, target], { mode: "update" });
    const idOf = (name: string) => resources.find((each) => each.name === name)?.id;
    const arnOf = (name: string) => resources.find((each) => each.name === name)?.outputs.arn;
    assert.equal(idOf("findings"), "findings");
    assert.equal(arnOf("findings"), "arn:aws:events:us-east-1:123456789012:rule/findings");
    assert.equal(idOf("own"), "audit/own");
    assert.equal(arnOf("own"), "arn:aws:events:us-east-1:123456789012:rule/audit/own");
    assert.equal(idOf("it"), "findings-queue");
  });
});
