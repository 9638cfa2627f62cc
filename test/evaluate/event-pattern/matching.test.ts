import assert from "node:assert/strict";
import { eventPattern } from "../../../src/evaluate";

const UNKNOWN = "(unknown)";
const unknown = (value: unknown): boolean => value === UNKNOWN;

const matches = (pattern: object | string, event: object) => eventPattern.parse(pattern).matches(event);

/** A pattern for the field `a` alone, and events with that field. */
const field = (...tests: readonly unknown[]) => {
  const pattern = eventPattern.parse({ a: tests });
  return (a: unknown) => pattern.matches({ a });
};

const refuses = (pattern: object | string, message: RegExp, path?: string) =>
  assert.throws(
    () => eventPattern.parse(pattern),
    (error: unknown) => {
      assert(error instanceof eventPattern.EventPatternSyntaxError);
      assert.match(error.message, message);
      if (path !== undefined) assert.equal(error.path, path);
      return true;
    },
  );

const finding = (severity: number, type = "Recon:EC2/PortProbeUnprotectedPort") => ({
  source: "aws.guardduty",
  "detail-type": "GuardDuty Finding",
  detail: { severity, type },
});

describe("event patterns", () => {
  // GuardDuty User Guide, "Processing findings with EventBridge"; "AI Protection finding types": all are low.
  it("take findings by severity or by type", () => {
    const pattern = {
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: {
        $or: [{ severity: [{ numeric: [">=", 4] }] }, { type: [{ prefix: "Impact:IAMUser/PromptInjection" }] }],
      },
    };
    assert.equal(matches(pattern, finding(9.5)), true);
    assert.equal(matches(pattern, finding(2)), false);
    assert.equal(matches(pattern, finding(2, "Impact:IAMUser/PromptInjection.Direct")), true);
    assert.equal(matches({ detail: { severity: [4, 5, 6, 7, 8, 8.9] } }, finding(9.5)), false);
  });

  // EventBridge User Guide, "Comparison operators for use in event patterns".
  it("compare as the documentation's examples do", () => {
    assert.equal(field({ prefix: "us-" })("us-east-1"), true);
    assert.equal(field({ prefix: { "equals-ignore-case": "EventB" } })("eVENTbridge"), true);
    assert.equal(field({ suffix: ".png" })("a.png"), true);
    assert.equal(field({ suffix: { "equals-ignore-case": ".png" } })("a.PNG"), true);
    assert.equal(field({ "equals-ignore-case": "alice" })("Alice"), true);
    assert.equal(field({ wildcard: "dir/*.png" })("dir/sub/a.png"), true);
    assert.equal(field({ numeric: [">", 0, "<=", 5] })(5), true);
    assert.equal(field({ numeric: [">", 0, "<=", 5] })(0), false);
    assert.equal(field({ cidr: "10.0.0.0/24" })("10.0.0.255"), true);
    assert.equal(field({ cidr: "10.0.0.0/24" })("10.0.1.0"), false);
    assert.equal(field({ "anything-but": ["stopped", "overloaded"] })("running"), true);
    assert.equal(field({ "anything-but": { suffix: [".png", ".jpg"] } })("a.jpg"), false);
    assert.equal(field(null)(null), true);
    assert.equal(field("")(""), true);
  });

  it("share no character between two pieces of a wildcard", () => {
    const overlapping = field({ wildcard: "x*y*y" });
    assert.deepEqual(["xy", "xyy", "xayby"].map(overlapping), [false, true, true]);
    const repeating = field({ wildcard: `*${"a".repeat(40)}b*` });
    assert.deepEqual([`${"a".repeat(50)}b.`, `${"a".repeat(39)}b.`].map(repeating), [true, false]);
  });

  it("take addresses for what they are, however they are spelled", () => {
    assert.deepEqual(["10.0.0.1", "010.0.0.1", "::ffff:a00:1"].map(field("10.0.0.1")), [true, true, true]);
    assert.deepEqual(["10.9.9.9", "a00::1", "10.9.9"].map(field({ cidr: "10.0.0.0/8" })), [true, false, false]);
    assert.deepEqual(["2001:DB8:0::1", "2001:db9::"].map(field({ cidr: "2001:db8::/32" })), [true, false]);
  });

  it("tell types apart", () => {
    for (const [test, value] of [
      ["1", 1],
      [1, "1"],
      ["true", true],
      [true, "true"],
      [null, "null"],
    ])
      assert.equal(field(test)(value), false, `${JSON.stringify(test)} and ${JSON.stringify(value)}`);
    assert.equal(field({ numeric: ["=", 1] })("1"), false);
    assert.equal(field({ "anything-but": "1" })(1), true);
    assert.equal(matches({ a: [null] }, {}), false);
  });

  it("ask for absence of values, not of objects and lists", () => {
    const absent = field({ exists: false });
    assert.deepEqual([{}, [], { b: 1 }, [{}]].map(absent), [true, true, true, true]);
    assert.deepEqual([null, "", [null], [[1]]].map(absent), [false, false, false, false]);
    assert.equal(matches({ a: ["x", { exists: false }] }, {}), true);
    assert.equal(matches({ a: [{ "anything-but": "x" }] }, {}), false);
  });

  it("take one element of a list for all the fields below it", () => {
    const tags = { tags: { key: ["owner"], value: ["ml"] } };
    const one = { key: "owner", value: "ml" };
    assert.equal(matches(tags, { tags: [{ key: "owner", value: "it" }, one] }), true);
    assert.equal(
      matches(tags, {
        tags: [
          { key: "owner", value: "it" },
          { key: "team", value: "ml" },
        ],
      }),
      false,
    );
    assert.equal(matches(tags, { tags: [[{ key: "team" }], [one]] }), true);
    const without = { tags: { key: ["owner"], locked: [{ exists: false }] } };
    assert.equal(matches(without, { tags: [{ locked: true }, { key: "owner" }] }), true);
    assert.equal(matches(without, { tags: [{ locked: true, key: "owner" }, {}] }), false);
  });

  it("join keys with dots, and take the last of what is asked for twice", () => {
    for (const pattern of [{ "a.b": [1] }, { a: { b: [1] } }])
      for (const event of [{ "a.b": 1 }, { a: { b: 1 } }]) assert.equal(matches(pattern, event), true);
    assert.equal(matches('{"a":[1],"a":[2]}', { a: 1 }), false);
    const twice = { a: [1], $or: [{ a: [2] }, { b: [3] }] };
    assert.deepEqual(
      [{ a: 2 }, { a: 1, b: 3 }, { a: 1 }].map((event) => matches(twice, event)),
      [true, true, false],
    );
  });

  it("take a $or for a field's name where it cannot be an operator", () => {
    assert.equal(matches({ $or: [{ prefix: "x" }, { prefix: "y" }] }, { $or: "xa" }), true);
    assert.equal(matches({ $or: ["x"] }, { $or: "x" }), true);
    refuses({ $or: [{ a: [1] }] }, /unknown operator `a`/, "$or[0]");
    refuses({ $or: [{ a: [1] }, { b: { exists: [1] } }] }, /reserved word/, "$or[1].b.exists");
  });

  it("are refused with their place and a way out", () => {
    refuses("{", /no JSON/, "");
    refuses([], /no object/, "");
    refuses({}, /empty object/, "");
    refuses({ source: "aws.s3" }, /write the value as a list/, "source");
    refuses({ detail: { a: [] } }, /empty list/, "detail.a");
    refuses({ a: [[1]] }, /is a list/, "a[0]");
    refuses({ a: [{ prefix: "x", suffix: "y" }] }, /several operators/, "a[0]");
    refuses({ a: [{ contains: "x" }] }, /unknown operator `contains`; there are prefix/, "a[0]");
    refuses({ a: [{ prefix: 1 }] }, /is 1, and a text is needed/, "a[0].prefix");
    refuses({ a: [{ wildcard: "a**b" }] }, /two \* in a row/, "a[0].wildcard");
    refuses({ a: [{ wildcard: "a\\b" }] }, /before neither/, "a[0].wildcard");
    refuses({ a: [{ numeric: [">", 5, "<", 5] }] }, /from 5 to 5, which is empty/, "a[0].numeric");
    refuses({ a: [{ numeric: ["<", 5, ">", 1] }] }, /lower end first/, "a[0].numeric");
    refuses({ a: [{ numeric: ["=", "4"] }] }, /is "4", and a number is needed/, "a[0].numeric[1]");
    refuses({ a: [{ exists: "yes" }] }, /is "yes"; it is true or false/, "a[0].exists");
    refuses({ a: [{ cidr: "10.0.0.0/32" }] }, /single address is written as a plain text/, "a[0].cidr");
    refuses({ a: [{ "anything-but": ["x", 1] }] }, /mixes texts and numbers/, "a[0].anything-but");
    refuses({ a: [{ "anything-but": { numeric: ["=", 1] } }] }, /unknown operator `numeric`/, "a[0].anything-but");
    refuses('{"a":[{"numeric":["<",9007199254740993]}]}', /±9007199254740992/, "a[0].numeric[1]");
    refuses({ a: ["x".repeat(4090)] }, /4100 characters; 4096 are allowed/, "");
  });

  describe("with something unknown", () => {
    const parse = (pattern: object) => eventPattern.parse(pattern, { unknown });

    it("stay open where it decides, and only there", () => {
      const pattern = parse({
        source: ["aws.s3"],
        detail: { bucket: [UNKNOWN, "known"], size: [{ numeric: [">", UNKNOWN] }] },
      });
      const event = (bucket: string, source = "aws.s3") => ({ source, detail: { bucket, size: 1 } });
      assert.equal(pattern.matches(event("known")), undefined);
      assert.equal(pattern.matches(event("other")), undefined);
      assert.equal(pattern.matches(event("known", "aws.ec2")), false);
      assert.equal(parse({ a: [UNKNOWN, "x"] }).matches({ a: "x" }), true);
      assert.equal(parse({ a: UNKNOWN }).matches({ a: "x" }), undefined);
      assert.equal(parse({ a: UNKNOWN, b: [1] }).matches({ b: 2 }), false);
    });

    it("stay open over the elements of a list", () => {
      const pattern = parse({ tags: { key: [UNKNOWN], value: ["x"] } });
      assert.equal(
        pattern.matches({
          tags: [
            { key: "a", value: "y" },
            { key: "b", value: "x" },
          ],
        }),
        undefined,
      );
      assert.equal(pattern.matches({ tags: [{ key: "a", value: "y" }, { value: "x" }] }), false);
    });

    it("stay open where it may ask once more for what was asked for", () => {
      const pattern = parse({ a: { b: [1] }, [UNKNOWN]: [2] });
      assert.equal(pattern.matches({ a: { b: 3 } }), undefined);
    });
  });

  describe("are analysed", () => {
    const analysed = (pattern: object) => eventPattern.parse(pattern, { unknown });

    it("by what they admit", () => {
      const pattern = analysed({
        source: ["aws.s3", { prefix: "my." }],
        $or: [{ detail: { a: [1] } }, { detail: { b: [2] } }],
      });
      assert.equal(pattern.admits({ source: "my.app" }), true);
      assert.equal(pattern.admits({ source: "aws.ec2" }), false);
      assert.equal(pattern.admits({ "detail.a": 3 }), true);
      assert.equal(pattern.admits({ "detail.a": 3, "detail.b": 3 }), false);
      assert.equal(analysed({ source: [UNKNOWN] }).admits({ source: "x" }), undefined);
    });

    it("by the values that they list", () => {
      const pattern = analysed({ source: ["aws.s3"], $or: [{ time: ["a"] }, { time: ["b"], region: ["r"] }] });
      assert.deepEqual(pattern.literals("source"), ["aws.s3"]);
      assert.deepEqual(pattern.literals("time"), ["a", "b"]);
      assert.equal(pattern.literals("region"), undefined);
      assert.equal(analysed({ source: ["a", { prefix: "b" }] }).literals("source"), undefined);
    });

    // EventBridge User Guide, "Event structure reference".
    it("for fields that no event has", () => {
      const problems = (pattern: object) => analysed(pattern).problems.map(({ path }) => path);
      assert.deepEqual(problems({ source: ["aws.s3"], detail: { anything: [1] } }), []);
      assert.deepEqual(problems({ detailType: ["x"] }), ["detailType"]);
      assert.deepEqual(problems({ account: [123456789012] }), ["account"]);
      assert.deepEqual(problems({ source: { name: ["x"] } }), ["source.name"]);
      assert.deepEqual(problems({ unheard: [{ exists: false }] }), []);
      assert.deepEqual(problems({ "detail.a": [1], detail: { a: [2] } }), ["detail.a"]);
      assert.equal(analysed({ detailType: ["x"] }).canMatch(), false);
      assert.equal(analysed({ $or: [{ detailType: ["x"] }, { source: ["x"] }] }).canMatch(), true);
      assert.equal(analysed({ source: ["x"], detail: UNKNOWN }).canMatch(), undefined);
    });
  });
});
