import assert from "node:assert/strict";
import * as fc from "fast-check";
import { filterPattern } from "../../../src/evaluate";
import type { Column, Condition, Expression, Selector, Term } from "../../../src/evaluate/filter-pattern/ast";

const { parse, print } = filterPattern;

const ample = { maxLength: Number.POSITIVE_INFINITY };

const name = fc.oneof(
  fc.constantFrom("a", "b", "c", "eventName"),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/),
  fc.constantFrom("x.y", "", "it's", "a b"),
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ name }) },
  fc.record({ index: fc.nat(3) }),
  fc.record({ every: fc.constantFrom("element" as const, "field" as const) }),
);
const anySelector: fc.Arbitrary<Selector> = fc.array(step, { minLength: 1, maxLength: 3 });

const bareword = fc.stringMatching(/^[A-Za-z_.*:/@+-]{1,6}$/).filter((text) => !/[-+*/.]\d|^[-+]/.test(text));
const text = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: fc.string({ maxLength: 8 }), quoted: fc.constant(true) }),
  fc.record({
    kind: fc.constant("text" as const),
    text: fc.constantFrom("x", "x*", "*y", "*", "400"),
    quoted: fc.constant(true),
  }),
  fc.record({ kind: fc.constant("text" as const), text: bareword, quoted: fc.constant(false) }),
);
const regex = fc.record({
  kind: fc.constant("regex" as const),
  source: fc.constantFrom("x", "^a.c$", "\\d{1,3}", "a\\x25b", "[a-z]+|y"),
});
const number = fc.record({
  kind: fc.constant("number" as const),
  text: fc.constantFrom("0", "1", "-2", "+3.5", "4e2", "1E-3"),
});

const conditionOn = (selector: fc.Arbitrary<Selector>): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.record({
      kind: fc.constant("compared" as const),
      selector,
      operator: fc.constantFrom("=" as const, "!=" as const),
      value: fc.oneof(text, regex),
    }),
    fc.record({
      kind: fc.constant("compared" as const),
      selector,
      operator: fc.constantFrom("=" as const, "!=" as const, "<" as const, ">" as const, "<=" as const, ">=" as const),
      value: number,
    }),
  );

const jsonCondition = (selector: fc.Arbitrary<Selector>): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 4, arbitrary: conditionOn(selector) },
    fc.record({
      kind: fc.constant("is" as const),
      selector,
      value: fc.constantFrom("NULL" as const, "TRUE" as const, "FALSE" as const),
    }),
    fc.record({ kind: fc.constant("notExists" as const), selector }),
  );

const expressionOf = (condition: fc.Arbitrary<Condition>): fc.Arbitrary<Expression> =>
  fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      condition.map((each): Expression => ({ kind: "condition", condition: each })),
      fc.record({
        kind: fc.constantFrom("and" as const, "or" as const),
        parts: fc.array(tie("expression"), { minLength: 2, maxLength: 3 }),
      }),
    ),
  })).expression;

const expression = expressionOf(jsonCondition(anySelector));

/** Few fields and few values, so that patterns and events meet. */
const small = expressionOf(
  jsonCondition(
    fc.constantFrom<Selector>(
      [{ name: "a" }],
      [{ name: "b" }],
      [{ name: "a" }, { name: "c" }],
      [{ name: "a" }, { every: "element" }],
      [{ name: "a" }, { index: 1 }],
    ),
  ),
);
const value = fc.constantFrom<unknown>(
  "x",
  "xy",
  "y",
  "abc",
  "400",
  0,
  1,
  -2,
  3.5,
  400,
  true,
  false,
  null,
  { c: "x" },
  { c: 1 },
  ["x", 1],
  [1, "y"],
  {},
  [],
);
const event = fc.record({ a: value, b: value }, { requiredKeys: [] });

const fieldName = fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/);
const column: fc.Arbitrary<Column> = fieldName.chain((own) => {
  const about = conditionOn(fc.constant<Selector>([{ name: own }]));
  return fc.oneof(
    fc.constant<Column>({ name: own }),
    fc.constant<Column>({ name: "" }),
    expressionOf(about).map((each): Column => ({ name: own, expression: each })),
  );
});
const term: fc.Arbitrary<Term> = fc.record({
  sign: fc.constantFrom("" as const, "-" as const, "?" as const),
  text: fc.oneof(fc.stringMatching(/^\w{1,6}$/), fc.string({ maxLength: 6 })),
});

