import assert from "node:assert/strict";
import { filterPattern } from "../../../src/evaluate";

const { parse } = filterPattern;

/** What a pattern says of a record, as an object and as a line of text: always the same. */
const matches = (pattern: string, record: object): boolean => {
  const parsed = parse(pattern);
  const answer = parsed.matches(record);
  assert.equal(parsed.matches(JSON.stringify(record)), answer, `${pattern}: object and text differ`);
  return answer;
};

const isRefused = (pattern: string, message: RegExp): void =>
  assert.throws(() => parse(pattern), { name: "FilterPatternSyntaxError", message });

// CloudWatch Logs User Guide, "Filter and pattern syntax": the example event and its filters.
const trail = {
  eventType: "UpdateTrail",
  sourceIPAddress: "111.111.111.111",
  arrayKey: ["value", "another value"],
  objectList: [
    { name: "a", id: 1 },
    { name: "b", id: 2 },
  ],
  SomeObject: null,
  "cluster.name": "c",
  ThisFlag: true,
};

// Same page, "JSON compound conditions".
const users = {
  user: { id: 1, email: "John.Stiles@example.com" },
  users: [
    { id: 2, email: "John.Doe@example.com" },
    { id: 3, email: "Jane.Doe@example.com" },
  ],
  actions: ["GET", "PUT", "DELETE"],
  coordinates: [
    [0, 1, 2],
    [4, 5, 6],
    [7, 8, 9],
  ],
};

describe("filter patterns of the JSON language", () => {
  for (const pattern of [
    '{ $.eventType = "UpdateTrail" }',
    "{ $.sourceIPAddress != 123.123.* }",
    '{ $.arrayKey[0] = "value" }',
    "{ $.objectList[1].id = 2 }",
    "{ $.eventType = %Trail% }",
    "{ $.arrayKey[*] = %val.{2}% }",
    "{ $.* = %111\\.111\\.111\\.1[0-9]{1,2}% }",
    "{ $.['cluster.name'] = \"c\" }",
    "{ $.SomeObject IS NULL }",
    "{ $.SomeOtherObject NOT EXISTS }",
    "{ $.ThisFlag IS TRUE }",
    "{ $.arrayKey[2] NOT EXISTS }",
    "{ $.nope[*] NOT EXISTS }",
    "{ $.eventType = Update* }",
    "{ $.eventType = *Trail }",
    '{ $.eventType = "*dateTr*" }',
    "{ $.eventType = * }",
    '{ $.eventType = "*" }',
    "{ $.objectList[*].name = b }",
    "{ $.objectList[0].id >= 1 && $.objectList[0].id < 1.5e0 }",
    "{$.eventType=UpdateTrail&&$.ThisFlag IS TRUE}",
  ])
    it(`${pattern} matches the documented event`, () => assert(matches(pattern, trail)));

  for (const pattern of [
    '{ $.nope != "x" }',
    "{ $.arrayKey = 1 }",
    "{ $.arrayKey != 1 }",
    "{ $.arrayKey NOT EXISTS }",
    "{ $.arrayKey[1] NOT EXISTS }",
    "{ $.arrayKey[*] NOT EXISTS }",
    "{ $.arrayKey[2] = * }",
    "{ $.eventType = updatetrail }",
    "{ $.eventType = Upd*rail }",
    "{ $.eventType = Update }",
    "{ $.SomeObject = * }",
    "{ $.SomeObject IS FALSE }",
    "{ $.SomeOtherObject IS NULL }",
    "{ $.eventType > 1 }",
    "{ $.cluster.name = c }",
    "{ $.eventType.length = 11 }",
    "{ $.constructor = * }",
  ])
    it(`${pattern} does not`, () => assert(!matches(pattern, trail)));

  // Same page: && binds closer than ||, parentheses closest.
  it("join conditions in the documented order", () => {
    assert(matches('{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }', users));
    assert(!matches('{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }', users));
    const [a, b, c] = [
      '$.user.email = "John.Stiles@example.com"',
      "$.coordinates[0][1] = nonmatch",
      "$.actions[2] = nomatch",
    ];
    assert(matches(`{ ${a} || ${b} && ${c} }`, users));
    assert(!matches(`{ (${a} || ${b}) && ${c} }`, users));
    assert(matches(`{ ${c} && ${b} || ${a} }`, users));
  });

  it("look at objects on one line only", () => {
    const pattern = parse("{ $.a = 1 }");
    assert(pattern.matches(' {"a":1}\n'));
    for (const message of ['{"a":\n1}', '[{"a":1}]', '"a"', "a = 1", '{"a":1} trailing', "", "{"])
      assert(!pattern.matches(message), message);
    assert(!pattern.matches([{ a: 1 }]));
    for (const message of ["text", "[]", "1", ""]) assert(!parse("{ $.a NOT EXISTS }").matches(message), message);
    assert(!parse("{ $.a NOT EXISTS }").matches([]));
  });

  it("never look at what an object inherits", () => {
    assert(!matches("{ $.__proto__ = * }", {}));
    assert(!matches("{ $.toString NOT EXISTS && $.a = 2 }", { a: 1 }));
    assert(matches("{ $.toString NOT EXISTS }", {}));
    assert(parse("{ $.__proto__.a = 1 }").matches('{"__proto__":{"a":1}}'));
  });

  it("are refused where they go wrong, with advice", () => {
    isRefused("{ $.a = Failed authentication }", /`authentication`.*double quotes.*\(at character 16\)/);
    isRefused("{ $.a == 1 }", /`==` is no operator.*\(at character 7\)/);
    isRefused("{ $.a is null }", /Write it in capitals/);
    isRefused("{ $.a IS NOT NULL }", /`IS NOT` is no test/);
    isRefused("{ $.a EXISTS && $.b = 1 }", /`EXISTS &&` is no test/);
    isRefused("{ $.a }", /ends where an operator should be/);
    isRefused("{ !$.a = 1 }", /Unexpected `!`.*\(at character 3\)/);
    isRefused('{ $.a < "x" }', /compares numbers.*\(at character 9\)/);
    isRefused("{ ($.a = 1 }", /ends where `\)` should be/);
    isRefused("{ ($.a = 1 $.b = 2) }", /`\)` is missing/);
    isRefused("{ $.a = 1) }", /Unexpected `\)`/);
    isRefused("{ $.a = 1 && }", /ends where a condition should be/);
    isRefused("{ a = 1 }", /begins with a selector/);
    isRefused("{ $.a = 1", /ends with \}/);
    isRefused("{}", /braces are empty/);
    isRefused('{ $.a = "x }', /opened and never closed/);
    isRefused("{ $ = 1 }", /selector needs a field/);
    isRefused("{ $.a..b = 1 }", /no selector/);
    isRefused("{ $.a[x] = 1 }", /no selector/);
    isRefused("{ $.a[1 = 1 }", /opened and never closed/);
    isRefused("   { &.a = 1 }", /\(at character 6\)/);
  });
});

