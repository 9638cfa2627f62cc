import assert from "node:assert/strict";
import { catalogue } from "../../src/detections/catalogue";
import type { Detection } from "../../src/detections/detection";
import { type AuditEvent, event } from "../../src/detections/event";
import { trace, traceEvent } from "../../src/detections/trace";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { audit, type TestResource } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { trail } from "../alert-chain";
import { aws, deliveryRolePolicy } from "../resources";
import { admitting, calls, inbox, reader, ruleOn } from "../rule-chain";

const stackOf = (resources: readonly TestResource[]) => fromSnapshot(toSnapshot(resources, { mode: "update" })).outputs;

const follow = (resources: readonly TestResource[], record: AuditEvent) => traceEvent(stackOf(resources), record);

const byId = (id: string) => catalogue.find((each) => each.id === id) as Detection;

const stopped = event({ eventSource: "cloudtrail.amazonaws.com", eventName: "StopLogging", awsRegion: "us-east-1" });

describe("what others get wrong about event rules", () => {
  it("EventBridge gives SNS no source: a topic policy with a condition refuses it", () => {
    const rule = ruleOn(calls("cloudtrail", "StopLogging"), inbox);
    assert.equal(follow([trail, deliveryRolePolicy, ...rule, admitting(), reader], stopped).status, "covered");
    const conditional = admitting({ Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } });
    const { step, reason } = follow([trail, deliveryRolePolicy, ...rule, conditional, reader], stopped);
    assert.equal(step, "notified");
    assert.match(reason ?? "", /refuses events\.amazonaws\.com/);
  });

  it("a rule that is ENABLED sees no management event that reads", () => {
    const listed = { ...stopped, eventName: "LookupEvents", readOnly: true };
    const rule = (state: string) => ruleOn(calls("cloudtrail", "LookupEvents"), inbox, { state });
    const on = (state: string) => follow([trail, deliveryRolePolicy, ...rule(state), admitting(), reader], listed);
    assert.equal(on("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS").status, "covered");
    assert.notEqual(on("ENABLED").status, "covered");
  });

  it("a rule sees its own Region, where a trail brings every Region to one log group", () => {
    const rule = ruleOn(calls("cloudtrail", "StopLogging"), inbox);
    const stack = [trail, deliveryRolePolicy, ...rule, admitting(), reader];
    assert.notEqual(follow(stack, { ...stopped, awsRegion: "eu-west-3" }).status, "covered");
    const detection = byId("cloudtrail-changes");
    const all = ruleOn(
      calls("cloudtrail", "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"),
      inbox,
    );
    assert.match(
      trace(stackOf([trail, deliveryRolePolicy, ...all, admitting(), reader]), detection).reason ?? "",
      /sees what happens in its own Region only/,
    );
    const covered = (...regions: readonly string[]) =>
      trace(stackOf([trail, deliveryRolePolicy, ...all, admitting(), reader]), detection, regions).status;
    assert.equal(covered("us-east-1"), "covered");
    assert.equal(covered("us-east-1", "eu-west-1"), "broken");
  });

  it("a rule is as good as a metric filter for what has no Region", () => {
    const detection = byId("iam-policy-changes");
    const names = detection.must.map(({ eventName }) => String(eventName));
    const stack = (...called: readonly string[]) =>
      stackOf([trail, deliveryRolePolicy, ...ruleOn(calls("iam", ...called), inbox), admitting(), reader]);
    const covered = trace(stack(...names), detection);
    assert.deepEqual(
      covered.path?.map(({ step }) => step),
      ["captured", "matched", "notified"],
    );
    assert.equal(trace(stack(...names.slice(1)), detection).status, "broken");
  });

  it("a rule that hands on everything detects nothing, and none counts how often", () => {
    const everything = ruleOn({ "detail-type": ["AWS API Call via CloudTrail"] }, inbox);
    const stack = (...rule: readonly TestResource[]) =>
      stackOf([trail, deliveryRolePolicy, ...rule, admitting(), reader]);
    assert.equal(trace(stack(...everything), byId("trail-stopped")).status, "broken");
    const stops = ruleOn(calls("cloudtrail", "StopLogging", "DeleteTrail", "UpdateTrail"), inbox);
    assert.equal(trace(stack(...stops), byId("trail-stopped")).status, "covered");
    const starts = ruleOn(calls("ec2", "RunInstances", "StartInstances"), inbox);
    assert.equal(trace(stack(...starts), byId("gpu-start-burst"), ["us-east-1"]).status, "broken");
  });

  it("Detective publishes no findings", async () => {
    const waiting = (pattern: object) =>
      audit([aws.eventRule({ eventPattern: JSON.stringify(pattern) }, "rule")]).then(({ results }) =>
        results.flatMap((r) => (r.policy === "event-rule-can-match" ? [r.messageId ?? r.verdict] : [])),
      );
    assert.deepEqual(await waiting({ source: ["aws.detective"], "detail-type": ["Detective Finding"] }), [
      "deadDetailType",
    ]);
    assert.deepEqual(await waiting({ source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"] }), ["compliant"]);
  });
});
