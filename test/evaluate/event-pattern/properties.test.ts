import assert from "node:assert/strict";
import * as fc from "fast-check";
import { eventPattern } from "../../../src/evaluate";

const UNKNOWN = "(unknown)";
const unknown = (value: unknown): boolean => value === UNKNOWN;
const key = fc.constantFrom("a", "b", "c", "a.b", "__proto__", "constructor");
const text = fc.constantFrom("", "x", "xy", "X", "é", "\ud83d", "😀", "10.0.0.1");
const number = fc.constantFrom(0, 1, 2.5, -1, 10);
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));

const texts = fc.oneof(text.filter(Boolean), fc.array(text.filter(Boolean), { minLength: 1, maxLength: 2 }));

const test = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.record({ exists: fc.boolean() }),
  fc.record({ prefix: fc.oneof(text, fc.record({ "equals-ignore-case": text })) }),
  fc.record({ suffix: fc.oneof(text, fc.record({ "equals-ignore-case": text })) }),
  fc.record({ "equals-ignore-case": text }),
  fc.record({ wildcard: fc.constantFrom("*", "x*", "*x", "x*y", "\\*", "") }),
  fc.record({ numeric: fc.tuple(fc.constantFrom("=", "<", "<=", ">", ">="), number) }),
  fc.record({ numeric: fc.constant([">", 0, "<=", 5]) }),
  fc.record({ cidr: fc.constantFrom("10.0.0.0/8", "2001:db8::/32") }),
  fc.record({
    "anything-but": fc.oneof(
      text,
      number,
      fc.array(text, { minLength: 1, maxLength: 2 }),
      fc.record({ prefix: texts }),
      fc.record({ suffix: texts }),
      fc.record({ "equals-ignore-case": texts }),
      fc.record({ wildcard: fc.constantFrom("*x*", "x") }),
    ),
  }),
);
const leaf = fc.array(test, { minLength: 1, maxLength: 3 });

const patternTo = (depth: number): fc.Arbitrary<object> => {
  const below = depth === 0 ? leaf : fc.oneof({ weight: 3, arbitrary: leaf }, patternTo(depth - 1));
  const fields = fc.dictionary(key, below, { minKeys: 1, maxKeys: 3 });
  if (depth === 0) return fields;
  const branches = fc.option(fc.array(patternTo(depth - 1), { minLength: 2, maxLength: 2 }), { freq: 2 });
  return fc.tuple(fields, branches).map(([each, $or]) => ($or ? { ...each, $or } : each));
};
const pattern = patternTo(2);

const valueTo = (depth: number): fc.Arbitrary<unknown> =>
  depth === 0
    ? scalar
    : fc.oneof(
        { weight: 2, arbitrary: scalar },
        fc.dictionary(key, valueTo(depth - 1), { maxKeys: 3 }),
        fc.array(valueTo(depth - 1), { maxLength: 3 }),
      );
const value = valueTo(3);
const event = fc.dictionary(key, value, { maxKeys: 4 });

const parse = (source: object) => eventPattern.parse(source, { unknown });

/** Where in a pattern values stand, as ways of keys from its top. */
const waysIn = (source: unknown, way: readonly string[] = []): readonly (readonly string[])[] =>
  typeof source !== "object" || source === null
    ? [way]
    : [...(way.length > 0 ? [way] : []), ...Object.entries(source).flatMap(([k, each]) => waysIn(each, [...way, k]))];

const replaced = (source: unknown, [first, ...rest]: readonly string[], by: unknown): unknown => {
  if (first === undefined) return by;
  if (Array.isArray(source)) return source.map((each, i) => (String(i) === first ? replaced(each, rest, by) : each));
  return Object.fromEntries(
    Object.entries(source as object).map(([k, each]) => [k, k === first ? replaced(each, rest, by) : each]),
  );
};

