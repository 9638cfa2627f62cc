import assert from "node:assert/strict";
import { iam } from "../../../src/evaluate";
import { policyOf, UNKNOWN } from "./documents";

const BUCKET = "arn:aws:s3:::records";
const both = [BUCKET, `${BUCKET}/*`];

type Answer = iam.Answer["answer"];

/**
 * What scanners take for a policy that requires TLS, and what it is worth.
 * Sources: S3 User Guide, "Requiring TLS", condition keys aws:SecureTransport and s3:TlsVersion.
 */
describe("whether a bucket's policy denies insecure transport", () => {
  const deny = (...own: readonly object[]) =>
    policyOf(
      ...own.map((each) => ({
        Effect: "Deny",
        Action: "s3:*",
        Resource: both,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        ...each,
      })),
    );
  const withoutAction = { Action: undefined };
  const rows: readonly (readonly [name: string, policy: iam.Policy, answer: Answer])[] = [
    ["for everything, as a list of both ARNs", deny({}), "yes"],
    ["for everything, with `*` for a resource", deny({ Resource: "*" }), "yes"],
    ["for everything, with one pattern over both", deny({ Resource: `${BUCKET}*` }), "yes"],
    ["with `*` for an action", deny({ Action: "*" }), "yes"],
    ["with {AWS: *}", deny({ Principal: { AWS: "*" } }), "yes"],
    ["with a boolean", deny({ Condition: { Bool: { "aws:SecureTransport": false } } }), "yes"],
    ["with another case of the key", deny({ Condition: { Bool: { "AWS:securetransport": "false" } } }), "yes"],
    ["with BoolIfExists", deny({ Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } }), "yes"],
    ["with StringEquals", deny({ Condition: { StringEquals: { "aws:SecureTransport": "false" } } }), "yes"],
    ["with StringNotEquals true", deny({ Condition: { StringNotEquals: { "aws:SecureTransport": "true" } } }), "yes"],
    ["with both values", deny({ Condition: { Bool: { "aws:SecureTransport": ["true", "false"] } } }), "yes"],
    ["split over bucket and objects", deny({ Resource: BUCKET }, { Resource: `${BUCKET}/*` }), "yes"],
    ["split over actions", deny({ Action: "s3:Get*" }, { ...withoutAction, NotAction: "s3:Get*" }), "yes"],
    [
      "split over two conditions that leave nothing",
      deny(
        {
          Condition: { Bool: { "aws:SecureTransport": "false" }, StringEquals: { "s3:authType": "REST-HEADER" } },
        },
        {
          Condition: { Bool: { "aws:SecureTransport": "false" }, StringNotEquals: { "s3:authType": "REST-HEADER" } },
        },
      ),
      "yes",
    ],
    ["with NotAction that spares another service", deny({ ...withoutAction, NotAction: "kms:*" }), "yes"],
    [
      "with NotResource that spares another bucket",
      deny({ Resource: undefined, NotResource: "arn:aws:s3:::other/*" }),
      "yes",
    ],
    [
      "for principals that are no services",
      deny({ Condition: { Bool: { "aws:SecureTransport": "false", "aws:PrincipalIsAWSService": "false" } } }),
      "yes",
    ],
    [
      "with NotPrincipal that spares a service",
      deny({ Principal: undefined, NotPrincipal: { Service: "cloudtrail.amazonaws.com" } }),
      "yes",
    ],
    ["for a TLS version that plain HTTP lacks", deny({ Condition: { Null: { "s3:TlsVersion": "true" } } }), "yes"],
    [
      "for old versions of TLS, if there is one",
      deny({ Condition: { NumericLessThanIfExists: { "s3:TlsVersion": 1.2 } } }),
      "yes",
    ],
    ["for old versions of TLS", deny({ Condition: { NumericLessThan: { "s3:TlsVersion": 1.2 } } }), "no"],
    ["for secure transport", deny({ Condition: { Bool: { "aws:SecureTransport": "true" } } }), "no"],
    ["for writing only", deny({ Action: "s3:PutObject" }), "no"],
    [
      "for reading, listing, writing and deleting",
      deny({ Action: ["s3:Get*", "s3:List*", "s3:Put*", "s3:Delete*"] }),
      "no",
    ],
    ["with NotAction that spares reading", deny({ ...withoutAction, NotAction: "s3:GetObject" }), "no"],
    ["with NotResource that spares a folder", deny({ Resource: undefined, NotResource: `${BUCKET}/open/*` }), "no"],
    ["for the objects only", deny({ Resource: `${BUCKET}/*` }), "no"],
    ["for the bucket only", deny({ Resource: BUCKET }), "no"],
    ["for a folder", deny({ Resource: [BUCKET, `${BUCKET}/AWSLogs/*`] }), "no"],
    ["for another bucket", deny({ Resource: ["arn:aws:s3:::other", "arn:aws:s3:::other/*"] }), "no"],
    ["for one account", deny({ Principal: { AWS: "111122223333" } }), "no"],
    [
      "for all but one role",
      deny({ Principal: undefined, NotPrincipal: { AWS: ["arn:aws:iam::111122223333:user/old", "111122223333"] } }),
      "no",
    ],
    [
      "for one network",
      deny({ Condition: { Bool: { "aws:SecureTransport": "false" }, IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }),
      "no",
    ],
    [
      "for requests with some header",
      deny({ Condition: { Bool: { "aws:SecureTransport": "false" }, StringEquals: { "s3:x-amz-acl": "private" } } }),
      "no",
    ],
    [
      "as an Allow for secure transport",
      policyOf({ Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      "no",
    ],
    ["for a resource that is unknown", deny({ Resource: UNKNOWN }), "undecided"],
    ["for a value that is unknown", deny({ Condition: { Bool: { "aws:SecureTransport": UNKNOWN } } }), "undecided"],
  ];
  for (const [name, policy, answer] of rows)
    it(`${name}: ${answer}`, () => {
      const given = iam.deniesInsecureTransport([policy], BUCKET);
      assert.equal(given.answer, answer, given.why);
    });
});

/** Source: S3 User Guide, "Blocking public access to your Amazon S3 storage", "The meaning of public". */
describe("whether a bucket's policy is public by S3's definition", () => {
  const rows: readonly (readonly [own: object, answer: Answer])[] = [
    [{}, "yes"],
    [{ Principal: { AWS: "*" } }, "yes"],
    [{ Principal: undefined, NotPrincipal: { AWS: "111122223333" } }, "yes"],
    [{ Principal: { Federated: "graph.facebook.com" } }, "yes"],
    [{ Principal: { AWS: "111122223333" } }, "no"],
    [{ Principal: { Service: "cloudtrail.amazonaws.com" } }, "no"],
    [{ Effect: "Deny" }, "no"],
    [{ Condition: { StringEquals: { "aws:SourceVpc": "vpc-91237329" } } }, "no"],
    [{ Condition: { StringLike: { "aws:SourceVpc": "vpc-91237329" } } }, "no"],
    [{ Condition: { StringLike: { "aws:SourceVpc": "vpc-*" } } }, "yes"],
    [{ Condition: { StringEquals: { "aws:SourceVpce": ["vpce-1", "vpce-2"] } } }, "no"],
    [{ Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } } }, "yes"],
    [{ Condition: { StringEqualsIfExists: { "aws:SourceVpce": "vpce-1" } } }, "yes"],
    [{ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }, "no"],
    [{ Condition: { StringEquals: { "aws:PrincipalTag/team": "audit" } } }, "yes"],
    [{ Condition: { StringEquals: { "aws:SourceAccount": `\${aws:PrincipalAccount}` } } }, "yes"],
    [{ Condition: { IpAddress: { "aws:SourceIp": "54.240.143.0/24" } } }, "no"],
    [{ Condition: { IpAddress: { "aws:SourceIp": ["54.240.143.0/24", "0.0.0.0/1"] } } }, "yes"],
    [{ Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/1" } } }, "yes"],
    [{ Condition: { IpAddress: { "aws:SourceIp": "2001:db8::/32" } } }, "no"],
    [{ Condition: { IpAddress: { "aws:SourceIp": "2001::/16" } } }, "yes"],
    [{ Condition: { StringLike: { "aws:userid": "AROAEXAMPLEID:*" } } }, "yes"],
    [{ Condition: { StringEquals: { "aws:userid": "AIDAEXAMPLEID" } } }, "no"],
    [{ Condition: { ArnLike: { "s3:DataAccessPointArn": "arn:aws:s3:eu-west-1:111122223333:accesspoint/*" } } }, "no"],
    [{ Condition: { ArnLike: { "s3:DataAccessPointArn": "arn:aws:s3:eu-west-1:*:accesspoint/a" } } }, "yes"],
    [{ Principal: { AWS: UNKNOWN } }, "undecided"],
    [{ Condition: { StringEquals: { "aws:SourceVpc": UNKNOWN } } }, "undecided"],
    [{ Condition: UNKNOWN }, "undecided"],
  ];
  for (const [own, answer] of rows)
    it(`${JSON.stringify(own)}: ${answer}`, () => assert.equal(iam.isPublic(policyOf(own)).answer, answer));

  it("one statement is enough", () => {
    const bound = { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } };
    assert.match(iam.isPublic(policyOf(bound, { Sid: "Open" })).why, /statement "Open" admits everyone/);
  });
});

/** Sources: developer guides of SNS, KMS, SQS and Lambda; IAM User Guide, condition keys. */
describe("whether a policy admits strangers", () => {
  const rows: readonly (readonly [Condition: object, answer: Answer])[] = [
    [{}, "yes"],
    [{ StringEquals: { "AWS:SourceOwner": "111122223333" } }, "no"],
    [{ StringLike: { "aws:SourceOwner": "*" } }, "yes"],
    [{ StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } }, "yes"],
    [{ StringEquals: { "kms:CallerAccount": "111122223333", "kms:ViaService": "s3.eu-west-1.amazonaws.com" } }, "no"],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:*:111122223333:alarm:*" } }, "no"],
    [{ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } }, "yes"],
    [{ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" } }, "no"],
    [{ StringEquals: { "lambda:FunctionUrlAuthType": "NONE" } }, "yes"],
    [{ Bool: { "aws:SecureTransport": "true" } }, "yes"],
    // With or without TLS is the choice of whoever calls.
    [{ Bool: { "aws:SecureTransport": "false" } }, "yes"],
    [{ StringEquals: { "aws:PrincipalTag/team": "audit" } }, "yes"],
    [{ IpAddress: { "aws:SourceIp": "198.51.100.0/24" } }, "no"],
    [{ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }, "yes"],
    [{ NotIpAddress: { "aws:SourceIp": "198.51.100.0/24" } }, "yes"],
    [{ StringEquals: { "aws:SourceOwner": UNKNOWN } }, "undecided"],
  ];
  for (const [Condition, answer] of rows)
    it(`${JSON.stringify(Condition)}: ${answer}`, () => {
      assert.equal(iam.admitsStrangers([policyOf({ Principal: { AWS: "*" }, Condition })]).answer, answer);
    });

  it("counts what a Deny takes away", () => {
    const foreign = { Effect: "Deny", Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } };
    assert.equal(iam.admitsStrangers([policyOf({}, foreign)]).answer, "no");
    assert.equal(iam.admitsStrangers([policyOf({}, { ...foreign, Action: "s3:PutObject" })]).answer, "yes");
  });
});

