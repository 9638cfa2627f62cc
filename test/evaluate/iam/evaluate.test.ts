import assert from "node:assert/strict";
import { iam } from "../../../src/evaluate";
import { isUnknownSentinel, unknownSentinels } from "../../../src/snapshot/unknown";
import { decide, policyOf, UNKNOWN } from "./documents";

const acts = (own: object, action: string) => decide(policyOf(own), { action });
const lies = (own: object, resource: string) => decide(policyOf(own), { resource });

describe("the evaluation of policies", () => {
  /** Source: IAM User Guide, "Policy evaluation logic". */
  it("lets a Deny win over any Allow, and denies what nothing allows", () => {
    assert.equal(decide(policyOf({}, { Effect: "Deny" })), "explicitDeny");
    assert.equal(decide(policyOf({ Effect: "Deny", Action: "s3:PutObject" })), "implicitDeny");
    assert.equal(decide(policyOf({ Action: "s3:PutObject" }, {})), "allow");
    assert.equal(
      iam.evaluate([], { principal: { type: "Anonymous", id: "*" }, action: "a:b", resource: "*" }).decision,
      "implicitDeny",
    );
  });

  /** Source: IAM JSON policy elements: "Action", "NotAction". */
  it("compares actions without regard to case, with wildcards", () => {
    for (const Action of ["s3:getobject", "S3:*", "s3:Get*", "s3:GetObj?ct", "*", ["a:b", "s3:GetObject"]])
      assert.equal(acts({ Action }, "s3:GetObject"), "allow", String(Action));
    for (const Action of ["s3:GetObject?", "s3:Put*", "sns:*", "GetObject"])
      assert.equal(acts({ Action }, "s3:GetObject"), "implicitDeny", String(Action));
    assert.equal(acts({ NotAction: ["s3:Get*"] }, "s3:GetObject"), "implicitDeny");
    assert.equal(acts({ NotAction: ["s3:Put*"] }, "s3:GetObject"), "allow");
  });

  /** Source: IAM JSON policy elements: "Resource", "NotResource". */
  it("compares resources with regard to case, with wildcards over slashes", () => {
    const object = "arn:aws:s3:::records/AWSLogs/1/x.gz";
    for (const Resource of ["*", "arn:aws:s3:::records/*", "arn:aws:s3:::*", "arn:aws:s3:::rec?rds/AWS*x.gz", object])
      assert.equal(lies({ Resource }, object), "allow", Resource);
    for (const Resource of [
      "arn:aws:s3:::records",
      "arn:aws:s3:::Records/*",
      "arn:aws:s3:::records/AWSLogs",
      "arn:aws-cn:s3:::*",
    ])
      assert.equal(lies({ Resource }, object), "implicitDeny", Resource);
    assert.equal(lies({ NotResource: "arn:aws:s3:::records/*" }, object), "implicitDeny");
    assert.equal(lies({ NotResource: "arn:aws:s3:::other/*" }, object), "allow");
    assert.equal(
      decide(policyOf({ Resource: `arn:aws:s3:::records/\${aws:username}/*` }), {
        resource: "arn:aws:s3:::records/ann/x",
        context: { "AWS:UserName": "ann" },
      }),
      "allow",
    );
  });

  /** Source: S3 User Guide, "Bucket policy examples"; a service's request carries no network. */
  it("lets a Deny for other networks hit services, unless it spares them", () => {
    const principal = { type: "Service", id: "cloudtrail.amazonaws.com" } as const;
    const context = { "aws:PrincipalIsAWSService": "true" };
    const away = { StringNotEquals: { "aws:SourceVpce": "vpce-1" } };
    const spared = { ...away, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } };
    assert.equal(decide(policyOf({}, { Effect: "Deny", Condition: away }), { principal, context }), "explicitDeny");
    assert.equal(decide(policyOf({}, { Effect: "Deny", Condition: spared }), { principal, context }), "allow");
  });

  it("is undecided where something unknown decides, and only there", () => {
    assert.equal(decide(policyOf({ Action: UNKNOWN })), "undecided");
    assert.equal(decide(policyOf({ Action: UNKNOWN }, {})), "allow");
    assert.equal(decide(policyOf({}, { Effect: "Deny", Resource: UNKNOWN })), "undecided");
    assert.equal(decide(policyOf({ Action: "a:b" }, { Effect: "Deny", Resource: UNKNOWN })), "implicitDeny");
    assert.equal(decide(policyOf({}, { Effect: "Deny" }, { Effect: "Deny", Resource: UNKNOWN })), "explicitDeny");
    assert.equal(decide(policyOf({ Effect: UNKNOWN })), "undecided");
    assert.equal(decide(policyOf({ Effect: UNKNOWN, Action: "a:b" })), "implicitDeny");
    assert.equal(decide(policyOf({ Condition: UNKNOWN })), "undecided");
    assert.equal(decide(policyOf({ Condition: { StringEquals: UNKNOWN } })), "undecided");
    const whole = iam.parsePolicy({ Statement: [UNKNOWN] }, { unknown: (text) => text === UNKNOWN });
    assert.equal(decide(whole), "undecided");
    const version = iam.parsePolicy(
      { Version: UNKNOWN, Statement: { Effect: "Allow", Action: "*", Resource: `arn:aws:s3:::records/\${a}` } },
      { unknown: (text) => text === UNKNOWN },
    );
    assert.equal(decide(version), "undecided");
  });

  it("knows what stands around an unknown part of a text", () => {
    const Resource = `arn:aws:s3:::${unknownSentinels.string}/AWSLogs/*`;
    const policy = iam.parsePolicy(
      { Statement: { Effect: "Allow", Action: "*", Resource } },
      { unknown: isUnknownSentinel },
    );
    assert.equal(decide(policy, { resource: "arn:aws:s3:::records/AWSLogs/x" }), "undecided");
    assert.equal(decide(policy, { resource: "arn:aws:s3:::records/other/x" }), "implicitDeny");
  });

  it("says which statement decided", () => {
    const policy = policyOf(
      { Sid: "Read", Action: "s3:Get*", Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } },
      { Effect: "Deny", Action: "s3:Put*" },
    );
    const why = (action: string, context: iam.Request["context"] = {}) =>
      iam.evaluate([policy], { principal: { type: "Anonymous", id: "*" }, action, resource: "r", context });
    assert.deepEqual(why("s3:PutObject").why, "statement 2 denies it");
    assert.equal(why("s3:PutObject").statement, policy.statements[1]);
    assert.equal(why("s3:GetObject", { "aws:sourceaccount": "111122223333" }).why, 'statement "Read" allows it');
    assert.equal(
      why("s3:GetObject").why,
      'statement "Read" has a condition that the request does not meet: `StringEquals` on `aws:SourceAccount`, which the request does not carry',
    );
    assert.equal(why("s3:List").why, 'statement "Read" is about other actions');
  });
});