describe("event patterns", () => {
  it("are the same after printing and parsing", () => {
    fc.assert(
      fc.property(pattern, event, (source, record) => {
        const parsed = parse(source);
        assert.deepEqual(parsed.print(), JSON.parse(JSON.stringify(source)));
        const again = parse(parsed.print());
        assert.deepEqual(again.print(), parsed.print());
        assert.equal(again.matches(record), parsed.matches(record));
      }),
    );
  });

  it("that have been read from text match the same", () => {
    fc.assert(
      fc.property(pattern, event, (source, record) => {
        assert.equal(eventPattern.parse(JSON.stringify(source)).matches(record), parse(source).matches(record));
      }),
    );
  });

  it("answer to any JSON, or refuse it with an error of their own", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), pattern), fc.object(), (source, record) => {
        try {
          const parsed = eventPattern.parse(source as object);
          assert.equal(typeof parsed.matches(record), "boolean");
          assert(Array.isArray(parsed.problems));
          parsed.admits({ a: 1 });
        } catch (error) {
          assert.equal((error as Error).name, "EventPatternSyntaxError", String(error));
        }
      }),
    );
  });

  it("never match less with one more alternative", () => {
    fc.assert(
      fc.property(leaf, test, pattern, event, (tests, more, others, record) => {
        const before = parse({ ...others, c: tests }).matches(record);
        const after = parse({ ...others, c: [...tests, more] }).matches(record);
        assert(!before || after);
      }),
    );
  });

  it("never match less with one more branch", () => {
    fc.assert(
      fc.property(pattern, pattern, pattern, event, (one, two, three, record) => {
        const before = parse({ $or: [one, two] }).matches(record);
        const after = parse({ $or: [one, two, three] }).matches(record);
        assert(!before || after);
        assert.equal(before, parse(one).matches(record) || parse(two).matches(record));
      }),
    );
  });

  // A field that asks for the absence of another one narrows where the other fields may come from: event-ruler looks at
  // paths in their order. `z` comes last.
  it("never match more with one more field", () => {
    fc.assert(
      fc.property(pattern, leaf, event, (source, tests, record) => {
        const before = parse(source).matches(record);
        const after = parse({ ...source, z: tests }).matches(record);
        assert(!after || before);
      }),
    );
  });

  it("give an open answer or the same when a part is unknown", () => {
    fc.assert(
      fc.property(pattern, fc.nat(), event, (source, at, record) => {
        const ways = waysIn(source);
        const hidden = replaced(source, ways[at % ways.length] ?? [], UNKNOWN) as object;
        const known = parse(source).matches(record);
        const open = parse(hidden).matches(record);
        assert(open === undefined || open === known, JSON.stringify(hidden));
      }),
      { numRuns: 1000 },
    );
  });

  it("that match an event admit its fields", () => {
    fc.assert(
      fc.property(pattern, event, (source, record) => {
        const parsed = parse(source);
        if (parsed.matches(record) !== true) return;
        for (const [name, each] of Object.entries(record))
          if (typeof each === "string" || typeof each === "number") assert.equal(parsed.admits({ [name]: each }), true);
      }),
    );
  });
});

describe("hostile event patterns and events", () => {
  const anyLength = { maxLength: Number.POSITIVE_INFINITY };
  const nested = (depth: number): string => `${'{"a":'.repeat(depth)}[1]${"}".repeat(depth)}`;

  const refused: Readonly<Record<string, string | object>> = {
    "objects in objects": nested(30_000),
    "lists in lists": `{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}`,
    "names of many parts": { ["a.".repeat(30_000)]: [1] },
    "more combinations than can be": Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`k${i}`, { $or: [{ a: [1] }, { b: [1] }] }]),
    ),
    "small combinations, but too many": Object.fromEntries(
      Array.from({ length: 11 }, (_, i) => [`k${i}`, { $or: [{ a: [1] }, { b: [1] }] }]),
    ),
    "a circle": (() => {
      const circle: Record<string, unknown> = {};
      circle.a = circle;
      return circle;
    })(),
  };
  for (const [what, source] of Object.entries(refused))
    it(`are refused: ${what}`, () => {
      assert.throws(() => eventPattern.parse(source, anyLength), { name: "EventPatternSyntaxError" });
    });

  it("are read up to what can be sensible", () => {
    assert.equal(eventPattern.parse(nested(100)).matches(JSON.parse(nested(100)) as object), true);
    const many = Array.from({ length: 10_000 }, (_, i) => `x${i}`);
    assert.equal(eventPattern.parse({ a: many }, anyLength).matches({ a: "x9999" }), true);
    assert.throws(() => eventPattern.parse({ a: many }), /4096 are allowed/);
  });

  it("find their way in events of any depth", () => {
    let lists: unknown = 1;
    let objects: unknown = 1;
    for (let i = 0; i < 30_000; i++) [lists, objects] = [[lists], { a: objects }];
    assert.equal(eventPattern.parse({ a: [1] }).matches({ a: lists }), true);
    assert.equal(eventPattern.parse({ a: { a: [1] } }).matches({ a: objects }), false);
  });

  it("look at what an object has of its own", () => {
    assert.equal(eventPattern.parse({ constructor: [{ exists: true }] }).matches({}), false);
    const own = JSON.parse('{"__proto__":{"a":1}}') as object;
    assert.equal(eventPattern.parse('{"__proto__":{"a":[1]}}').matches(own), true);
    assert.equal(eventPattern.parse('{"__proto__":{"a":[1]}}').matches({}), false);
  });

  // Names spelled in two ways keep two lists alive at a time: every pair of their elements is a choice.
  it("leave an event open that would take too long", () => {
    const pattern = eventPattern.parse({ a: { b: { w: [1], x: [1], y: [1], z: [1] } } });
    const twoLists = (one: readonly object[], other: readonly object[]) => ({ a: { b: one }, "a.b": other });
    const [wy, xz] = [
      { w: 1, y: 1 },
      { x: 1, z: 1 },
    ];
    assert.equal(pattern.matches(twoLists([wy, {}], [{}, xz])), true);
    assert.equal(pattern.matches(twoLists([wy, {}], [{ x: 1 }, { z: 1 }])), false);
    assert.equal(pattern.matches(twoLists([{ w: 1 }, { z: 1 }], [{ x: 1 }, { y: 1 }, { z: 1 }])), false);
    const many = Array.from({ length: 500 }, () => ({ ...wy, ...xz }));
    assert.equal(pattern.matches(twoLists(many, many)), undefined);
  });
});
