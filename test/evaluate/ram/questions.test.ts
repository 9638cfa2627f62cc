import assert from "node:assert/strict";
import { ram } from "../../../src/evaluate";

const UNKNOWN = "00000000-0000-4000-8000-000000000000";

const policyOf = (...statements: readonly object[]): ram.Policy =>
  ram.parsePolicy({ Version: "1", Statement: statements }, { unknown: (value) => value === UNKNOWN });

/** RAM, "Edit the trust policy of a RAM role": a role for a service. */
describe("whether a service may assume a role", () => {
  const trust = (more: object): object => ({
    Action: "sts:AssumeRole",
    Effect: "Allow",
    Principal: { Service: ["actiontrail.aliyuncs.com"] },
    ...more,
  });

  for (const [what, statements, answer] of [
    ["is named", [trust({})], "yes"],
    ["is among others", [trust({ Principal: { Service: ["log.aliyuncs.com", "actiontrail.aliyuncs.com"] } })], "yes"],
    ["is another", [trust({ Principal: { Service: "log.aliyuncs.com" } })], "no"],
    ["is in the place of an account", [trust({ Principal: { RAM: "acs:ram::1:root" } })], "no"],
    ["may do something else", [trust({ Action: "sts:GetCallerIdentity" })], "no"],
    ["is denied too", [trust({}), trust({ Effect: "Deny" })], "no"],
    ["is allowed under a condition", [trust({ Condition: { StringEquals: { "sts:ExternalId": "1" } } })], "no"],
    ["is not known yet", [trust({ Principal: { Service: UNKNOWN } })], "undecided"],
    ["is whoever is meant", [trust({ Principal: { RAM: "*" } })], "undecided"],
  ] as const)
    it(`is ${answer} where the service ${what}`, () => {
      const { answer: given, why } = ram.mayAssumeRole(policyOf(...statements), "actiontrail.aliyuncs.com");
      assert.equal(given, answer, why);
      assert(why.length > 0);
    });
});

/** OSS, "Bucket policy", the example that refuses HTTP; CIS Alibaba Cloud 2.0, 5.4. */
describe("whether a bucket's policy denies everything without TLS", () => {
  const deny = (more: object): object => ({
    Effect: "Deny",
    Action: ["oss:*"],
    Principal: ["*"],
    Resource: ["acs:oss:*:1234567890123456:records", "acs:oss:*:1234567890123456:records/*"],
    Condition: { Bool: { "acs:SecureTransport": ["false"] } },
    ...more,
  });
  const [bucket, objects] = ["acs:oss:*:1:records", "acs:oss:*:1:records/*"];

  for (const [what, statements, answer] of [
    ["does", [deny({})], "yes"],
    ["is about everything", [deny({ Action: "*", Resource: "*" })], "yes"],
    ["says its condition in other letters", [deny({ Condition: { bool: { "acs:securetransport": false } } })], "yes"],
    ["is about an empty list of principals", [deny({ Principal: [] })], "yes"],
    ["is split", [deny({ Resource: bucket }), deny({ Resource: objects })], "yes"],
    ["forgets the objects", [deny({ Resource: bucket })], "no"],
    ["forgets the bucket", [deny({ Resource: objects })], "no"],
    ["is about some objects", [deny({ Resource: [bucket, "acs:oss:*:1:records/a*"] })], "no"],
    ["is about another bucket", [deny({ Resource: ["acs:oss:*:1:other", "acs:oss:*:1:other/*"] })], "no"],
    ["is about reading", [deny({ Action: ["oss:Get*", "oss:List*"] })], "no"],
    ["is about somebody", [deny({ Principal: ["1234567890"] })], "no"],
    ["is about TLS", [deny({ Condition: { Bool: { "acs:SecureTransport": "true" } } })], "no"],
    [
      "is about some addresses",
      [deny({ Condition: { Bool: { "acs:SecureTransport": "false" }, IpAddress: { "acs:SourceIp": "10.0.0.0/8" } } })],
      "no",
    ],
    ["only allows with TLS", [deny({ Effect: "Allow", Condition: { Bool: { "acs:SecureTransport": "true" } } })], "no"],
    ["is about a bucket that is not known yet", [deny({ Resource: [UNKNOWN, objects] })], "undecided"],
    ["is about who is not known yet", [deny({ Principal: UNKNOWN })], "undecided"],
    ["denies all but its owner", [deny({ Condition: undefined })], "undecided"],
  ] as const)
    it(`is ${answer} where it ${what}`, () => {
      const { answer: given, why } = ram.deniesInsecureTransport([policyOf(...statements)], "acs:oss:::records");
      assert.equal(given, answer, why);
    });

  it("is no without any policy", () => {
    assert.deepEqual(ram.deniesInsecureTransport([], "acs:oss:::records"), {
      answer: "no",
      why: "`oss:ListObjects` on the bucket is not denied to anonymous callers without TLS",
    });
  });
});
