import assert from "node:assert/strict";
import { ram } from "../../../src/evaluate";

const UNKNOWN = "00000000-0000-4000-8000-000000000000";
const OWNER = "1234567890123456";
const BUCKET = "acs:oss:::records";

const policyOf = (...statements: readonly object[]): ram.Policy =>
  ram.parsePolicy({ Version: "1", Statement: statements }, { unknown: (value) => value === UNKNOWN });

const allow = (more: object): object => ({
  Effect: "Allow",
  Principal: ["*"],
  Action: "oss:*",
  Resource: ["acs:oss:*:*:records", "acs:oss:*:*:records/*"],
  ...more,
});
const deny = (more: object): object => allow({ Effect: "Deny", ...more });

/** OSS, "Block Public Access", conditions for non-public access. */
describe("whether an OSS bucket's policy is public", () => {
  for (const [what, statement, answer] of [
    ["names everyone", allow({}), "yes"],
    ["names nobody, which is everyone", allow({ Principal: [] }), "yes"],
    ["names everyone among others", allow({ Principal: ["123", "*"] }), "yes"],
    ["names sessions of any account", allow({ Principal: ["arn:sts::*:assumed-role/audit/*"] }), "yes"],
    ["spares somebody", allow({ Principal: undefined, NotPrincipal: ["123"] }), "yes"],
    ["names a UID", allow({ Principal: [OWNER] }), "no"],
    ["names all sessions of a role", allow({ Principal: [`arn:sts::${OWNER}:assumed-role/audit/*`] }), "no"],
    ["denies", deny({}), "no"],
    ["is about a VPC", allow({ Condition: { StringEquals: { "acs:SourceVpc": ["vpc-1"] } } }), "no"],
    ["is about any VPC", allow({ Condition: { StringLike: { "acs:SourceVpc": ["vpc-*"] } } }), "yes"],
    ["is about all but a VPC", allow({ Condition: { StringNotEquals: { "acs:SourceVpc": ["vpc-1"] } } }), "yes"],
    ["is about a network", allow({ Condition: { IpAddress: { "acs:SourceIp": ["10.0.0.0/8"] } } }), "no"],
    ["is about half of all networks", allow({ Condition: { IpAddress: { "acs:SourceIp": ["0.0.0.0/1"] } } }), "yes"],
    ["is about TLS", allow({ Condition: { Bool: { "acs:SecureTransport": "true" } } }), "yes"],
    ["names whom nobody knows yet", allow({ Principal: [UNKNOWN] }), "undecided"],
    [
      "is about a VPC that is not known yet",
      allow({ Condition: { StringEquals: { "acs:SourceVpc": UNKNOWN } } }),
      "undecided",
    ],
  ] as const)
    it(`is ${answer} where it ${what}`, () => {
      const { answer: given, why } = ram.isPublic(policyOf(statement));
      assert.equal(given, answer, why);
    });
});

/** RAM, "Edit the trust policy of a RAM role"; KMS, "Overview of key policies". */
describe("whether a trust policy or a key's policy admits strangers", () => {
  const trust = (principal: object, more: object = {}): object => ({
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: principal,
    ...more,
  });

  for (const [what, statements, answer] of [
    ["names a service", [trust({ Service: "actiontrail.aliyuncs.com" })], "no"],
    ["names an account", [trust({ RAM: `acs:ram::${OWNER}:root` })], "no"],
    ["names everything of an account, as KMS writes it", [trust({ RAM: `acs:ram::${OWNER}:*` })], "no"],
    ["names everyone", [trust({ RAM: "*" })], "yes"],
    [
      "names everyone who says a word",
      [trust({ RAM: "*" }, { Condition: { StringEquals: { "sts:ExternalId": "a" } } })],
      "yes",
    ],
    [
      "names everyone in a VPC",
      [trust({ RAM: "*" }, { Condition: { StringEquals: { "acs:SourceVpc": "vpc-1" } } })],
      "no",
    ],
    [
      "names everyone, and denies it, which may be said of users alone",
      [trust({ RAM: "*" }), trust({ RAM: "*" }, { Effect: "Deny" })],
      "undecided",
    ],
    ["names whom nobody knows yet", [trust({ RAM: UNKNOWN })], "undecided"],
  ] as const)
    it(`is ${answer} where it ${what}`, () => {
      const { answer: given, why } = ram.admitsStrangers([policyOf(...statements)]);
      assert.equal(given, answer, why);
    });
});

