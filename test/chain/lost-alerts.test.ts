import assert from "node:assert/strict";
import policy from "../../policypack/policies/topic-reaches-subscriber";
import { audit, ref, type TestResource } from "../../src/testing";
import { aws } from "../resources";
import { alarmOn, CLOUDWATCH, filter, rule, ruled, ruleOn, subscribed, topic } from "../topics";

const alarm = alarmOn(topic);
const another = (name: string): TestResource => ({ ...alarm, name, props: { ...alarm.props, name } });

const byAttributes = { filterPolicy: '{"severity":["high"]}' };
const someone = (name: string, more: object = byAttributes): TestResource => ({ ...subscribed(topic, more), name });
const waitingForTheEnd = someone("waiting", {
  filterPolicyScope: "MessageBody",
  filterPolicy: '{"NewStateValue":["OK"]}',
});
const queue = aws.queue({ name: "inbox" }, "inbox");
const toQueue = aws.subscription({ topic: ref(topic, "arn"), protocol: "sqs", endpoint: ref(queue, "arn") }, "queue");

const admittingRoot = ruled({
  Principal: CLOUDWATCH,
  Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:root" } },
});

/** What is said of alerts that are lost. */
const told = async (...resources: readonly TestResource[]): Promise<readonly string[]> => {
  const { results } = await audit([topic, filter, ...resources], { policies: [policy] });
  return results.filter(({ verdict }) => verdict === "violating").map(({ message = "" }) => message);
};

describe("alerts that a topic loses", () => {
  it("are told with what stops each subscription, in one order however the program makes them", async () => {
    const subscriptions = [waitingForTheEnd, someone("somebody"), toQueue];
    const [message = "", ...others] = await told(alarm, ...subscriptions);
    assert.deepEqual(others, []);
    assert.match(
      message,
      /^loses alerts of root: inbox does not let [^;]* anything; somebody filters by [^;]* none; the filter of waiting lets [^;]* through\. To mend it, allow [^;]*, or remove `filterPolicy`, or let `filterPolicy` admit a `NewStateValue` of ALARM\.$/,
    );
    assert.deepEqual(await told(alarm, ...[...subscriptions].reverse()), [message]);
    assert.deepEqual(await told(alarm, ...subscriptions, someone("all", {})), []);
  });

  it("are told with the first few of many subscriptions, and one way to mend them once", async () => {
    const [message = ""] = await told(alarm, ...["f", "e", "d", "c", "b", "a"].map((name) => someone(name)));
    assert.match(
      message,
      /: a filters [^;]*; b filters [^;]*; c filters [^;]*; d filters [^;]* and 2 more \(subscribed as well\)\. To mend it, remove `filterPolicy`\.$/,
    );
  });

  it("are told with the names of all alarms that the policy refuses, and of no other", async () => {
    const messages = await told(another("two"), alarm, another("one"), subscribed(topic), admittingRoot);
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? "", /^loses alerts of one, two: the policy of the topic it refuses cloudwatch\./);
  });

  it("are told by the reason why, where an alarm and a rule are lost for different ones", async () => {
    const messages = await told(alarm, another("one"), rule, ruleOn(topic), subscribed(topic), admittingRoot);
    assert.equal(messages.length, 2);
    assert.match(messages[0] ?? "", /^loses alerts of one: the policy .* statement 1 has a condition/);
    assert.match(messages[1] ?? "", /^loses alerts of findings: the policy .* statement 1 is about other princ/);
  });
});
