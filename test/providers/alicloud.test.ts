import assert from "node:assert/strict";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import type { Stack } from "../../src/stack/stack";
import type { TestResource } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { alicloud, ramDocument } from "../resources";

const stackOf = (...resources: readonly TestResource[]): Stack =>
  fromSnapshot(toSnapshot(resources, { mode: "update", region: "cn-hangzhou" })).outputs;

const factsOf = (resource: TestResource, concept: "bucketObjectLock" | "key" | "role" | "managedPolicy") => {
  const [subject] = stackOf(resource).subjects(concept);
  assert(subject);
  return subject;
};

/** RAM, "Policy elements": ARNs are `acs:service:region:account:relative-id`, with names of RAM in small letters. */
describe("links of Alibaba Cloud", () => {
  const role = alicloud.role({ roleName: "Delivery", assumeRolePolicyDocument: ramDocument({}) }, "role");

  for (const [text, found] of [
    ["acs:ram::1234567890123456:role/delivery", true],
    ["acs:ram::1234567890123456:role/Delivery", true],
    ["Delivery", true],
    ["acs:ram::1234567890123456:role/other", false],
    ["acs:ram::1234567890123456:policy/delivery", false],
    ["arn:aws:iam::123456789012:role/Delivery", false],
  ] as const)
    it(`${found ? "lead" : "do not lead"} to a role by ${text}`, () => {
      const [trail] = stackOf(role, alicloud.trail({ ossWriteRoleArn: text }, "trail")).subjects("trail");
      assert.equal(trail?.bucketRole.target?.resource.name, found ? "role" : undefined);
    });

  it("tell accounts apart, where ARNs tell them", () => {
    const named = (arn: string) =>
      stackOf(
        alicloud.role({ roleName: "delivery", arn: "acs:ram::1:role/delivery" } as object, "role"),
        alicloud.trail({ ossWriteRoleArn: arn }, "trail"),
      ).subjects("trail")[0]?.bucketRole.target;
    assert(named("acs:ram::1:role/delivery"));
    assert(!named("acs:ram::2:role/delivery"));
  });

  it("lead to a bucket of another Region by its name, and by an ARN of its Region alone", () => {
    const bucket = alicloud.bucket({ bucket: "records" }, "bucket");
    const to = (text: string) =>
      stackOf(bucket, alicloud.trail({ ossBucketName: text }, "trail")).subjects("trail")[0]?.bucket.target;
    assert(to("records"));
    assert(to("acs:oss:oss-cn-hangzhou:1:records"));
    assert(to("acs:oss:*:*:records"));
    assert(!to("acs:oss:oss-cn-beijing:1:records"));
  });

  it("lead to a key by the name of its alias", () => {
    const key = alicloud.key({}, "key");
    const stack = fromSnapshot(
      toSnapshot(
        [
          key,
          alicloud.keyAlias({ aliasName: "alias/audit", keyId: "key-1" }),
          alicloud.bucketEncryption({ bucket: "b", sseAlgorithm: "KMS", kmsMasterKeyId: "alias/audit" }),
          { ...key, name: "meant", props: { arn: "acs:kms:cn-hangzhou:1:key/key-1", id: "key-1" } },
        ],
        { mode: "update", region: "cn-hangzhou" },
      ),
    ).outputs;
    const named = stack.named("key", "acs:kms:cn-hangzhou:1:key/key-1");
    assert.deepEqual(
      named.map(({ resource }) => resource.name),
      ["meant"],
    );
  });

  it("take a system policy for none of one's own", () => {
    const stack = stackOf(
      alicloud.managedPolicy({ policyName: "ReadOnlyAccess", policyDocument: ramDocument({}) }, "own"),
      alicloud.rolePolicyAttachment({ roleName: "r", policyName: "ReadOnlyAccess", policyType: "System" }),
    );
    const [attachment] = stack.subjects("policyAttachment");
    assert.equal(attachment?.policy.target, undefined);
    assert.equal(attachment?.policy.value, "acs:ram::system:policy/ReadOnlyAccess");
  });
});

describe("what older properties of Alibaba Cloud said", () => {
  it("is read as the document that they stand for", () => {
    const role = factsOf(
      alicloud.role({ name: "r", services: ["actiontrail.aliyuncs.com"], ramUsers: ["acs:ram::1:root"] }),
      "role",
    );
    assert.deepEqual(
      (
        role as { trust: { statements: readonly { principal: { listed: readonly { id: { text: string } }[] } }[] } }
      ).trust.statements[0]?.principal.listed.map(({ id }) => id.text),
      ["acs:ram::1:root", "actiontrail.aliyuncs.com"],
    );
    const policy = factsOf(
      alicloud.managedPolicy({ name: "p", statements: [{ effect: "Allow", actions: ["oss:Get*"], resources: ["*"] }] }),
      "managedPolicy",
    );
    assert.equal((policy as { document: { version: string } }).document.version, "1");
  });

  it("says whether a key can be used", () => {
    const isEnabled = (props: object): unknown => (factsOf(alicloud.key(props), "key") as { enabled: unknown }).enabled;
    assert.equal(isEnabled({}), true);
    assert.equal(isEnabled({ isEnabled: false }), false);
    assert.equal(isEnabled({ keyState: "Disabled" }), false);
    assert.equal(isEnabled({ status: "Enabled", isEnabled: false }), true);
    assert.equal(isEnabled({ status: "PendingDeletion" }), false);
  });

  it("refuses an interval that is none", () => {
    const key = factsOf(alicloud.key({ rotationInterval: "yearly" }), "key");
    assert.throws(() => (key as { rotationDays: number }).rotationDays, /`rotationInterval` is no interval/);
  });
});
