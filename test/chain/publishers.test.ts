import assert from "node:assert/strict";
import { publishersTo } from "../../src/chain/alerting/publishers";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { ref, unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { nativeLogAlarmOn, nativeSubscriber } from "../native-chain";
import { aws } from "../resources";

const topics = ["a", "b"].map((name) => aws.topic({ name }, name));

const pattern = JSON.stringify({ source: ["aws.guardduty"] });

/** Services that publish to a topic, where one rule leads to each of the two. */
const servicesTo = (name: string, patterns: readonly string[]): readonly string[] => {
  const rules = patterns.map((eventPattern, i) => aws.eventRule({ name: `${i}`, eventPattern }, `rule-${i}`));
  const targets = rules.flatMap((rule, i) => {
    const topic = topics[i];
    return topic ? [aws.eventTarget({ rule: ref(rule, "name"), arn: ref(topic, "arn") }, `target-${i}`)] : [];
  });
  const stack = fromSnapshot(toSnapshot([...topics, ...rules, ...targets], { mode: "preview" })).outputs;
  const topic = stack.subjects("topic").find(({ resource }) => resource.name === name);
  assert(topic);
  return publishersTo(stack, topic).map(({ service }) => service);
};

describe("who publishes to a topic", () => {
  it("is who certainly does", () => {
    assert.deepEqual(servicesTo("a", [pattern]), ["events.amazonaws.com"]);
    assert.deepEqual(servicesTo("b", [pattern]), []);
  });

  it("is an alarm on logs, which no metric filter counts for", () => {
    const stack = fromSnapshot(
      toSnapshot([nativeLogAlarmOn(["audit"]), nativeSubscriber], { mode: "preview" }),
    ).outputs;
    const [topic] = stack.subjects("topic");
    assert(topic);
    assert.deepEqual(
      publishersTo(stack, topic).map(({ service, subject }) => [service, subject.resource.name]),
      [["cloudwatch.amazonaws.com", "stopped"]],
    );
  });

  it("cannot be told of the topic of a rule alone whose pattern is unknown", () => {
    assert.throws(() => servicesTo("a", [unknown, pattern]), { name: "UndecidedError" });
    assert.deepEqual(servicesTo("b", [unknown, pattern]), ["events.amazonaws.com"]);
    assert.deepEqual(servicesTo("b", [unknown]), []);
  });

  it("is no rule whose pattern EventBridge refuses", () => {
    assert.deepEqual(servicesTo("a", ["{", pattern]), []);
    assert.deepEqual(servicesTo("b", ["{", pattern]), ["events.amazonaws.com"]);
  });
});
