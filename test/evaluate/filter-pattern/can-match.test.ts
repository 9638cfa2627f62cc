import assert from "node:assert/strict";
import { filterPattern } from "../../../src/evaluate";

const { parse } = filterPattern;

const answers = (expected: filterPattern.Answer, ...patterns: readonly string[]): void => {
  for (const pattern of patterns) assert.equal(parse(pattern).canMatch(), expected, pattern);
};

describe("what a filter pattern can match", () => {
  it("is nothing when two texts are demanded of one field", () => {
    answers("no", '{ $.a = "x" && $.a = "y" }', "{ $.a = x* && $.a = y* }", "{ $.a = *x && $.a = *y }");
    answers("yes", "{ $.a = x* && $.a = *y }", "{ $.a = x* && $.a = xy* }", "{ $.a = *b* && $.a = *c* }");
    answers("yes", '{ $.a = "x" || $.a = "y" }', '{ $.a = "x" && $.b = "y" }');
  });

  it("is nothing when what is demanded is excluded", () => {
    answers("no", '{ $.a = "x" && $.a != "x" }', "{ $.a = xy* && $.a != x* }", "{ $.a = x* && $.a != *x* }");
    answers("no", "{ $.a != * }", "{ $.a = %x% && $.a != %x% }", "{ $.a = %^x% && $.a = y }");
    answers("yes", "{ $.a = x* && $.a != xy* }", "{ $.a = x* && $.a != y* }", '{ $.a != "x" && $.a != "y" }');
    answers("yes", "{ $.a = %^x% && $.a = x }", "{ $.a = %x[0-9]% && $.a != y }");
    answers("undecided", "{ $.a = %^x% && $.a = y* }");
  });

  it("is nothing when no number is left", () => {
    answers("no", "{ $.a > 5 && $.a < 4 }", "{ $.a >= 5 && $.a <= 5 && $.a != 5 }", "{ $.a = 5 && $.a = 6 }");
    answers("no", "{ $.a > 5 && $.a = x }", "{ $.a < 5 && $.a = 6e0 }");
    answers(
      "yes",
      "{ $.a > 5 && $.a < 6 }",
      "{ $.a >= 5 && $.a <= 5 }",
      "{ $.a > 5 && $.a != 6 }",
      "{ $.a = 4* && $.a > 3 }",
    );
    answers("yes", "{ $.a > 1e300 }", "{ $.a < -1e300 }");
  });

  it("stays open where regular expressions and numbers meet", () => {
    answers("yes", "{ $.a > 5 && $.a = %^1[0-9]7$% }");
    answers("undecided", "{ $.a > 500 && $.a = %^1[0-9]*7$% }", '{ $.a != "" && $.a = %^x% && $.a = y* }');
    answers("no", "{ $.a IS TRUE && $.a = %x% }");
  });

  it("is nothing when a field has to be there and must not", () => {
    answers(
      "no",
      "{ $.a NOT EXISTS && $.a = x }",
      "{ $.a NOT EXISTS && $.a.b = x }",
      "{ $.a NOT EXISTS && $.a IS NULL }",
    );
    answers("no", "{ $.a[2] = x && $.a[1] NOT EXISTS }");
    answers(
      "yes",
      "{ $.a = x && $.a.b NOT EXISTS }",
      "{ $.a[1] = x && $.a[2] NOT EXISTS }",
      "{ $.a NOT EXISTS && $.b NOT EXISTS }",
    );
  });

  it("is nothing when a field has to be of two kinds", () => {
    answers("no", "{ $.a IS NULL && $.a = x }", "{ $.a IS TRUE && $.a IS FALSE }", "{ $.a IS TRUE && $.a = 1 }");
    answers("no", "{ $.a = x && $.a.b = y }", "{ $.a[0] = x && $.a.b = y }", "{ $[0] = x }");
    answers("yes", "{ $.a IS TRUE && $.a = * }", "{ $.a[0] = x && $.a[1].b = y }");
  });

  it("is looked for along every way through alternatives", () => {
    answers("no", "{ ($.a = 1 || $.b = 2) && $.a = 2 && $.b = 1 }", "{ ($.a = 1 || $.a = 2) && ($.a = 3 || $.a = 4) }");
    answers("yes", "{ ($.a = 1 || $.b = 2) && $.a = 2 }", "{ $.a = 1 && $.a = 2 || $.b = 1 }");
    const many = Array.from({ length: 60 }, (_, i) => `($.x${i} = 1 || $.y${i} = 1)`).join(" && ");
    assert.equal(parse(`{ ${many} }`, { maxLength: 1e5 }).canMatch(), "yes");
    const dead = `{ ${many} && ($.z = 1 || $.z = 2) && $.z = 3 }`;
    assert.notEqual(parse(dead, { maxLength: 1e5 }).canMatch(), "yes", "it gives up rather than guess");
  });

  it("stays open where one wildcard may find several values", () => {
    answers(
      "undecided",
      "{ $.a[*] = 1 && $.a[*] = 2 }",
      "{ $.a[*] NOT EXISTS && $.a[0] = 1 }",
      "{ $.* = x && $.a NOT EXISTS }",
    );
    answers("yes", "{ $.a[*] = 1 }", "{ $.a[*] = 1 && $.b = 2 }");
    answers("no", "{ $.a[*] = 1 && $.b = 2 && $.b = 3 }");
  });

  it("is asked of fields and terms as well", () => {
    answers("no", "[a = 1 && a = 2]", "[a = x && a = y, b]", "[..., a > 2 && a < 1]", "ERROR -ERR", '-""');
    answers("yes", "[a = 1 && a != 2]", "[a = x, b = y]", "[a > 1 && a < 2]", "ERROR -WARN", "-ERROR", "?a ?b", "");
    answers("undecided", "[a = 5 && z = 5, b = 6 && z = 6]");
  });

  it("is, of audit records, what names their fields", () => {
    assert.deepEqual(parse('{ $.eventName = "x" && $.userIdentity.type = "Root" }').unknownFields, []);
    assert.deepEqual(parse("{ $.level = ERROR || $.level = WARN || $.eventname = x }").unknownFields, [
      "level",
      "eventname",
    ]);
    assert.equal(parse('"StopLogging"').canMatchRecord(), "yes");
    assert.equal(parse("{ $.a = 1 && $.a = 2 }").canMatchRecord(), "no");
  });
});
