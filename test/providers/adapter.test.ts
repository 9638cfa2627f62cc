import assert from "node:assert/strict";
import type { StackResource } from "../../src/snapshot/resource";
import { Stack } from "../../src/stack/stack";

const groupOf = (props: object): StackResource => ({
  urn: "urn:pulumi:dev::test::aws:cloudwatch/logGroup:LogGroup::audit",
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "audit",
  region: undefined,
  provider: undefined,
  arn: undefined,
  options: {},
  custom: true,
  id: undefined,
  props: props as Record<string, unknown>,
  parent: undefined,
  dependencies: [],
  propertyDependencies: {},
  isLeftOut: () => false,
});

describe("a subject", () => {
  it("reads each fact once, and fails each time with the error that came of it", () => {
    const read: string[] = [];
    const props = {
      get retentionInDays() {
        read.push("retentionInDays");
        return 30;
      },
      get name() {
        read.push("name");
        throw new Error("no name");
      },
    };
    const [group] = new Stack([groupOf(props)]).subjects("logGroup");
    assert.deepEqual([group?.retentionDays, group?.retentionDays], [30, 30]);
    for (const _ of [1, 2]) assert.throws(() => group?.name, /no name/);
    assert.deepEqual(read, ["retentionInDays", "name"]);
  });
});

describe("text", () => {
  const read = (type: string, props: object, fact: "bus" | "metricValue" | "rule"): unknown => {
    const stack = new Stack([{ ...groupOf(props), type }]);
    const [subject] = [
      ...stack.subjects("eventRule"),
      ...stack.subjects("metricFilter"),
      ...stack.subjects("compositeAlarm"),
    ];
    return (subject as unknown as Readonly<Record<string, unknown>>)[fact];
  };
  const facts = [
    ["aws:cloudwatch/eventRule:EventRule", "bus", (eventBusName: unknown) => ({ eventBusName })],
    [
      "aws:cloudwatch/logMetricFilter:LogMetricFilter",
      "metricValue",
      (value: unknown) => ({ metricTransformation: { value } }),
    ],
    ["aws:cloudwatch/compositeAlarm:CompositeAlarm", "rule", (alarmRule: unknown) => ({ alarmRule })],
  ] as const;

  for (const [type, fact, of] of facts)
    it(`is what ${fact} is, whatever a program writes`, () => {
      assert.equal(read(type, of(5), fact), "5");
      assert.equal(read(type, of(true), fact), "true");
      for (const value of [{}, ["a"]])
        assert.throws(() => read(type, of(value), fact), { name: "MalformedPropertyError" });
    });
});
