import assert from "node:assert/strict";
import { filterPattern } from "../../../src/evaluate";

const { parse } = filterPattern;

const says = (pattern: string, event: object, options?: filterPattern.ParseOptions): boolean =>
  parse(pattern, options).matches(event);

const codes = (pattern: string): readonly string[] => parse(pattern).warnings.map(({ code }) => code);

describe("what the documentation of filter patterns leaves open", () => {
  it("is an asterisk within a text", () => {
    assert(!says("{ $.a = Ev*ent }", { a: "Event" }));
    assert(says("{ $.a = Ev*ent }", { a: "Ev*ent" }));
    assert(says("{ $.a = Ev*ent }", { a: "Ev, an event" }, { innerAsterisk: "wildcard" }));
    assert(!says("{ $.a = a*b*a }", { a: "ab" }, { innerAsterisk: "wildcard" }));
    assert(says("{ $.a = a*b*a }", { a: "a-b-a" }, { innerAsterisk: "wildcard" }));
    assert(!says("{ $.a = a*b*b*c }", { a: "abc" }, { innerAsterisk: "wildcard" }));
    assert(!says("{ $.a = ab*ba }", { a: "aba" }, { innerAsterisk: "wildcard" }));
  });

  it("is a number in quotes", () => {
    assert(!says('{ $.a = "4e2" }', { a: 400 }));
    assert(says('{ $.a = "400" }', { a: 400 }));
    assert(says('{ $.a = "4e2" }', { a: 400 }, { quotedNumber: "number" }));
    assert(says('{ $.a >= "4" }', { a: 400 }, { quotedNumber: "number" }));
  });

  it("is a number that the event holds as a text", () => {
    assert(says("{ $.a = 400 }", { a: "400" }));
    assert(!says("{ $.a != 400 }", { a: "400" }));
    assert(!says("{ $.a > 3 }", { a: "400" }));
    assert(!says("{ $.a != 400 }", { a: "x" }));
    assert(!says("{ $.a = 400 }", { a: "400" }, { numericText: "never" }));
    assert(says("{ $.a > 3 }", { a: "400" }, { numericText: "always" }));
  });

  it("are keywords in lower case", () => {
    assert.throws(() => parse("{ $.a is null }"), /capitals/);
    assert(says("{ $.a is null }", { a: null }, { lowerCaseKeywords: "accepted" }));
    assert(says("{ $.a not exists }", {}, { lowerCaseKeywords: "accepted" }));
  });

  it("is != behind a wildcard", () => {
    assert(says("{ $.a[*] != x }", { a: ["x", "y"] }));
    assert(!says("{ $.a[*] != x }", { a: ["x", "y"] }, { notEqualOfMany: "all" }));
    assert(says("{ $.a[*] != x }", { a: ["y", "y"] }, { notEqualOfMany: "all" }));
    assert(!says("{ $.a[*] != x }", { a: [] }, { notEqualOfMany: "all" }));
  });

  it("are booleans and null compared as texts", () => {
    assert(!says("{ $.a = true }", { a: true }));
    assert(!says('{ $.a != "true" }', { a: false }));
    assert(says("{ $.a = true }", { a: "true" }));
    assert(says("{ $.a = true }", { a: true }, { booleansAndNull: "asText" }));
    assert(says("{ $.a = null }", { a: null }, { booleansAndNull: "asText" }));
    assert(says("{ $.a = * }", { a: true }));
  });

  it("are backslashes in quotes", () => {
    assert(says('{ $.a = "say \\"no\\"" }', { a: 'say "no"' }));
    assert(says('{ $.a = "c:\\\\d" }', { a: "c:\\d" }));
    assert(says('{ $.a = "c:\\d" }', { a: "c:\\d" }));
    assert(says('{ $.a = "c:\\\\d" }', { a: "c:\\\\d" }, { escapes: "none" }));
    assert(says('"a\\\\b"', { a: "\\b" }) === JSON.stringify({ a: "\\b" }).includes("a\\b"));
  });

  it("are single quotes", () => {
    assert(says("{ $.a = 'Root' }", { a: "'Root'" }));
    assert(!says("{ $.a = 'Root' }", { a: "Root" }));
    assert.throws(() => parse("{ $.a = 'Root' }", { singleQuotes: "refused" }), /double quotes/);
  });

  it("is a blank outside quotes", () => {
    const pattern = "{ $.a = Failed authentication && $.b = 1 }";
    assert.throws(() => parse(pattern), { name: "FilterPatternSyntaxError" });
    assert(says(pattern, { a: "Failed authentication", b: 1 }, { unquotedBlank: "joined" }));
  });

  it("are other characters outside quotes", () => {
    assert(says("{ $.a = kms.amazonaws.com }", { a: "kms.amazonaws.com" }));
    assert.throws(() => parse("{ $.a = kms.amazonaws.com }", { barewords: "documented" }), /Unexpected `\.`/);
    assert.throws(() => parse("{ $.a = a#b }"), /Unexpected `#`/);
  });

  it("is not the length", () => {
    const pattern = `{ $.a = "${"x".repeat(1024)}" }`;
    assert.throws(() => parse(pattern), {
      name: "FilterPatternSyntaxError",
      message: /1036 characters; 1024 are allowed/,
    });
    assert(says(pattern, { a: "x".repeat(1024) }, { maxLength: 2000 }));
    assert.equal(parse(`{ $.a = "${"x".repeat(1012)}" }`).language, "json");
  });
});