describe("filter patterns of fields", () => {
  // CloudWatch Logs User Guide, "Matching terms in space-delimited log events".
  const line = (status: string, bytes: string, request = "GET /apache_pb.gif HTTP/1.0") =>
    `127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "${request}" ${status} ${bytes}`;
  const says = (pattern: string, message: string, expected: boolean) =>
    assert.equal(parse(pattern).matches(message), expected, `${pattern} on ${message}`);

  it("test columns, of which a quoted or bracketed run is one", () => {
    const all = "[ip, user, username, timestamp, request, status_code, bytes]";
    says(all, line("200", "1534"), true);
    says(all, "127.0.0.1 - frank", false);
    says("[ip, user, username, timestamp, request, status_code, bytes > 1000]", line("200", "1534"), true);
    says("[ip, user, username, timestamp, request, status_code, bytes > 1000]", line("200", "100"), false);
    says("[ip, user, username, timestamp, request, status_code, bytes > 1000]", line("200", "-"), false);
    says("[ip, user, username, timestamp, request, status_code = 4*, bytes]", line("404", "1"), true);
    says("[ip, user, username, timestamp, request, status_code = 4*, bytes]", line("500", "4"), false);
    says(
      "[ip, user, username, timestamp, request = *html*, status_code = 4*, bytes]",
      line("404", "1", "GET /a.html"),
      true,
    );
    says("[ip, user, username, timestamp = 10/Oct*, request, status_code, bytes]", line("404", "1"), true);
    says("[ip=%127\\.0\\.0\\.[1-9]%, ...]", line("404", "1"), true);
  });

  it("leave fields out with an ellipsis", () => {
    says("[..., status_code = 200, bytes]", line("200", "1534"), true);
    says("[..., status_code = 200, bytes]", line("500", "200"), false);
    says("[ip = 127.*, ...]", line("200", "1"), true);
    says("[ip, user, ..., bytes = 1]", line("200", "1"), true);
    says("[a, ..., b]", "one", false);
    says("[..., request=*.html*, status_code=4*,]", line("404", "1534", "GET /products/index.html HTTP/1.0"), true);
    says("[...]", "", true);
  });

  it("combine conditions on a column", () => {
    says("[w1 = ERROR || w1 = WARN, w2]", "WARN message", true);
    says("[w1 = ERROR || w1 = WARN, w2]", "INFO message", false);
    says("[w1 != ERROR && w1 != WARN, w2]", "INFO message", true);
    says("[w1!=ERROR&&w1!=WARN, w2]", "WARN message", false);
    says("[..., status_code = 4* && status_code != 403, bytes]", line("404", "1"), true);
    says("[..., status_code = 4* && status_code != 403, bytes]", line("403", "1"), false);
    says("[..., status_code = 4* && bytes > 1000, bytes]", line("404", "1534"), true);
    says("[..., status_code = 4* && bytes > 1000, bytes]", line("404", "15"), false);
    says("[a != 5]", "x", true);
  });

  it("are never about records, which are no fields", () => {
    assert.equal(parse("[...]").matches({ eventName: "StopLogging" }), false);
    assert.equal(parse("[...]").canMatchRecord(), "no");
    assert.equal(parse("[...]").canMatch(), "yes");
  });

  it("are refused where they go wrong", () => {
    isRefused("[a, b", /ends with \]/);
    isRefused("[a = 1 b]", /separated by commas.*\(at character 8\)/);
    isRefused("[..., a, ...]", /once is allowed/);
    isRefused('["a" = 1]', /no name of a field/);
    isRefused("[a = ]", /ends where a value should be/);
    isRefused("[a > x]", /compares numbers/);
  });
});

