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