/** Source: IAM User Guide, "The confused deputy problem". */
describe("whether a service serves strangers", () => {
  const serves = (Condition: object, ...more: readonly object[]) =>
    iam.servesStrangers([
      policyOf({ Sid: "W", Principal: { Service: "cloudtrail.amazonaws.com" }, Condition }, ...more),
    ]);

  it("unless the statement says for whom", () => {
    for (const [Condition, answer] of [
      [{}, "yes"],
      [{ StringEquals: { "aws:SourceAccount": "111122223333" } }, "no"],
      [{ StringLike: { "aws:SourceAccount": "*" } }, "yes"],
      [{ StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } }, "no"],
      [{ StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } }, "no"],
      [{ "ForAnyValue:StringLike": { "aws:SourceOrgPaths": "o-a1b2c3d4e5/*" } }, "no"],
      [{ Null: { "aws:SourceArn": "false" } }, "yes"],
      [
        { StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*" } },
        "no",
      ],
      [{ StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:*:trail/*" } }, "yes"],
      [{ StringEquals: { "aws:SourceAccount": UNKNOWN } }, "undecided"],
    ] as const)
      assert.equal(serves(Condition).answer, answer, JSON.stringify(Condition));
  });
  it("and names the statement", () => {
    assert.equal(serves({}).why, 'statement "W" admits cloudtrail.amazonaws.com on behalf of any account');
  });
  it("wherever it may write", () => {
    const service = {
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Resource: `${BUCKET}/\${aws:SourceAccount}/*`,
    };
    assert.equal(iam.servesStrangers([policyOf({ ...service })]).answer, "yes");
    assert.equal(iam.servesStrangers([policyOf({ ...service, Resource: UNKNOWN })]).answer, "yes");
    const deny = { Effect: "Deny", Resource: `${BUCKET}/*` };
    assert.equal(iam.servesStrangers([policyOf({ ...service, Resource: UNKNOWN }, deny)]).answer, "undecided");
  });
  it("and counts a Deny for all others", () => {
    const others = { Effect: "Deny", Condition: { StringNotEquals: { "aws:SourceAccount": "111122223333" } } };
    assert.equal(serves({}, others).answer, "no");
    assert.equal(serves({}, { ...others, Action: "s3:GetObject" }).answer, "yes");
  });
});

describe("who else may call", () => {
  const calls = [{ action: "s3:DeleteObject", resource: `${BUCKET}/a` }];
  const ROLE = "arn:aws:iam::111122223333:role/admin";
  const others = (statements: readonly object[], meant: Partial<iam.Meant> = {}) =>
    iam.admitsOthers([policyOf(...statements)], calls, { principals: [], ...meant });

  it("is a stranger, or whoever is named", () => {
    assert.match(others([{}]).why, /lets everybody with an account call `s3:DeleteObject`/);
    assert.match(others([{ Principal: { AWS: ROLE } }]).why, /lets arn:aws:iam::111122223333:role\/admin call/);
    assert.equal(others([{ Principal: { Service: "config.amazonaws.com" } }]).answer, "yes");
    assert.equal(others([{ Principal: { CanonicalUser: "79a5" } }]).answer, "yes");
    assert.equal(others([{ Principal: { AWS: ROLE }, Action: "s3:GetObject" }]).answer, "no");
  });
  it("is not who is meant", () => {
    assert.equal(others([{ Principal: { AWS: ROLE } }], { principals: [ROLE] }).answer, "no");
    assert.equal(others([{ Principal: { Service: "config.amazonaws.com" } }], { services: true }).answer, "no");
    assert.equal(others([{ Principal: { AWS: "111122223333" } }], { owner: "111122223333" }).answer, "no");
    assert.equal(others([{ Principal: { AWS: "111122223333" } }], { owner: "444455556666" }).answer, "yes");
    assert.equal(others([{ Principal: { AWS: "111122223333" } }]).answer, "undecided");
  });
  it("may be somebody from where the policy wants it", () => {
    assert.equal(
      others([{ Principal: { AWS: ROLE }, Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } }]).answer,
      "yes",
    );
    assert.equal(
      others([{ Principal: { AWS: ROLE }, Condition: { StringEquals: { "aws:PrincipalAccount": "4" } } }]).answer,
      "no",
    );
    assert.equal(others([{ Principal: { AWS: UNKNOWN } }]).answer, "undecided");
  });
});

describe("whether a caller may make all of some calls", () => {
  const principal = { type: "Service", id: "cloudtrail.amazonaws.com" } as const;
  const calls = ["s3:GetBucketAcl", "s3:PutObject"].map((action) => ({ action, resource: BUCKET }));

  it("names the first that it may not make", () => {
    assert.equal(iam.admits([policyOf({})], principal, calls).answer, "yes");
    const { answer, why } = iam.admits([policyOf({ Action: "s3:Get*" })], principal, calls);
    assert.deepEqual([answer, why], ["no", "`s3:PutObject`: statement 1 is about other actions"]);
    assert.equal(iam.admits([policyOf({ Action: ["s3:Get*", UNKNOWN] })], principal, calls).answer, "undecided");
  });
});