describe("warnings about filter patterns", () => {
  it("are given for what is hardly meant", () => {
    assert.deepEqual(codes("{ $.a = 'Root' }"), ["singleQuotes"]);
    assert.deepEqual(codes('{ $.a = "it\'s" }'), []);
    assert.deepEqual(codes("{ $.a = Ev*ent }"), ["innerAsterisk"]);
    assert.deepEqual(codes("{ $.a = *Event* }"), []);
    assert.deepEqual(codes("[a = x*y, b]"), ["innerAsterisk"]);
    assert.deepEqual(codes("[a = x && z = y]"), ["unknownColumn"]);
  });

  it("are given where != leaves out events without the field", () => {
    assert.deepEqual(codes("{ $.errorCode != x }"), ["missesAbsentField"]);
    assert.deepEqual(codes("{ $.eventName != x }"), []);
    assert.deepEqual(codes("{ $.errorCode != x || $.errorCode NOT EXISTS }"), []);
    assert.deepEqual(codes("{ $.a = 1 && ($.errorCode NOT EXISTS || $.errorCode != x) }"), []);
    assert.deepEqual(codes("{ $.a = 1 && ($.other NOT EXISTS || $.errorCode != x) }"), ["missesAbsentField"]);
  });

  it("are given where the whole is nearly always true", () => {
    assert.deepEqual(codes("{ $.a = 1 || $.eventName != x }"), ["practicallyAlways"]);
    assert.deepEqual(codes("{ $.a = 1 && $.eventName != x }"), []);
    assert.deepEqual(codes("{ $.a = 1 && ($.b = 1 || $.eventName != x) }"), []);
  });

  it("are given where && and || stand side by side", () => {
    assert.deepEqual(codes("{ $.a = 1 && $.b = 1 || $.c = 1 }"), ["precedence"]);
    assert.deepEqual(codes("{ ($.a = 1 && $.b = 1) || $.c = 1 }"), []);
    assert.deepEqual(codes("{ $.a = 1 && ($.b = 1 || $.c = 1) }"), []);
    const [warning] = parse(" { $.a = 1 && $.b = 1 || $.c = 1 }").warnings;
    assert.equal(warning?.position, 11);
  });

  it("tell what the service refuses", () => {
    const refused = (pattern: string) => parse(pattern).warnings.flatMap((each) => (each.refused ? [each.code] : []));
    assert.deepEqual(refused("{ $.a = %x% && $.b = %x% && $.c = %x% }"), ["tooManyRegexes"]);
    assert.deepEqual(refused("{ $.a = %x% && $.b = %x% }"), []);
    assert.deepEqual(refused("[a = %x%, b = %x%, c = %x%]"), ["tooManyRegexes"]);
    assert.deepEqual(refused("{ $.a[*].b[*] = 1 }"), ["tooManyWildcards"]);
    assert.deepEqual(refused("{ $.a[*] = 1 || $.b[*] = 1 || $.c[*] = 1 || $.* = 1 }"), ["tooManyWildcards"]);
    assert.deepEqual(refused("{ $.a[*] = 1 || $.b[*] = 1 || $.c[*] = 1 }"), []);
    assert.deepEqual(refused("{ $.a = 'x' }"), []);
  });
});