describe("properties of filter patterns", () => {
  it("written down and read again are the same", () => {
    const syntax: fc.Arbitrary<filterPattern.Syntax> = fc.oneof(
      expression.map((each) => ({ language: "json" as const, expression: each })),
      fc
        .tuple(fc.array(column, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.nat(4))
        .map(([columns, rest, at]) => ({
          language: "fields" as const,
          columns: rest ? [...columns.slice(0, at), { rest: true as const }, ...columns.slice(at)] : columns,
        })),
      fc
        .array(term, { minLength: 1, maxLength: 4 })
        .filter((terms) => terms.length > 1 || terms[0]?.sign !== "" || terms[0].text.trim() !== "")
        .map((terms) => ({ language: "terms" as const, terms })),
      fc.constantFrom("a|b", "^x{1,2}$").map((source) => ({ language: "regex" as const, source })),
      fc.constant({ language: "everything" as const }),
    );
    fc.assert(
      fc.property(syntax, (each) => {
        const written = print(each);
        assert.deepEqual(parse(written, ample).syntax, structuredClone(each), written);
      }),
      { numRuns: 1000 },
    );
  });

  const pattern = (each: Expression) => parse(print({ language: "json", expression: each }), ample);

  it("with an alternative match no less, with a further condition no more", () => {
    fc.assert(
      fc.property(small, small, event, (p, q, record) => {
        const alone = pattern(p).matches(record);
        const wider = pattern({ kind: "or", parts: [p, q] }).matches(record);
        const narrower = pattern({ kind: "and", parts: [p, q] }).matches(record);
        assert.equal(wider, alone || pattern(q).matches(record));
        assert.equal(narrower, alone && pattern(q).matches(record));
      }),
      { numRuns: 1000 },
    );
  });

  it("say the same of an object and of its text", () => {
    fc.assert(
      fc.property(small, event, (p, record) => {
        assert.equal(pattern(p).matches(record), pattern(p).matches(JSON.stringify(record)));
      }),
      { numRuns: 1000 },
    );
  });

  it("that match something are never said to match nothing", () => {
    const options: fc.Arbitrary<filterPattern.ParseOptions> = fc.record({
      innerAsterisk: fc.constantFrom("literal", "wildcard"),
      quotedNumber: fc.constantFrom("text", "number"),
      numericText: fc.constantFrom("never", "equality", "always"),
      notEqualOfMany: fc.constantFrom("some", "all"),
      booleansAndNull: fc.constantFrom("never", "asText"),
    });
    const conjunction = fc
      .array(small, { minLength: 1, maxLength: 4 })
      .map((parts): Expression => (parts.length === 1 && parts[0] ? parts[0] : { kind: "and", parts }));
    let met = 0;
    fc.assert(
      fc.property(conjunction, fc.array(event, { minLength: 10, maxLength: 10 }), options, (p, records, how) => {
        const parsed = parse(print({ language: "json", expression: p }), { ...ample, ...how });
        if (!records.some((record) => parsed.matches(record))) return;
        met++;
        assert.notEqual(parsed.canMatch(), "no");
      }),
      { numRuns: 2000 },
    );
    assert(met > 100, `only ${met} patterns met their event`);
  });

  it("of fields and terms that match something are never said to match nothing", () => {
    const word = fc.constantFrom("x", "xy", "y", "400", "1", "-", "abc");
    const cell = expressionOf(conditionOn(fc.constantFrom<Selector>([{ name: "a" }], [{ name: "b" }])));
    fc.assert(
      fc.property(cell, cell, word, word, (p, q, one, two) => {
        const columns: readonly Column[] = [
          { name: "a", expression: p },
          { name: "b", expression: q },
        ];
        const parsed = parse(print({ language: "fields", columns }), ample);
        if (parsed.matches(`${one} ${two}`)) assert.notEqual(parsed.canMatch(), "no");
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(
        fc.array(term, { minLength: 1, maxLength: 4 }),
        fc.array(fc.string({ maxLength: 4 })),
        (terms, words) => {
          const parsed = parse(print({ language: "terms", terms }), ample);
          if (parsed.matches(words.join(" "))) assert.notEqual(parsed.canMatch(), "no");
        },
      ),
    );
  });

  it("are read, or refused with a place, whatever they are", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "$.a",
          "$.a[*]",
          "$.['x']",
          " ",
          "&&",
          "||",
          "=",
          "!=",
          "<",
          "IS",
          "NULL",
          "NOT",
          "EXISTS",
          '"',
          "'",
          "%",
          "\\",
          "*",
          "1",
          "x",
          ",",
          "...",
          "-",
          "?",
          "a{2}",
          "^",
        ),
        fc.string({ maxLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(pieces, fc.constantFrom("", "{}", "[]", "%%"), fc.anything(), (parts, around, message) => {
        const source = `${around.slice(0, 1)}${parts.join("")}${around.slice(1)}`;
        try {
          const parsed = parse(source);
          parsed.matches(typeof message === "object" && message !== null ? message : String(message));
          assert(["yes", "no", "undecided"].includes(parsed.canMatch()));
          assert.deepEqual(parse(print(parsed.syntax), ample).syntax, parsed.syntax);
        } catch (error) {
          if (!(error instanceof filterPattern.FilterPatternSyntaxError)) throw error;
          assert(error.position >= 0 && error.position <= source.length, `${source}: ${error.message}`);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
