import assert from "node:assert/strict";
import { logQuery } from "../../../src/evaluate";

const { parse, unknownValue } = logQuery;

const ask = (query: string, record: object, options: logQuery.ParseOptions = {}) =>
  parse(query, options).matches(record as logQuery.LogRecord);

/** Log Service, "Search syntax and functions", unless another page is named. */
describe("searches", () => {
  for (const [query, record, expected] of [
    ["", {}, true],
    ["*", { a: "x" }, true],
    ["not *", { a: "x" }, false],
    ["a: x", { a: "x" }, true],
    ["a: x", { a: "X" }, true],
    ["a: x", { A: "x" }, false],
    ["a: x", { a: "xy" }, false],
    ["a: x", { a: "y x" }, true],
    ["a: x", { a: "y/x?z" }, true],
    ["a: x", { a: "y.x" }, false],
    ["a.b: x", { a: { b: "x" } }, true],
    ["a.b: x", { "a.b": "x" }, true],
    ["a.b: x", { a: "x" }, false],
    ['"a.b" : "x y"', { a: { b: "y, x" } }, true],
    ['a: "x y"', { a: "x" }, false],
    ["a: 5", { a: 5 }, true],
    ["a: true", { a: true }, true],
    ["a: x", { a: null }, undefined],
    ["a: x", { a: ["x"] }, undefined],
    ["a: x", { a: { b: "x" } }, undefined],
    ["a: x", { a: unknownValue }, undefined],
    ["a.b: x", { a: unknownValue }, undefined],
    ["a: x and b: x", { a: unknownValue, b: "y" }, false],
    ["a: x or b: x", { a: unknownValue, b: "x" }, true],
    ["a: *", { a: "" }, true],
    ["a: *", {}, false],
    ["a: *", { a: {} }, undefined],
    ['a: ""', { a: "" }, true],
    ['a: ""', { a: "x" }, false],
    ['a: ""', {}, undefined],
    ["a: ab*", { a: "abc" }, true],
    ["a: ab*", { a: "ab" }, true],
    ["a: ab*", { a: "cab" }, false],
    ["a: a?c", { a: "abc" }, true],
    ["a: a?c", { a: "abbc" }, false],
    ["a: a*c", { a: "x abbc" }, true],
    ["a: ab\\*", { a: "abc" }, false],
    ["a: ab\\*", { a: "ab*" }, true],
    ['a: "ab*"', { a: "abc" }, undefined],
    ['a: "ab*"', { a: "xab" }, false],
    ['a: #"x y"', { a: "x y z" }, true],
    ['a: #"x y"', { a: "y x" }, false],
    ['a: #"x/y"', { a: "x y" }, undefined],
    ['a: #"y x"', { a: "yy xx x" }, false],
    ["a > 5", { a: 6 }, true],
    ["a > 5", { a: 5 }, false],
    ["a >= 5", { a: 5 }, true],
    ["a <= -1.5", { a: -2 }, true],
    ["a<5", { a: 5 }, false],
    ["a = 5", { a: 5 }, true],
    ["a > 5", { a: "6" }, undefined],
    ["a > 5", { a: "4" }, false],
    ["a > 5", { a: "0x10" }, false],
    ["a > 5", { a: "six" }, false],
    ["a > 5", {}, false],
    ["a in [1 5]", { a: 1 }, true],
    ["a in (1 5]", { a: 1 }, false],
    ["a in (1 5]", { a: 5 }, true],
    ["a in [1 5)", { a: 5 }, false],
    ['a="x"', { a: "x" }, undefined],
    ['a="x"', { a: "y" }, false],
    ["not a: x", { a: "y" }, true],
    ["not a: x", {}, true],
    ["not not a: x", { a: "x" }, true],
    ["a: x not b: y", { a: "x", b: "y" }, false],
    ["a: x not b: y", { a: "x" }, true],
    ["not (a: x or b: y)", { b: "y" }, false],
    ['"and": "or"', { and: "or" }, true],
    ["a: x AND NOT b: y", { a: "x" }, true],
    ["a: x b: y", { a: "x", b: "z" }, false],
  ] as const)
    it(`\`${query}\` of ${JSON.stringify(record)} is ${expected}`, () => assert.equal(ask(query, record), expected));

  it("say where they are none, and what to do", () => {
    for (const [query, position, advice] of [
      ["(a: x", 0, /never closed/],
      ["a: x)", 4, /closes nothing/],
      ["a: x and", 8, /ends where a condition/],
      ["a:", 2, /ends where a value/],
      ["and a: x", 0, /in double quotes/],
      ["a: x or or b: y", 8, /in double quotes/],
      ["a: (x or y)", 3, /Repeat the field/],
      ["()", 1, /Unexpected `\)`/],
      ["a: *x", 3, /after the beginning of a word/],
      ["a: ?x", 3, /after the beginning of a word/],
      ["a: x:y", 4, /double quotes/],
      ['a: "x', 3, /never closed/],
      ["a > x", 4, /compares numbers/],
      ["a in [1 x]", 8, /two numbers/],
      ["a in [1 5", 9, /ends where/],
      ['#"a b": x', 0, /no field/],
    ] as const)
      assert.throws(
        () => parse(query),
        (error) =>
          error instanceof logQuery.LogQuerySyntaxError && error.position === position && advice.test(error.message),
        query,
      );
  });
});

