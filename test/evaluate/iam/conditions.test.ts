import assert from "node:assert/strict";
import { iam } from "../../../src/evaluate";
import { decide, policyOf, UNKNOWN } from "./documents";

const TRAIL = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";

type Value = iam.ContextValue | undefined;
type Row = readonly [operator: string, wanted: unknown, holds: readonly Value[], fails: readonly Value[]];

/** Source: IAM JSON policy elements, "Condition operators", "Multivalued context keys"; `undefined` is a missing key. */
const rows: readonly Row[] = [
  ["StringEquals", "a", ["a"], ["A", "b", "", undefined]],
  ["StringEquals", ["a", "b"], ["a", "b"], ["c"]],
  ["StringEquals", "a*", ["a*"], ["ab"]],
  ["StringNotEquals", "a", ["A", "b", undefined], ["a"]],
  ["StringNotEquals", ["a", "b"], ["c"], ["a", "b"]],
  ["StringEqualsIgnoreCase", "aB", ["Ab"], ["abc"]],
  ["StringNotEqualsIgnoreCase", "aB", ["abc", undefined], ["AB"]],
  ["StringLike", "a*c?", ["acd", "abbcd"], ["ac", "Acd", undefined]],
  ["StringLike", "*", ["", "a"], [undefined]],
  ["StringLike", "a/*/d", ["a/b/c/d"], ["a/d"]],
  ["StringNotLike", "a*", ["b", undefined], ["a", "ab"]],
  ["StringEqualsIfExists", "a", ["a", undefined], ["b"]],
  ["StringNotEqualsIfExists", "a", ["b", undefined], ["a"]],
  ["ArnEquals", TRAIL, [TRAIL], [`${TRAIL}s`, undefined]],
  ["ArnLike", "arn:aws:cloudtrail:*:111122223333:trail/*", [TRAIL], [TRAIL.replace("1111", "4444")]],
  ["ArnLike", "arn:aws:*:trail/audit", [], [TRAIL]],
  ["StringLike", "arn:aws:*:trail/audit", [TRAIL], []],
  ["ArnEquals", "arn:aws:cloudtrail:*:*:*", [TRAIL], ["arn:aws:s3:::records"]],
  [
    "ArnLike",
    "arn:aws:logs:*:*:log-group:a*",
    ["arn:aws:logs:eu-west-1:111122223333:log-group:a:b:c"],
    ["arn:aws:logs"],
  ],
  [
    "ArnNotLike",
    "arn:aws:cloudtrail:*:444455556666:*",
    [TRAIL, undefined],
    [TRAIL.replace("111122223333", "444455556666")],
  ],
  ["NumericEquals", 10, ["10", "10.0", "1e1"], ["11", "ten", undefined]],
  ["NumericNotEquals", "10", ["11", undefined], ["10"]],
  ["NumericLessThan", "1.2", ["1.1", "-3"], ["1.2", "1.3", undefined]],
  ["NumericLessThanEquals", "1.2", ["1.2"], ["1.21"]],
  ["NumericGreaterThan", "1.2", ["2"], ["1.2"]],
  ["NumericGreaterThanEquals", "1.2", ["1.2"], ["1.19", ""]],
  ["NumericLessThanIfExists", "1.2", [undefined, "1"], ["1.2"]],
  [
    "DateGreaterThan",
    "2026-01-01T00:00:00Z",
    ["2026-01-01T00:00:01Z", "1767225601"],
    ["2026-01-01T01:00:00+01:00", "1767225600"],
  ],
  ["DateLessThan", "1767225600", ["2025-12-31"], ["2026-01-01", "tomorrow 1", undefined]],
  ["DateEquals", "2026-01-01", ["2026-01-01T00:00:00.000Z", "2026"], ["2026-01-02"]],
  ["Bool", false, ["false", "False"], ["true", undefined]],
  ["Bool", ["true", "false"], ["true", "false"], [undefined]],
  ["BoolIfExists", "false", ["false", undefined], ["true"]],
  ["BinaryEquals", "QmluYXJ5", ["QmluYXJ5"], ["qmluyxj5"]],
  ["IpAddress", "203.0.113.0/24", ["203.0.113.255"], ["203.0.114.0", "2001:db8::1", "203.0.113", undefined]],
  ["IpAddress", "203.0.113.7", ["203.0.113.7"], ["203.0.113.8"]],
  ["IpAddress", "0.0.0.0/0", ["1.2.3.4"], ["::1"]],
  [
    "IpAddress",
    "2001:DB8:1234:5678::/64",
    ["2001:db8:1234:5678::1", "2001:db8:1234:5678:0:0:1.2.3.4"],
    ["2001:db8:1234:5679::"],
  ],
  ["IpAddress", ["10.0.0.0/8", "::1"], ["10.255.0.1", "0:0:0:0:0:0:0:1"], ["11.0.0.0"]],
  ["IpAddress", "203.0.113.0/", [], ["203.0.113.0"]],
  ["IpAddress", "203.0.113.0/33", [], ["203.0.113.0"]],
  ["NotIpAddress", "203.0.113.0/24", ["8.8.8.8", undefined], ["203.0.113.1"]],
  ["Null", "true", [undefined], ["", "a"]],
  ["Null", false, ["a", iam.unknownValue], [undefined]],
  ["ForAllValues:StringEquals", ["a", "b"], [["a"], ["a", "b"], [], undefined], [["a", "c"]]],
  ["ForAnyValue:StringEquals", ["a", "b"], [["a", "c"], "b"], [["c"], [], undefined]],
  ["ForAllValues:StringNotEquals", ["a", "b"], [["c"], undefined], [["a", "c"]]],
  ["ForAnyValue:StringNotEquals", ["a", "b"], [["a", "c"]], [["a", "b"], undefined]],
  ["ForAnyValue:StringLike", "a*", [["b", "ab"]], [["b"]]],
  ["ForAnyValue:StringEqualsIfExists", "a", [["a"], undefined], [["b"]]],
  ["stringequals", "a", ["a"], ["b"]],
];

