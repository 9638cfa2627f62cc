import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eventPattern } from "../../../src/evaluate";

type Fixture = readonly [pattern: string | object, event: object, expected: boolean | "invalid"];

const file = join(__dirname, "..", "..", "..", "..", "test", "evaluate", "event-pattern", "fixtures.jsonl");

const fixtures = readFileSync(file, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Fixture);

const answer = (pattern: string | object, event: object): boolean | "invalid" | undefined => {
  try {
    return eventPattern.parse(pattern).matches(event);
  } catch (error) {
    assert(error instanceof eventPattern.EventPatternSyntaxError, String(error));
    return "invalid";
  }
};

describe("event patterns and AWS's own event-ruler", () => {
  it("agree on every fixture", () => {
    assert(fixtures.length > 2500);
    const differing = fixtures.filter(([pattern, event, expected]) => answer(pattern, event) !== expected);
    assert.deepEqual(differing, []);
  });

  it("agree on it after printing", () => {
    const differing = fixtures.filter(([pattern, event, expected]) => {
      if (expected === "invalid") return false;
      return eventPattern.parse(eventPattern.parse(pattern).print()).matches(event) !== expected;
    });
    assert.deepEqual(differing, []);
  });
});