describe("what is left open", () => {
  const mixed = "a: x or b: x and c: x";

  it("is which of `and` and `or` binds closer", () => {
    const record = { a: "x" };
    assert.equal(ask(mixed, record), undefined);
    assert.equal(ask(mixed, record, { precedence: "andFirst" }), true);
    assert.equal(ask(mixed, record, { precedence: "leftToRight" }), false);
    assert.equal(ask(mixed, { ...record, c: "x" }), true);
    assert.equal(ask(mixed, { c: "x" }), false);
    assert.deepEqual(
      parse(mixed)
        .problems.filter(({ code }) => code === "precedence")
        .map(({ position }) => position),
      [mixed.indexOf("and")],
    );
    for (const bracketed of ["a: x or (b: x and c: x)", "a: x or b: x or c: x"])
      assert(parse(bracketed).problems.every(({ code }) => code === "unknownField"));
  });

  it("is whether a wildcard in quotes is one", () => {
    assert.equal(ask('a: "x*"', { a: "xy" }, { quotedWildcards: "wildcard" }), true);
    assert.equal(ask('a: "x*"', { a: "xy" }, { quotedWildcards: "literal" }), false);
    assert.equal(ask('a: "x*"', { a: "x*" }), true);
  });

  it("is how the log is indexed", () => {
    const record = { event: { eventName: "CreatePolicy", errorCode: 5 } };
    assert.equal(ask("createpolicy", record), undefined);
    assert.equal(ask("createpolicy", record, { fullText: "indexed" }), true);
    assert.equal(ask("CreatePol*", record, { fullText: "indexed" }), true);
    assert.equal(ask("eventName", record, { fullText: "indexed" }), undefined);
    assert.equal(ask("Policy", record), false);
    assert.equal(ask("Policy", { a: unknownValue }), undefined);
    assert.equal(ask("a: x", { a: "X" }, { caseSensitive: true }), false);
    assert.equal(ask("a: x", { a: "y.x" }, { delimiters: "." }), true);
  });

  it("is a search of more conditions than are allowed", () => {
    const query = (count: number) => Array.from({ length: count }, (_, i) => `event.eventName: n${i}`).join(" or ");
    const record = logQuery.toRecord({ eventName: "n1" });
    assert.equal(ask(query(30), record), true);
    assert.deepEqual(parse(query(30)).problems, []);
    assert.equal(ask(query(31), record), undefined);
    assert.deepEqual(
      parse(query(31)).problems.map(({ code }) => code),
      ["tooManyConditions"],
    );
  });

  it("and what is odd is said where it stands", () => {
    assert.deepEqual(
      parse('event.eventName="X" error_code: y').problems.map(({ code, position }) => [code, position]),
      [
        ["textWithEquals", 0],
        ["unknownField", 20],
        ["missingOperator", 20],
      ],
    );
    assert.match(parse("error_code.x: y").problems[0]?.message ?? "", /`event\.errorCode\.x`\?/);
    assert.deepEqual(parse("__topic__: actiontrail_audit_event").problems, []);
  });
});

/** Log Service, "Alert rules": a condition compares a column of the result. */
describe("what stands after the pipe", () => {
  for (const [text, column, columns = [column]] of [
    ["select count(1) as c", "c"],
    ["SELECT COUNT(*) AS cnt FROM log", "cnt"],
    ["select count(1)", "_col0"],
    ['select count(1) as "how many";', "how many"],
    ["select date_trunc('hour', __time__) as t, count(*) c group by t order by t limit 100", "c", ["t", "c"]],
    ["select count(1) as c, max(__time__) as t", "c", ["c", "t"]],
    ["select bucket, count(1) as c", undefined],
    ["select count(1) as c where status > 400", undefined],
    ["select count(1) as c having c > 100", undefined],
    ["select count(1) as c limit 0", undefined],
    ["select count(1) / 2 as c", undefined],
    ["select count(event.errorCode) as c", undefined],
    ["select count(1) as c from (select 1)", undefined],
    ["select sum(1) as c", undefined],
    ["select c from log", undefined],
    ["where count(1)", undefined],
    ["select", undefined],
    ["", undefined],
  ] as const)
    it(`\`${text}\` ${column ? `counts into ${column}` : "is no count"}`, () =>
      assert.deepEqual(parse(`* | ${text}`).analytics, {
        text,
        isCount: column !== undefined,
        isGrouped: column !== undefined && text.includes("group by"),
        isRefused: text === "select bucket, count(1) as c",
        column,
        ...(column !== undefined && { columns }),
      }));

  it("is not there without one, nor within quotes", () => {
    assert.equal(parse("a: x").analytics, undefined);
    assert.equal(parse('a: "x | y"').analytics, undefined);
  });
});