describe("filter patterns of terms", () => {
  const events = ["ERROR WARN message", "ERROR message", "WARN message"];
  const matched = (pattern: string) => events.flatMap((event, i) => (parse(pattern).matches(event) ? [i + 1] : []));

  // CloudWatch Logs User Guide, "OR pattern matching".
  it("are demanded, excluded, or one of several", () => {
    assert.deepEqual(matched("ERROR"), [1, 2]);
    assert.deepEqual(matched("?ERROR ?WARN"), [1, 2, 3]);
    assert.deepEqual(matched("ERROR WARN"), [1]);
    assert.deepEqual(matched("ERROR -WARN"), [2]);
    assert.deepEqual(matched("-ERROR"), [3]);
    assert.deepEqual(matched('"ERROR" - "WARN"'), [2]);
    assert.deepEqual(matched("ERROR ?nothing"), [1, 2]);
    assert.deepEqual(matched("ERROR ?message"), [1, 2], "beside a demanded term, those with ? do not count");
  });

  it("are texts anywhere in the message, to the letter", () => {
    assert(parse("ERROR").matches("[ERROR] A fatal exception"));
    assert(parse("ERROR").matches("Exiting with ERRORCODE: -1"));
    assert(!parse("ERROR").matches("error"));
    assert(parse('"Failed to process"').matches("[WARN] Failed to process the request"));
    assert(!parse('"Failed to process"').matches("process Failed to"));
    assert(parse('"say \\"no\\""').matches('they say "no"'));
    assert(parse('"StopLogging"').matches({ eventName: "StopLogging" }));
  });

  it("ask for nothing when there are none", () => {
    for (const pattern of ["", "   ", '""', '" "']) {
      assert(parse(pattern).matchesEverything);
      assert(parse(pattern).matches("anything"));
      assert(parse(pattern).matches({}));
    }
    assert(!parse("a").matchesEverything);
  });

  it("are refused where they go wrong", () => {
    isRefused("error: x", /`:`.*double quotes.*\(at character 6\)/);
    isRefused('"open', /never closed/);
    isRefused("ERROR -", /has no term/);
    isRefused("%ERROR%x", /ends with %/);
  });
});

// CloudWatch Logs User Guide, "Configuring metric values for a metric filter".
describe("what a metric takes from a filter pattern", () => {
  const refers = (pattern: string, reference: string, expected: boolean) =>
    assert.equal(parse(pattern).canRefer(reference), expected, `${reference} of ${pattern}`);

  it("is a field of JSON", () => {
    refers("{ $.latency = * }", "$.latency", true);
    refers("{ $.latency = * }", "$.requests[0].['a name']", true);
    for (const reference of ["latency", "$latency", "$", "$.", "$.a[*]", "$.*", "$['a", "$.a b"])
      refers("{ $.latency = * }", reference, false);
  });

  it("is a column by its name, or by its place", () => {
    refers("[ip, ..., bytes]", "$bytes", true);
    refers("[ip, ..., bytes]", "$3", true);
    for (const reference of ["$size", "$", "$.bytes", "bytes"]) refers("[ip, ..., bytes, ]", reference, false);
  });

  it("is nothing where there are no fields", () => {
    for (const pattern of ["ERROR", "%ERROR%", ""]) refers(pattern, "$.latency", false);
  });
});
