import assert from "node:assert/strict";
import { weakenings } from "../../scripts/mutation/documents";
import { eventPatternMutations, spoiledEventPatterns } from "../../scripts/mutation/event-patterns";
import { wordingsIn } from "../../scripts/mutation/languages";
import { spoiledPatterns } from "../../scripts/mutation/patterns";
import { spoiledQueries } from "../../scripts/mutation/queries";
import { spoiledSelectors } from "../../scripts/mutation/selectors";
import { toSnapshot } from "../../src/testing/snapshot";
import { awsNative } from "../resources";

const deny = { Sid: "Tls", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::b/*" };
const allow = {
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::b/*",
  Condition: { StringEquals: { "aws:SourceArn": "arn:x", "s3:x-amz-acl": "bucket-owner-full-control" } },
};

describe("what is written in a language is mutated in its own terms", () => {
  it("a policy document is weakened statement by statement", () => {
    const steps = new Map(weakenings({ Version: "2012-10-17", Statement: [deny, allow] }));
    assert.deepEqual(
      [...steps.keys()],
      [
        "Tls: dropped",
        "Tls: Effect turned round",
        "Tls: Principal narrowed to one account",
        "Tls: Action s3:* replaced",
        "Tls: Resource arn:aws:s3:::b/* replaced",
        "statement 2: dropped",
        "statement 2: Effect turned round",
        "statement 2: Principal widened to *",
        "statement 2: Action widened to *",
        "statement 2: Action s3:PutObject replaced",
        "statement 2: Resource arn:aws:s3:::b/* replaced",
        "statement 2: condition aws:SourceArn dropped",
        "statement 2: condition aws:SourceArn given another value",
        "statement 2: condition s3:x-amz-acl dropped",
        "statement 2: condition s3:x-amz-acl given another value",
        "Allow for everyone added",
        "Deny for cloudtrail.amazonaws.com added",
      ],
    );
    assert.deepEqual(steps.get("Tls: dropped")?.Statement, [allow]);
    assert.deepEqual(steps.get("statement 2: condition aws:SourceArn dropped")?.Statement[1]?.Condition, {
      StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
    });
    assert.equal(
      steps.get("Tls: Resource arn:aws:s3:::b/* replaced")?.Statement[0]?.Resource,
      "arn:aws:s3:::elsewhere-b/*",
    );
    assert.deepEqual(steps.get("Deny for cloudtrail.amazonaws.com added")?.Statement[2], {
      Effect: "Deny",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["s3:*"],
      Resource: ["arn:aws:s3:::b/*"],
    });
  });

  it("a document of Alibaba Cloud is weakened in its own words", () => {
    const tls = { Effect: "Deny", Principal: ["*"], Action: ["oss:*"], Resource: ["acs:oss:*:*:b"] };
    const trust = { Effect: "Allow", Principal: { Service: ["actiontrail.aliyuncs.com"] }, Action: "sts:AssumeRole" };
    const inBucket = new Map(weakenings({ Version: "1", Statement: [tls] }));
    assert.deepEqual(inBucket.get("statement 1: Principal narrowed to one account")?.Statement[0]?.Principal, [
      "9999999999999999",
    ]);
    assert.deepEqual(inBucket.get("Allow for everyone added")?.Statement[1]?.Principal, ["*"]);
    const inRole = new Map(weakenings({ Version: "1", Statement: [trust] }));
    assert.deepEqual(inRole.get("statement 1: Principal widened to *")?.Statement[0]?.Principal, { RAM: ["*"] });
  });

  it("a query of Log Service is spoiled item by item", () => {
    assert.deepEqual(
      spoiledQueries("event.a: x and (event.b: y or event.b: z) and not event.c: w | select count(1) as c"),
      [
        [
          "(3 joined by and) joined by the other",
          "event.a: x or (event.b: y or event.b: z) or not event.c: w | select count(1) as c",
        ],
        [
          "event.a: x given another value",
          "event.a: xElsewhere and (event.b: y or event.b: z) and not event.c: w | select count(1) as c",
        ],
        [
          "(2 joined by or) joined by the other",
          "event.a: x and (event.b: y and event.b: z) and not event.c: w | select count(1) as c",
        ],
        ["event.b: y dropped", "event.a: x and (event.b: z) and not event.c: w | select count(1) as c"],
        [
          "event.b: y given another value",
          "event.a: x and (event.b: yElsewhere or event.b: z) and not event.c: w | select count(1) as c",
        ],
        ["event.b: z dropped", "event.a: x and (event.b: y) and not event.c: w | select count(1) as c"],
        [
          "event.b: z given another value",
          "event.a: x and (event.b: y or event.b: zElsewhere) and not event.c: w | select count(1) as c",
        ],
        ["a bracket left open", "(event.a: x and (event.b: y or event.b: z) and not event.c: w | select count(1) as c"],
        ["without its count", "event.a: x and (event.b: y or event.b: z) and not event.c: w"],
      ],
    );
  });

  it("a document without principals gets none", () => {
    const { Principal: _, ...statement } = allow;
    const steps = weakenings({ Statement: [statement] }).map(([what]) => what);
    assert.deepEqual(
      steps.filter((what) => /Principal|added/.test(what)),
      [],
    );
  });

  it("a filter pattern is spoiled term by term", () => {
    assert.deepEqual(spoiledPatterns('{ ($.a = "x*") && (($.b = y) || ($.c NOT EXISTS)) && ($.d != "z") }'), [
      ["(3 joined by &&) joined by the other", '{ ($.a = "x*") || (($.b = y) || ($.c NOT EXISTS)) || ($.d != "z") }'],
      [
        '$.a = "x*" given another value',
        '{ ($.a = "xElsewhere*") && (($.b = y) || ($.c NOT EXISTS)) && ($.d != "z") }',
      ],
      ["(2 joined by ||) joined by the other", '{ ($.a = "x*") && (($.b = y) && ($.c NOT EXISTS)) && ($.d != "z") }'],
      ["$.b = y dropped", '{ ($.a = "x*") && ($.c NOT EXISTS) && ($.d != "z") }'],
      ["$.b = y given another value", '{ ($.a = "x*") && (($.b = yElsewhere) || ($.c NOT EXISTS)) && ($.d != "z") }'],
      ["$.c NOT EXISTS dropped", '{ ($.a = "x*") && ($.b = y) && ($.d != "z") }'],
      ["$.c NOT EXISTS turned into IS NULL", '{ ($.a = "x*") && (($.b = y) || ($.c IS NULL)) && ($.d != "z") }'],
      ['$.d != "z" turned into =', '{ ($.a = "x*") && (($.b = y) || ($.c NOT EXISTS)) && ($.d = "z") }'],
      ["emptied", ""],
      ["its last brace left out", '{ ($.a = "x*") && (($.b = y) || ($.c NOT EXISTS)) && ($.d != "z") '],
    ]);
  });

  it("an event pattern is spoiled value by value", () => {
    assert.deepEqual(spoiledEventPatterns('{"source":["aws.s3"],"detail":{"eventName":["A",{"prefix":"B"}]}}'), [
      [
        'source "aws.s3" given another value',
        '{"source":["aws.s3Elsewhere"],"detail":{"eventName":["A",{"prefix":"B"}]}}',
      ],
      ['detail.eventName "A" dropped', '{"source":["aws.s3"],"detail":{"eventName":[{"prefix":"B"}]}}'],
      [
        'detail.eventName "A" given another value',
        '{"source":["aws.s3"],"detail":{"eventName":["AElsewhere",{"prefix":"B"}]}}',
      ],
      ['detail.eventName {"prefix":"B"} dropped', '{"source":["aws.s3"],"detail":{"eventName":["A"]}}'],
      ["emptied", "{}"],
      ["its last brace left out", '{"source":["aws.s3"],"detail":{"eventName":["A",{"prefix":"B"}]}'],
    ]);
  });

  it("an event pattern that is given as an object stays one", () => {
    const rule = awsNative.eventRule({ eventPattern: { source: ["aws.s3", "aws.kms"] } });
    const mutations = eventPatternMutations(toSnapshot([rule], { mode: "update" }));
    assert.deepEqual(
      mutations.map(({ what, snapshot }) => [what, snapshot().resources.at(-1)?.outputs.eventPattern]),
      [
        ['source "aws.s3" dropped', { source: ["aws.kms"] }],
        ['source "aws.s3" given another value', { source: ["aws.s3Elsewhere", "aws.kms"] }],
        ['source "aws.kms" dropped', { source: ["aws.s3"] }],
        ['source "aws.kms" given another value', { source: ["aws.s3", "aws.kmsElsewhere"] }],
        ["emptied", {}],
      ],
    );
  });

  it("event selectors record less, or are no selectors", () => {
    const management = { name: "all", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] };
    const data = { fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] };
    const steps = new Map(spoiledSelectors([management, data]));
    assert.deepEqual(
      [...steps.keys()],
      [
        "all: dropped",
        "all: reads only",
        "all: writes only",
        "all: without KMS",
        "all: its first field misspelt",
        "selector 2: dropped",
        "selector 2: reads only",
        "selector 2: writes only",
        "selector 2: its first field misspelt",
      ],
    );
    assert.deepEqual(steps.get("all: dropped"), [data]);
    assert.deepEqual(steps.get("selector 2: reads only")?.[1], {
      fieldSelectors: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "readOnly", equals: ["true"] },
      ],
    });
    assert.deepEqual(
      spoiledSelectors([{ readWriteType: "All", includeManagementEvents: true }]).map(([what]) => what),
      [
        "selector 1: reads only",
        "selector 1: writes only",
        "selector 1: without management events",
        "selector 1: without KMS",
      ],
    );
  });

  it("is found wherever it stands", () => {
    const found = wordingsIn({
      name: "{ no pattern",
      policy: JSON.stringify({ Statement: [allow] }),
      inline: { policy: { Statement: allow } },
      pattern: "{ $.a = 1 }",
      eventPattern: '{"detail-type":["x"]}',
      advancedEventSelectors: [{ fieldSelectors: [] }],
      settings: '{"any":"json"}',
    });
    assert.deepEqual(
      found.map(({ path, language }) => [path.join("."), language]),
      [
        ["policy", "document"],
        ["inline.policy", "document"],
        ["pattern", "pattern"],
        ["eventPattern", "eventPattern"],
        ["advancedEventSelectors", "selector"],
      ],
    );
  });
});