/** OSS, "Bucket policy"; "Authorization syntax and elements": Action, Principal. */
describe("whether an OSS bucket's policies let others tamper", () => {
  const meant = { principals: [`acs:ram::${OWNER}:role/Delivery`], owner: OWNER };
  const role = (name: string): object => ({ Principal: [`arn:sts::${OWNER}:assumed-role/${name}/*`] });

  for (const [what, statements, answer] of [
    ["lets everybody read", [allow({ Action: ["oss:GetObject", "oss:ListObjects"] })], "no"],
    ["lets everybody write", [allow({ Action: "oss:PutObject" })], "yes"],
    [
      "lets everybody write from a network of its own",
      [allow({ Action: "oss:PutObject", Condition: { IpAddress: { "acs:SourceIp": "10.0.0.0/8" } } })],
      "no",
    ],
    ["lets a user delete", [allow({ Principal: ["2345678901234567"], Action: "oss:DeleteObject" })], "yes"],
    [
      "lets a user lift the retention",
      [allow({ Principal: ["2345678901234567"], Action: "oss:AbortBucketWorm" })],
      "yes",
    ],
    [
      "lets a user write in one folder",
      [allow({ Principal: ["2345678901234567"], Action: "oss:Put*", Resource: "acs:oss:*:*:records/AliyunLogs/*" })],
      "yes",
    ],
    ["lets the owner do everything", [allow({ Principal: [OWNER] })], "no"],
    ["lets the role that is meant write", [allow({ ...role("delivery"), Action: "oss:PutObject" })], "no"],
    ["lets another role write", [allow({ ...role("other"), Action: "oss:PutObject" })], "yes"],
    [
      "lets a user do everything, and denies what destroys",
      [
        allow({ Principal: ["2345678901234567"] }),
        deny({ Principal: ["2345678901234567"], Action: undefined, NotAction: ["oss:Get*", "oss:List*"] }),
      ],
      "no",
    ],
    [
      "denies what destroys to a UID that may be the account of the user",
      [
        allow({ Principal: ["2345678901234567"] }),
        deny({ Principal: ["3456789012345678"], Action: undefined, NotAction: ["oss:Get*", "oss:List*"] }),
      ],
      "undecided",
    ],
    ["is about another bucket", [allow({ Resource: ["acs:oss:*:*:other", "acs:oss:*:*:other/*"] })], "no"],
    ["lets whom nobody knows yet write", [allow({ Principal: [UNKNOWN], Action: "oss:PutObject" })], "undecided"],
    ["lets whom nobody knows yet read", [allow({ Principal: [UNKNOWN], Action: "oss:GetObject" })], "undecided"],
  ] as const)
    it(`is ${answer} where it ${what}`, () => {
      const { answer: given, why } = ram.admitsTampering([policyOf(...statements)], BUCKET, meant);
      assert.equal(given, answer, why);
    });
});

/** OSS, "Bucket policy", special rules for the bucket owner. */
describe("whether an OSS bucket's policies deny the owner's users", () => {
  const calls = [{ action: "oss:DeleteObject", resource: `${BUCKET}/AliyunLogs/a` }];
  const always = { Condition: { StringLike: { "acs:UserAgent": "*" } } };
  const erasing = (more: object): object => deny({ Action: "oss:DeleteObject", ...more });

  for (const [what, statements, spared, answer] of [
    ["denies nothing", [allow({})], [], "no"],
    ["denies everyone, which is not said of the owner", [erasing({})], [], "undecided"],
    ["denies everyone under a condition that all requests may escape", [erasing(always)], [], "no"],
    [
      "denies every session and user of the account",
      [erasing({ Principal: [`acs:sts::${OWNER}:assumed-role/*/*`, `acs:ram::${OWNER}:user/*`] })],
      [],
      "yes",
    ],
    ["forgets users", [erasing({ Principal: [`acs:sts::${OWNER}:assumed-role/*/*`] })], [], "no"],
    ["denies in one network", [erasing({ Condition: { StringEquals: { "acs:SourceVpc": "vpc-1" } } })], [], "no"],
    ["denies whom nobody knows yet", [erasing({ Principal: [UNKNOWN] })], [], "undecided"],
  ] as const)
    it(`is ${answer} where it ${what}`, () => {
      const { answer: given, why } = ram.deniesInsiders([policyOf(...statements)], calls, { account: OWNER, spared });
      assert.equal(given, answer, why);
    });
});

/** RAM, "Policy evaluation process". */
describe("whether RAM policies let their holder call", () => {
  const own = (more: object): object => ({ Effect: "Allow", Action: "oss:GetObject", Resource: "*", ...more });
  const call = { action: "oss:GetObject", resource: `${BUCKET}/a` };

  for (const [what, statements, answer] of [
    ["allow it", [own({})], "yes"],
    [
      "allow it in the bucket, whatever its Region and owner",
      [own({ Resource: "acs:oss:oss-cn-hangzhou:1:records/*" })],
      "yes",
    ],
    ["allow it in another bucket", [own({ Resource: "acs:oss:*:*:other/*" })], "no"],
    ["allow it to whoever has a code", [own({ Condition: { Bool: { "acs:MFAPresent": "true" } } })], "yes"],
    ["allow it and deny it", [own({}), own({ Effect: "Deny", Action: "oss:*" })], "no"],
    [
      "allow it and deny it without a code",
      [own({}), own({ Effect: "Deny", Condition: { Bool: { "acs:MFAPresent": "false" } } })],
      "yes",
    ],
    ["allow what nobody knows yet", [own({ Resource: UNKNOWN })], "undecided"],
  ] as const)
    it(`is ${answer} where they ${what}`, () => {
      const { answer: given, why } = ram.letsHolder([policyOf(...statements)], [call], OWNER);
      assert.equal(given, answer, why);
    });
});
