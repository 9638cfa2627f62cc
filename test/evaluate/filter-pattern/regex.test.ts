import assert from "node:assert/strict";
import * as fc from "fast-check";
import { filterPattern } from "../../../src/evaluate";

const { parse } = filterPattern;

const finds = (source: string, text: string): boolean => parse(`%${source}%`).matches(text);

const isRefused = (source: string, message: RegExp): void =>
  assert.throws(() => parse(`%${source}%`), { name: "FilterPatternSyntaxError", message });

describe("regular expressions in filter patterns", () => {
  // CloudWatch Logs User Guide, "Supported regular expressions (regex) syntax": operators with their examples.
  for (const [source, found, missed] of [
    ["^[hc]at", ["hat", "cat in"], ["a hat", "bat"]],
    ["[hc]at$", ["a hat"], ["hat rack"]],
    ["colou?r", ["color", "colour"], ["colouur"]],
    ["10\\.10\\.0\\.1", ["at 10.10.0.1"], ["10x10x0x1"]],
    ["[a-z]", ["A b"], ["A1"]],
    ["[^a-z]", ["a1"], ["abc"]],
    ["10\\.10\\.0\\.[0-9]{1,3}$", ["10.10.0.123"], ["10.10.0.1234", "10.10.0."]],
    ["gra|ey", ["grab", "they"], ["gr"]],
    ["gray|grey", ["gray", "grey"], ["griy"]],
    ["ab*c", ["ac", "abbbc"], ["adc"]],
    ["ab+c", ["abc", "abbbc"], ["ac"]],
    ["^a{2}$", ["aa"], ["a", "aaa"]],
    ["^a{2,}$", ["aa", "aaaaa"], ["a"]],
    ["\\d\\D\\s\\S\\w\\W", ["1a b_-"], ["aa b_-"]],
    ["\\x21\\x28", ["wow!("], ["wow"]],
    ["[\\d\\x2d]+$", ["1-2"], ["a"]],
    ["[-a]$", ["-", "a"], ["b"]],
    ["[a\\]]$", ["]"], ["b"]],
    ["a.c", ["abc", "aéc"], ["a\nc"]],
    ["^$", [""], ["a"]],
    ["a*?b", ["aab"], ["aa"]],
    ["b*^a", ["ab"], ["ba"]],
    ["a$b*", ["ba"], ["ab"]],
    ["^a|b$", ["ac", "cb"], ["ca", "bc"]],
  ] as const)
    it(`%${source}% finds what is documented`, () => {
      for (const text of found) assert(finds(source, text), text);
      for (const text of missed) assert(!finds(source, text), text);
    });

  it("are refused where the service refuses them", () => {
    isRefused("something!", /`!` is not supported; write \\x21\. \(at character 11\)/);
    isRefused("(a)", /Parentheses are not supported.*\(at character 2\)/);
    isRefused("a b", /` ` is not supported; write \\x20/);
    isRefused("é", /\\xe9/);
    isRefused("日", /multi-byte/);
    isRefused("", /empty/);
    isRefused("*a", /repeats nothing/);
    isRefused("a**", /One repetition follows another/);
    isRefused("a{2", /written \{m\}/);
    isRefused("a{3,2}", /lower number to the higher/);
    isRefused("[z-a]", /to a later one/);
    isRefused("[]", /brackets are empty/);
    isRefused("[a", /never closed/);
    isRefused("a]", /closes nothing/);
    isRefused("\\q", /not supported/);
    isRefused("\\x2", /two hexadecimal digits/);
    isRefused("a{1,999999999}", /repeats too much/);
    assert.throws(() => parse("{ $.a = %x!% }"), /\(at character 11\)/);
  });

  it("find what JavaScript's find", () => {
    const set = fc.constantFrom(
      "a",
      "b",
      "c",
      ".",
      "\\d",
      "\\w",
      "\\s",
      "[ab]",
      "[^a]",
      "[b-c]",
      "\\x61",
      "\\.",
      "[^\\d\\w]",
    );
    const times = fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,}", "{0,2}", "{2,3}", "*?");
    const anchored = fc.record({
      start: fc.constantFrom("", "", "^"),
      end: fc.constantFrom("", "", "$"),
      parts: fc.array(fc.tuple(set, times), { minLength: 1, maxLength: 45 }),
    });
    const source = fc
      .array(anchored, { minLength: 1, maxLength: 3 })
      .map((all) => all.map(({ start, end, parts }) => start + parts.flat().join("") + end).join("|"));
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "1", " ", "_", ".", "é"), maxLength: 12 });
    fc.assert(
      fc.property(source, text, (regex, message) => {
        assert.equal(finds(regex, message), new RegExp(regex).test(message));
      }),
      { numRuns: 2000 },
    );
  });

  it("remember more places than one word holds", () => {
    for (const count of [30, 31, 32, 33, 63, 64, 65, 300]) {
      const text = "a".repeat(count);
      assert(finds(`^a{${count}}$`, text));
      assert(!finds(`^a{${count + 1}}$`, text));
      assert(finds(`^a{0,${count}}b?$`, text));
      assert(!finds(`^a{0,${count - 1}}$`, text));
      assert(finds(`^x{0,${count}}a+$`, text));
    }
  });

  it("say of themselves when they find everything, or nothing", () => {
    assert(parse("%a*%").matchesEverything);
    assert(!parse("%a%").matchesEverything);
    assert(!parse("%^$%").matchesEverything);
    for (const source of ["a^", "$a", "[^\\d\\D]"]) {
      assert.equal(parse(`%${source}%`).canMatch(), "no");
      assert(!finds(source, "a"));
    }
    assert.equal(parse("%a|b^%").canMatch(), "yes");
  });
});
