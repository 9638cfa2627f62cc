import assert from "node:assert/strict";
import * as fc from "fast-check";
import { logQuery } from "../../../src/evaluate";
import type { Condition, Item, Search, Value } from "../../../src/evaluate/log-query/ast";
import { print } from "../../../src/evaluate/log-query/print";

const { parse } = logQuery;

const key = fc.oneof(fc.constantFrom("a", "b", "event.eventName", "and", "x y", "__topic__"), fc.string());
const word = fc
  .oneof(fc.constantFrom("x", "y", "x*", "a?b", "5"), fc.stringMatching(/^[A-Za-z0-9_.,/-][A-Za-z0-9_.,*?/-]{0,6}$/))
  .filter((text) => !/^(and|or|not|in)$/i.test(text));
const value: fc.Arbitrary<Value> = fc.oneof(
  word.map((text): Value => ({ kind: "word", text })),
  fc.record({ kind: fc.constantFrom("quoted" as const, "phrase" as const), text: fc.string() }),
);
const number = fc.constantFrom("0", "1", "-2", "3.5");
const end = fc.record({ number, included: fc.boolean() });

const conditionOn = (keys: fc.Arbitrary<string>, values: fc.Arbitrary<Value>): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.constant<Condition>({ kind: "everything" }),
    fc.record({ kind: fc.constant("exists" as const), key: keys }),
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("contains" as const), key: keys, value: values }) },
    fc.record({ kind: fc.constant("contains" as const), value: values }),
    fc.record({
      kind: fc.constant("compared" as const),
      key: keys,
      operator: fc.constantFrom("=" as const, "<" as const, ">" as const, "<=" as const, ">=" as const),
      value: number.map((text): Value => ({ kind: "word", text })),
    }),
    fc.record({ kind: fc.constant("range" as const), key: keys, from: end, to: end }),
  );

const searchOf = (condition: fc.Arbitrary<Condition>): fc.Arbitrary<Search> =>
  fc.letrec<{ search: Search; group: Search; item: Item }>((tie) => {
    const sized = (minLength: number) =>
      fc.array(fc.tuple(tie("item"), fc.constantFrom("and" as const, "or" as const)), { minLength, maxLength: 4 }).map(
        (pairs): Search => ({
          kind: "search",
          items: pairs.map(([item]) => item),
          joiners: pairs.slice(1).map(([, joiner]) => joiner),
        }),
      );
    return {
      search: sized(1),
      group: sized(2),
      item: fc
        .tuple(fc.boolean(), fc.oneof({ maxDepth: 2 }, condition, tie("group")))
        .map(([negated, of]): Item => ({ negated, of })),
    };
  }).search;

const small = searchOf(
  conditionOn(
    fc.constantFrom("a", "b", "c.d"),
    fc.constantFrom<Value>(
      { kind: "word", text: "x" },
      { kind: "word", text: "x*" },
      { kind: "quoted", text: "x y" },
      { kind: "quoted", text: "x*" },
      { kind: "phrase", text: "x y" },
    ),
  ),
);
const field = fc.constantFrom<unknown>("x", "xy", "y x", "x y", "", 1, 3.5, true, null, {}, logQuery.unknownValue);
const record = fc.record({ a: field, b: field, c: fc.record({ d: field }) }, { requiredKeys: [] });

const readings = ["either", "andFirst", "leftToRight"] as const;

describe("properties of log queries", () => {
  it("written down and read again are the same", () => {
    fc.assert(
      fc.property(searchOf(conditionOn(key, value)), (search) => {
        const written = print(search);
        const again = parse(written);
        assert.deepEqual(again.search, structuredClone(search), written);
        assert.equal(again.print(), written);
      }),
    );
  });

  it("decided with caution, hold in every reading and of every index", () => {
    fc.assert(
      fc.property(small, record, (search, each) => {
        const text = print(search);
        const cautious = parse(text).matches(each);
        if (cautious === undefined) return;
        for (const precedence of readings)
          for (const quotedWildcards of ["wildcard", "literal"] as const)
            for (const fullText of ["unknown", "indexed"] as const)
              assert.equal(parse(text, { precedence, quotedWildcards, fullText }).matches(each), cautious, text);
      }),
    );
  });

  it("decided in spite of an unknown, hold whatever it turns out to be", () => {
    fc.assert(
      fc.property(
        small,
        record,
        fc.constantFrom("a", "b"),
        fc.constantFrom("x", "y x", ""),
        (search, each, at, later) => {
          const { matches } = parse(print(search));
          const before = matches({ ...each, [at]: logQuery.unknownValue });
          if (before !== undefined) assert.equal(matches({ ...each, [at]: later }), before, print(search));
        },
      ),
    );
  });

  it("negated are the opposite", () => {
    fc.assert(
      fc.property(small, record, (search, each) => {
        const { matches } = parse(print(search));
        const opposite = parse(`not (${print(search)})`).matches(each);
        const truth = matches(each);
        assert.equal(opposite, truth === undefined ? undefined : !truth, print(search));
      }),
    );
  });

  it("of any text are read, or refused with a place within it", () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc
        .array(
          fc.constantFrom("(", ")", "a", ":", "*", "and", "or", "not", '"', "#", "in", "[", "]", "1", "=", "|", "\\"),
        )
        .map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(hostile, record, (text, each) => {
        try {
          const query = parse(text);
          query.matches(each);
          assert.deepEqual(parse(query.print()).search, query.search, text);
        } catch (error) {
          if (!(error instanceof logQuery.LogQuerySyntaxError)) throw error;
          assert(error.position >= 0 && error.position <= text.length, text);
        }
      }),
    );
  });
});

describe("hostile log queries and records", () => {
  const times = (count: number, part: string): string => part.repeat(count);

  it("of many brackets are refused, and of some read", () => {
    assert.equal(parse(`${times(64, "(")}a: x${times(64, ")")}`).matches({ a: "x" }), true);
    for (const text of [times(50_000, "("), `${times(50_000, "(")}a: x${times(50_000, ")")}`])
      assert.throws(() => parse(text), /nested too deep/);
    assert.equal(parse(`${times(50_001, "not ")}a: x`).matches({ a: "x" }), false);
  });

  it("of many conditions are read, and not decided", () => {
    const many = parse(`${times(10_000, "a: x* or ")}b: y and c: z${times(10_000, " or d: w")}`);
    assert.equal(many.matches({ a: times(10_000, "xy ") }), undefined);
    assert.equal(many.problems.filter(({ code }) => code === "tooManyConditions").length, 1);
  });

  it("of long texts are asked like any other", () => {
    const text = times(65_536, "a");
    assert.equal(parse(`k: ${times(300, "a*")}b`).matches({ k: text }), false);
    assert.equal(parse(`k: #"${times(32_000, "a ")}b"`).matches({ k: times(65_536, "a ") }), false);
    assert.equal(parse(`${times(20_000, "a.")}b: x`).matches({ a: { a: {} } }), false);
  });

  it("that go in circles or have the names of prototypes are answered", () => {
    const circle: Record<string, unknown> = { a: "x" };
    circle.self = circle;
    assert.equal(parse("y").matches(circle), false);
    assert.equal(parse("a: x").matches(circle), true);
    for (const name of ["__proto__", "constructor", "toString", "constructor.name"])
      assert.equal(parse(`${name}: *`).matches({ event: {} }), false);
  });

  it("that are no text are refused", () => {
    for (const text of [undefined, null, 5, {}]) assert.throws(() => parse(text as unknown as string), /is a text/);
  });
});
