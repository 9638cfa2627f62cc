import assert from "node:assert/strict";
import * as fc from "fast-check";
import { iam } from "../../../src/evaluate";
import { decide, policyOf } from "./documents";

const KIB_64 = 65_536;
/** No time is asserted but that something ends: a machine may be slow, and quadratic work is slower. */
const GENEROUS = 10_000;

const many = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe("hostile policies", function () {
  this.timeout(GENEROUS);

  it("are read or refused, whatever the text", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.json(),
      fc
        .array(fc.constantFrom("{", "}", "[", "]", ",", ":", '"a"', "1", "-", "e", "\\", '"', "/", " "), {
          maxLength: 40,
        })
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          iam.parsePolicy(text);
        } catch (error) {
          assert(error instanceof iam.PolicySyntaxError, String(error));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("are told from JSON exactly, but for keys said twice", () => {
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const tokens = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"b"',
      "1",
      "-0",
      "1.e",
      "true",
      "nul",
      '"\\u00e',
      "\n",
      "\u00a0",
    );
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        try {
          iam.parsePolicy(text);
        } catch (error) {
          const { position, message } = error as iam.PolicySyntaxError;
          assert.equal(position === undefined || message.includes("twice"), isJson(text), `${text}: ${message}`);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it("are refused when they are nested without end", () => {
    for (const bracket of ["[", '{"a":'])
      assert.throws(() => iam.parsePolicy(bracket.repeat(1_000_000)), /nested more than 64 levels/);
    let value: unknown = "x";
    for (let i = 0; i < 100_000; i++) value = [value];
    for (const own of [{ Effect: value }, { Version: value }, { Action: value }, { Condition: { Bool: { k: value } } }])
      assert.throws(() => policyOf(own), iam.PolicySyntaxError);
  });

  it("do not reach prototypes", () => {
    const text = (own: string) => `{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", ${own}}}`;
    assert.throws(() => iam.parsePolicy(text('"__proto__": {}')), /unknown element `__proto__`/);
    assert.throws(() => iam.parsePolicy(text('"Condition": {"__proto__": {"a": "b"}}')), /no condition operator/);
    const policy = iam.parsePolicy(text('"Condition": {"StringEquals": {"__proto__": "b", "constructor": "c"}}'));
    assert.deepEqual(iam.parsePolicy(JSON.stringify(iam.printPolicy(policy))), policy);
    assert.equal(decide(policy), "implicitDeny");
    const context = JSON.parse('{"__proto__": "b", "constructor": "c"}') as Record<string, string>;
    assert.equal(decide(policy, { context }), "allow");
    assert.equal(iam.admitsStrangers([policy]).answer, "yes");
    assert.throws(() => iam.parsePolicy({ toString: 1 }), iam.PolicySyntaxError);
  });

  it("may hold half of a character", () => {
    const policy = policyOf({ Resource: "\ud800*", Condition: { StringLike: { "\udc00": "?\ud800" } } });
    assert.equal(decide(policy, { resource: "\ud800x", context: { "\udc00": "a\ud800" } }), "allow");
    assert.deepEqual(iam.parsePolicy(JSON.stringify(iam.printPolicy(policy))), policy);
  });

  it("may have ten thousand statements, and as many values", () => {
    const role = (i: number) => `arn:aws:iam::111122223333:role/r${i}`;
    const large = policyOf(
      ...many(10_000, (i) => ({ Principal: { AWS: role(i) }, Condition: { StringLike: { [`k${i}`]: `a${i}*` } } })),
    );
    assert.equal(decide(large, { principal: { type: "AWS", id: role(9_999) }, context: { k9999: "a9999x" } }), "allow");
    const values = many(10_000, (i) => `*v${i}`);
    const wide = policyOf({ Action: values, Resource: values, Condition: { StringNotLike: { k: values } } });
    assert.equal(decide(wide, { action: "v9999", resource: "v9999", context: { k: "a" } }), "allow");
    for (const policy of [large, wide]) {
      iam.isPublic(policy);
      iam.admitsStrangers([policy]);
      iam.servesStrangers([policy]);
      iam.deniesInsecureTransport([policy], "arn:aws:s3:::records");
      iam.admitsTampering([policy], "arn:aws:s3:::records", { principals: [] });
    }
  });

  it("may be megabytes long", () => {
    const text = JSON.stringify({
      Statement: { Effect: "Allow", Action: "*", Resource: ["x".repeat(8_000_000), "*"] },
    });
    assert.equal(decide(iam.parsePolicy(text)), "allow");
    const spaces = `${" ".repeat(4_000_000)}{`;
    assert.throws(() => iam.parsePolicy(spaces), /ends before/);
  });

  it("cannot make a pattern slow", () => {
    const half = KIB_64 / 2;
    const patterns = [
      `${"*a".repeat(half / 2)}b`,
      `*${"a".repeat(half / 2)}b*`,
      `*b${"a".repeat(half / 2)}*`,
      `*${"a?".repeat(half / 4)}b*`,
      `${"*?".repeat(half / 2)}b`,
      "*".repeat(half),
      "${".repeat(half / 2),
      `\${a}`.repeat(half / 4),
      "${a,".repeat(half / 4),
      `${":".repeat(half)}*`,
    ];
    for (const operator of ["StringLike", "ArnLike", "StringEquals"])
      for (const pattern of patterns) {
        const policy = policyOf({ Resource: pattern, Condition: { [operator]: { k: pattern } } });
        const text = "a".repeat(half);
        assert.match(decide(policy, { resource: text, context: { k: text, a: "a" } }), /allow|implicitDeny/);
      }
  });

  it("cannot make a pattern wrong, however long it is", () => {
    const units = fc.constantFrom("a", "b", "*", "?", "ab");
    const long = fc
      .tuple(fc.array(units, { maxLength: 6 }), fc.integer({ min: 1, max: 60 }))
      .map(([parts, times]) => parts.join("").repeat(times));
    const reference = (pattern: string, text: string): boolean => {
      let row = [true, ...Array<boolean>(text.length).fill(false)];
      for (const p of pattern) {
        const next: boolean[] = [p === "*" && row[0] === true];
        for (let i = 1; i <= text.length; i++)
          next[i] =
            p === "*" ? Boolean(next[i - 1] || row[i]) : Boolean(row[i - 1] && (p === "?" || p === text[i - 1]));
        row = next;
      }
      return row.at(-1) === true;
    };
    const letters = fc.constantFrom("a", "b");
    const near = fc
      .record({
        wanted: fc.array(fc.constantFrom("a", "b", "?"), { minLength: 70, maxLength: 100 }),
        fills: fc.array(letters, { minLength: 100, maxLength: 100 }),
        before: fc.array(letters, { minLength: 1_500, maxLength: 1_500 }),
        wrong: fc.integer({ min: 0, max: 120 }),
      })
      .map(({ wanted, fills, before, wrong }) => {
        const meant = wanted.map((c, i) => (c === "?" ? (fills[i] ?? "a") : c));
        if (wrong < meant.length) meant[wrong] = meant[wrong] === "a" ? "b" : "a";
        const noise = before.join("").repeat(4);
        return [`*${wanted.join("")}*`, `${noise}${meant.join("")}${noise.slice(0, 7)}`] as const;
      });
    fc.assert(
      fc.property(near, ([pattern, text]) => {
        const policy = policyOf({ Resource: pattern });
        assert.equal(decide(policy, { resource: text }), reference(pattern, text) ? "allow" : "implicitDeny");
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(
        long,
        fc.array(fc.constantFrom("a", "b"), { maxLength: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (pattern, parts, times) => {
          const text = parts.join("").repeat(times);
          const policy = policyOf({ Resource: `x${pattern}` });
          assert.equal(decide(policy, { resource: `x${text}` }), reference(pattern, text) ? "allow" : "implicitDeny");
        },
      ),
      { numRuns: 300 },
    );
  });
});