const isMet = (policy: iam.Policy, value: Value): string =>
  decide(policy, { context: value === undefined ? {} : { "Aws:TheKey": value } });

describe("conditions of a policy", () => {
  for (const [operator, wanted, holds, fails] of rows)
    it(`${operator} ${JSON.stringify(wanted)}`, () => {
      const policy = policyOf({ Condition: { [operator]: { "aws:thekey": wanted } } });
      for (const value of holds) assert.equal(isMet(policy, value), "allow", `of ${String(value)}`);
      for (const value of fails) assert.equal(isMet(policy, value), "implicitDeny", `of ${String(value)}`);
    });

  it("of several keys and operators have to hold together", () => {
    const policy = policyOf({ Condition: { StringEquals: { a: "1", b: "2" }, StringLike: { c: "3*" } } });
    assert.equal(decide(policy, { context: { a: "1", b: "2", c: "33" } }), "allow");
    for (const missing of ["a", "b", "c"])
      assert.equal(decide(policy, { context: { a: "1", b: "2", c: "33", [missing]: "0" } }), "implicitDeny");
  });

  /** Source: IAM User Guide, "IAM policy elements: Variables and tags". */
  describe("with variables", () => {
    const met = (
      operator: string,
      wanted: string,
      context: NonNullable<iam.Request["context"]>,
      Version = "2012-10-17",
    ) =>
      decide(
        { ...policyOf({ Condition: { [operator]: { k: wanted } } }), version: Version as "2012-10-17" },
        { context },
      );

    it("take the request's values", () => {
      assert.equal(met("StringEquals", `home/\${aws:UserName}/x`, { k: "home/ann/x", "aws:username": "ann" }), "allow");
      assert.equal(met("StringEquals", `\${aws:username}`, { k: "bob", "aws:username": "ann" }), "implicitDeny");
    });
    it("take wildcards in values as they are", () => {
      assert.equal(met("StringLike", `\${aws:username}`, { k: "anything", "aws:username": "*" }), "implicitDeny");
      assert.equal(met("StringLike", `\${aws:username}`, { k: "*", "aws:username": "*" }), "allow");
    });
    it("match nothing without a value, or with several", () => {
      assert.equal(met("StringLike", `*\${aws:username}*`, { k: "a" }), "implicitDeny");
      assert.equal(met("StringNotLike", `*\${aws:username}*`, { k: "a" }), "allow");
      assert.equal(met("StringLike", `\${a}`, { k: "a", a: ["a"] }), "implicitDeny");
    });
    it("fall back on their default", () => {
      assert.equal(met("StringEquals", `\${aws:PrincipalTag/team, 'the company'}`, { k: "the company" }), "allow");
      assert.equal(met("StringEquals", `\${t, 'x'}`, { k: "x", t: "y" }), "implicitDeny");
    });
    it("can be escaped", () => {
      assert.equal(met("StringLike", `a\${*}`, { k: "a*" }), "allow");
      assert.equal(met("StringLike", `a\${*}`, { k: "ab" }), "implicitDeny");
      assert.equal(met("StringLike", `a\${?}\${$}`, { k: "a?$" }), "allow");
    });
    it("are plain text in the older version, and wildcards are not", () => {
      assert.equal(met("StringLike", `\${a}*`, { k: `\${a}bc`, a: "x" }, "2008-10-17"), "allow");
      assert.equal(met("StringLike", `\${a}*`, { k: "x", a: "x" }, "2008-10-17"), "implicitDeny");
    });
    it("are read in ARNs, part by part", () => {
      const pattern = `arn:aws:iam::*:user/\${aws:PrincipalTag/a:b}`;
      const context = { k: "arn:aws:iam::1:user/c:d", "aws:PrincipalTag/a:b": "c:d" };
      assert.equal(met("ArnLike", pattern, context), "allow");
    });
    it("are left open while they are unknown", () => {
      assert.equal(met("StringLike", `a/\${u}`, { k: "a/b", u: iam.unknownValue }), "undecided");
      assert.equal(met("StringLike", `a/\${u}`, { k: "b/b", u: iam.unknownValue }), "implicitDeny");
    });
  });

  it("are undecided where a value is unknown, and only where it matters", () => {
    const unknown = (Condition: object) => policyOf({ Condition });
    assert.equal(isMet(unknown({ StringEquals: { "aws:thekey": UNKNOWN } }), "a"), "undecided");
    assert.equal(isMet(unknown({ StringEquals: { "aws:thekey": ["a", UNKNOWN] } }), "a"), "allow");
    assert.equal(isMet(unknown({ StringEquals: { "aws:thekey": UNKNOWN } }), undefined), "implicitDeny");
    assert.equal(isMet(unknown({ StringEquals: { "aws:thekey": "a" } }), iam.unknownValue), "undecided");
    assert.equal(isMet(unknown({ StringLike: { "aws:thekey": "*" } }), iam.unknownValue), "allow");
    assert.equal(isMet(unknown({ NumericLessThan: { "aws:thekey": UNKNOWN } }), "1"), "undecided");
    assert.equal(isMet(unknown({ Null: { "aws:thekey": UNKNOWN } }), "1"), "undecided");
  });

  it("are undecided where a key may be absent, unless its absence decides as any value would", () => {
    const met = (Condition: object) => isMet(policyOf({ Condition }), iam.mayBeAbsent);
    assert.equal(met({ Null: { "aws:thekey": "true" } }), "undecided");
    assert.equal(met({ Null: { "aws:thekey": "false" } }), "undecided");
    assert.equal(met({ StringEquals: { "aws:thekey": "a" } }), "undecided");
    assert.equal(met({ StringNotEquals: { "aws:thekey": "a" } }), "undecided");
    assert.equal(met({ StringLike: { "aws:thekey": "*" } }), "undecided");
    assert.equal(met({ StringLikeIfExists: { "aws:thekey": "*" } }), "allow");
    assert.equal(met({ "ForAnyValue:StringLike": { "aws:thekey": [] } }), "implicitDeny");
    const named = policyOf({ Condition: { StringEquals: { "aws:other": `\${aws:thekey}` } } });
    assert.equal(decide(named, { context: { "aws:other": "a", "aws:thekey": iam.mayBeAbsent } }), "undecided");
  });
});
