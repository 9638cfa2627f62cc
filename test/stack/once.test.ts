import assert from "node:assert/strict";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { once } from "../../src/stack/once";
import { Stack } from "../../src/stack/stack";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws } from "../resources";

describe("a question that is asked once", () => {
  const [stack, other] = [new Stack([]), new Stack([])];
  const [a, b] = [{ a: 1 }, { b: 2 }];

  it("is asked again only of another stack or about something else", () => {
    const asked: unknown[] = [];
    const ask = once((_: Stack, first: object, second: object) => asked.push([first, second]));
    const answers = [ask(stack, a, b), ask(stack, a, b), ask(stack, b, a), ask(stack, a, a), ask(other, a, b)];
    assert.deepEqual(answers, [1, 1, 2, 3, 4]);
    assert.deepEqual(asked, [
      [a, b],
      [b, a],
      [a, a],
      [a, b],
    ]);
  });

  it("fails with the same error every time", () => {
    let asked = 0;
    const ask = once((_: Stack, about: object) => {
      asked++;
      throw new Error(Object.keys(about).join());
    });
    for (const _ of [1, 2]) assert.throws(() => ask(stack, a), /^Error: a$/);
    assert.equal(asked, 1);
  });

  it("knows a resource again, by whatever way a stack leads to it", () => {
    const group = aws.logGroup({ name: "audit" }, "audit");
    const { outputs } = fromSnapshot(toSnapshot([group], { mode: "update" }));
    const [subject] = outputs.subjects("logGroup");
    const resource = outputs.resources.find(({ name }) => name === "audit");
    assert(subject && resource);
    assert.equal(outputs.as(resource, "logGroup"), subject);
    assert.equal(outputs.named("logGroup", "audit")[0], subject);
  });
});
