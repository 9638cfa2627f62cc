import assert from "node:assert/strict";
import { alarmsOn, filtersOf, firingOf, heard, notificationOf, subscribed } from "../../src/chain/alerting/alerting";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import type { Stack } from "../../src/stack/stack";
import { ref, type TestResource, unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { watching } from "../alert-chain";
import { aws } from "../resources";

const PAGER = "arn:aws:lambda:us-east-1:123456789012:function:page";

const stackOf = (...resources: readonly TestResource[]): Stack =>
  fromSnapshot(toSnapshot(resources, { mode: "update" })).outputs;

const alarm = (name: string, own: Parameters<typeof aws.alarm>[0] = {}) =>
  aws.alarm(
    {
      name,
      ...watching("RootUsage"),
      ...own,
    },
    name,
  );

const filter = (name: string, own: Partial<Parameters<typeof aws.metricFilter>[0]> = {}) =>
  aws.metricFilter(
    {
      logGroupName: "audit",
      pattern: "ERROR",
      metricTransformation: { namespace: "Audit", name: "RootUsage", value: "1" },
      ...own,
    },
    name,
  );

const composite = (alarmName: string, alarmRule: string, own: { region?: string; alarmActions?: string[] } = {}) =>
  aws.compositeAlarm({ alarmName, alarmRule, alarmActions: [PAGER], ...own }, alarmName);

const first = <T>(list: readonly T[]): T => {
  const [found] = list;
  assert(found);
  return found;
};

const told = (stack: Stack): boolean => notificationOf(stack, first(stack.subjects("alarm")), subscribed).reaches;

describe("alarms of a stack", () => {
  it("watch the filters that count into their metric, each found from the other", () => {
    const stack = stackOf(alarm("a"), filter("one"), filter("two"), alarm("b", { metricName: "Other" }));
    const [a, b] = stack.subjects("alarm");
    assert(a && b);
    assert.deepEqual(
      filtersOf(stack, a).map(({ resource }) => resource.name),
      ["one", "two"],
    );
    assert.deepEqual(filtersOf(stack, b), []);
    for (const each of stack.subjects("metricFilter"))
      assert.deepEqual(
        alarmsOn(stack, each).map(({ resource }) => resource.name),
        ["a"],
      );
  });

  it("see the metrics of their own Region", () => {
    const at = (a: string, b: string) => {
      const stack = stackOf(alarm("a", { region: a }), filter("one", { region: b }));
      return filtersOf(stack, first(stack.subjects("alarm"))).length;
    };
    assert.equal(at("eu-west-1", "eu-west-1"), 1);
    assert.equal(at("eu-west-1", "us-east-1"), 0);
  });

  it("watch a filter whatever of the others cannot be told", () => {
    const open = alarm("open", { region: unknown });
    const named = (...alarms: readonly TestResource[]) => {
      const stack = stackOf(...alarms, filter("one", { region: "us-east-1" }));
      return alarmsOn(stack, first(stack.subjects("metricFilter"))).map(({ resource }) => resource.name);
    };
    assert.deepEqual(named(open, alarm("a", { region: "us-east-1" })), ["a"]);
    assert.throws(() => named(open, alarm("a", { region: "eu-west-1" })), { name: "UndecidedError" });
  });

  it("go off on what the filter counts, at the rate at which it comes", () => {
    const stack = stackOf(
      alarm("a", { threshold: 10 }),
      filter("one", { metricTransformation: { namespace: "Audit", name: "RootUsage", value: "2", defaultValue: "0" } }),
    );
    const [judged, counting] = [first(stack.subjects("alarm")), first(stack.subjects("metricFilter"))];
    const firing = firingOf(judged, counting);
    assert(firing.answer === "no");
    assert.equal(firing.needed, 5);
    assert.equal(firingOf(judged, counting, { events: 5, withinSeconds: 300 }).answer, "yes");
  });

  it("are told by any of their actions, whatever the provider would refuse of the others", () => {
    const topics = ["a", "b"].map((name) => aws.topic({ name, ...(name === "a" && { policy: "{" }) }, name));
    const reaches = (...subscribers: readonly TestResource[]) => {
      const [a, b] = topics;
      assert(a && b);
      const stack = stackOf(alarm("alarm", { alarmActions: [ref(a, "arn"), ref(b, "arn")] }), ...subscribers);
      return notificationOf(stack, first(stack.subjects("alarm")), heard).reaches;
    };
    const to = topics.map((topic) =>
      aws.subscription(
        { topic: ref(topic, "arn"), protocol: "https", endpoint: "https://example.com" },
        `to-${topic.name}`,
      ),
    );
    assert.equal(reaches(...to), true);
    assert.throws(() => reaches(...to.slice(0, 1)), { name: "MalformedPropertyError" });
  });

  it("are told by composite alarms of their own Region", () => {
    const at = (region: string) =>
      told(stackOf(alarm("a", { region: "eu-west-1" }), composite("c", "ALARM(a)", { region })));
    assert.equal(at("eu-west-1"), true);
    assert.equal(at("us-east-1"), false);
  });

  it("are told through chains of composite alarms, and circles end", () => {
    const chain = (length: number) =>
      stackOf(
        alarm("a"),
        ...Array.from({ length }, (_, i) =>
          composite(`c${i}`, `ALARM(${i === 0 ? "a" : `c${i - 1}`})`, {
            alarmActions: i === length - 1 ? [PAGER] : [],
          }),
        ),
      );
    assert.equal(told(chain(3000)), true);
    assert.throws(
      () => told(stackOf(alarm("a"), composite("x", "ALARM(a) AND ALARM(y)"), composite("y", "ALARM(x)"))),
      {
        name: "UndecidedError",
      },
    );
  });

  it("are not followed through more composite alarms than anybody would follow", () => {
    const held = (length: number) =>
      stackOf(
        alarm("a"),
        composite("z", `ALARM(a) AND NOT ALARM(c${length - 1})`),
        ...Array.from({ length }, (_, i) => composite(`c${i}`, `ALARM(${i === 0 ? "other" : `c${i - 1}`})`)),
      );
    assert.equal(told(held(40)), true);
    assert.throws(() => told(held(3000)), { name: "UndecidedError" });
  });

  it("may be named as anything that objects have", () => {
    assert.equal(told(stackOf(alarm("__proto__"), composite("constructor", "ALARM(__proto__)"))), true);
    assert.equal(told(stackOf(alarm("a"), composite("constructor", "ALARM(toString)"))), false);
  });
});
