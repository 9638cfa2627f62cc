import assert from "node:assert/strict";
import { event } from "../../src/detections/event";
import { type Trace, traceEvent } from "../../src/detections/trace";
import { nameOf } from "../../src/snapshot/urn";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { ref, type TestResource, unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import {
  nativeAlarmFor,
  nativeDelivering,
  nativeFilterFor,
  nativeGroup,
  nativeLogAlarmOn,
  nativeSubscriber,
} from "../native-chain";
import { awsNative } from "../resources";

const stopped = event({ eventSource: "cloudtrail.amazonaws.com", eventName: "StopLogging", awsRegion: "us-east-1" });

const follow = (resources: readonly TestResource[], mode: "preview" | "update" = "update"): Trace =>
  traceEvent(fromSnapshot(toSnapshot(resources, { mode })).outputs, stopped);

const withAlarm = (...alarm: readonly TestResource[]) => [nativeDelivering, nativeSubscriber, ...alarm];

/** A role that CloudTrail may not assume. */
const roleOfOthers = awsNative.role(
  {
    roleName: "others",
    assumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
  },
  "others",
);

/** Without any way that is known to work: what no alarm on logs changes. */
const without = follow(withAlarm());

describe("an alarm on the logs of a trail", () => {
  it("leaves it open whether anything is detected, and says why", () => {
    for (const mode of ["preview", "update"] as const) {
      const { status, urn, reason } = follow(withAlarm(nativeLogAlarmOn([ref(nativeGroup, "arn")])), mode);
      assert.equal(status, "undecided");
      assert.equal(nameOf(urn ?? ""), "stopped");
      assert.match(reason ?? "", /evaluates no queries of CloudWatch Logs Insights/);
    }
    assert.equal(follow(withAlarm(nativeLogAlarmOn(["other", "audit"]))).status, "undecided");
  });

  it("changes nothing when it queries another log group", () => {
    assert.equal(without.step, "matched");
    assert.deepEqual(follow(withAlarm(nativeLogAlarmOn(["other"]))), without);
    const other = awsNative.logGroup({ logGroupName: "other" }, "other");
    assert.deepEqual(follow(withAlarm(nativeLogAlarmOn([ref(other, "arn")]))), without);
  });

  it("may query it when it lists no log group, or one that is unknown", () => {
    assert.match(follow(withAlarm(nativeLogAlarmOn(undefined))).reason ?? "", /it lists no log groups/);
    assert.equal(follow(withAlarm(nativeLogAlarmOn([unknown]))).status, "undecided");
  });

  it("changes nothing when it is broken", () => {
    for (const own of [{ actionsEnabled: false }, { alarmActions: [] }, { queryResultsToAlarm: 2 }])
      assert.deepEqual(follow(withAlarm(nativeLogAlarmOn(["audit"], own))), without, JSON.stringify(own));
    const undelivered = {
      ...nativeDelivering,
      props: { ...nativeDelivering.props, cloudWatchLogsRoleArn: ref(roleOfOthers, "arn") },
    };
    const broken = follow([undelivered, nativeSubscriber]);
    assert.equal(broken.step, "delivered");
    assert.deepEqual(follow([undelivered, nativeSubscriber, nativeLogAlarmOn(["audit"])]), broken);
    const unheard = nativeLogAlarmOn(["audit"]);
    assert.deepEqual(follow([nativeDelivering, unheard]), follow([nativeDelivering]));
  });

  it("looks into groups that have no metric filters", () => {
    const cold = { ...nativeGroup, props: { logGroupName: "audit", logGroupClass: "INFREQUENT_ACCESS" } };
    const trail = {
      ...nativeDelivering,
      props: { ...nativeDelivering.props, cloudWatchLogsLogGroupArn: ref(cold, "arn") },
    };
    assert.equal(follow([trail, nativeSubscriber]).status, "broken");
    assert.equal(follow([trail, nativeSubscriber, nativeLogAlarmOn([ref(cold, "arn")])]).status, "undecided");
  });

  it("does not get in the way of what is known to work", () => {
    const chain = [nativeFilterFor("Stopped", '{ $.eventName = "StopLogging" }'), nativeAlarmFor("Stopped")];
    assert.equal(follow(withAlarm(nativeLogAlarmOn(["audit"]), ...chain)).status, "covered");
  });

  it("is nothing that a metric filter raises", () => {
    const filter = nativeFilterFor("Stopped", '{ $.eventName = "StopLogging" }');
    const { status, step } = follow(withAlarm(nativeLogAlarmOn(["other"]), filter));
    assert.deepEqual([status, step], ["broken", "alarmed"]);
  });
});
