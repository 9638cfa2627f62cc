import assert from "node:assert/strict";
import { filterPattern } from "../../../src/evaluate";

const { parse } = filterPattern;

const ample = { maxLength: Number.POSITIVE_INFINITY };

const times = (count: number, part: string): string => part.repeat(count);

describe("hostile filter patterns", () => {
  it("of many conditions are read and asked like any other", () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `v${i}`);
    const any = parse(`{ ${names.map((each) => `$.a = ${each}`).join(" || ")} }`, ample);
    assert(any.matches({ a: "v9999" }));
    assert(!any.matches({ a: "v10000" }));
    assert.equal(any.canMatch(), "yes");
    const all = parse(`{ ${names.map((each) => `$.${each} = 1`).join(" && ")} }`, ample);
    assert(all.matches(Object.fromEntries(names.map((each) => [each, 1]))));
    assert.equal(all.canMatch(), "yes");
    assert.notEqual(
      parse(`{ ${names.map((each) => `($.${each} = 1 || $.b = 1)`).join(" && ")} }`, ample).canMatch(),
      "no",
    );
    assert(parse(names.join(" "), ample).matches(names.join("")));
  });

  it("of many parentheses are read, and of too many parts within parts refused", () => {
    const deep = parse(`{ ${times(50_000, "(")}$.a = 1${times(50_000, ")")} }`, ample);
    assert(deep.matches({ a: 1 }));
    const nested = (depth: number) => `{ ${times(depth, "($.a = 1 || $.b = 1) && (")}$.c = 1${times(depth, ")")} }`;
    assert(parse(nested(100), ample).matches({ a: 1, c: 1 }));
    assert.throws(() => parse(nested(10_000), ample), { name: "FilterPatternSyntaxError", message: /nested too deep/ });
    assert.throws(() => parse(`{ ${times(50_000, "(")}`, ample), { name: "FilterPatternSyntaxError" });
  });

  it("with a selector of many steps are read", () => {
    assert(!parse(`{ $${times(100_000, ".a")} = 1 }`, ample).matches({ a: {} }));
    assert.equal(parse(`{ $${times(100_000, "[0]")} = 1 }`, ample).canMatch(), "no");
    assert.equal(parse(`{ $.a${times(10_000, "[*]")} = 1 }`, ample).canMatch(), "yes");
  });

  it("do not make a search slower than the text is long", () => {
    const text = times(65_536, "a");
    for (const source of [
      "(?:a+)+b",
      "a*a*a*a*a*a*a*a*b",
      `${times(200, "a?")}${times(200, "a")}b`,
      ".*.*.*.*.*b",
      "a{0,400}b",
    ]) {
      const search = () => parse(`%${source}%`).matches(text);
      if (source.startsWith("(")) assert.throws(search, { name: "FilterPatternSyntaxError" });
      else assert.equal(search(), false);
    }
    const glob = `{ $.a = "*${times(300, "a*")}b*" }`;
    assert.equal(parse(glob, { innerAsterisk: "wildcard" }).matches({ a: text }), false);
  });
});

describe("hostile messages", () => {
  const json = parse("{ $.* = x || $.a[*] = x || $.a.b NOT EXISTS }");

  it("are answered, however they are made", () => {
    const deep = `{"a":${times(30_000, "[")}${times(30_000, "]")}}`;
    assert.equal(parse("{ $.a = 1 }").matches(deep), false);
    assert.equal(json.matches('{"__proto__": null, "a": {"b": 1}}'), false);
    assert.equal(parse("[..., a = x]").matches(`${times(30_000, '[ " ')}x`), true);
    assert.equal(parse("[..., a = x]").matches(times(65_536, "[ ")), false);
  });

  it("that cannot be written as text match no text", () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    for (const message of [circle, { big: 1n }, Object.create(null) as object]) {
      assert.equal(parse("anything").matches(message), false);
      assert.equal(parse("%.%").matches({ toJSON: () => undefined }), false);
      assert.equal(parse("{ $.eventName = x }").matches(message), false);
    }
    assert(parse("").matches(circle));
  });
});
