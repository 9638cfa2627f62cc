import assert from "node:assert/strict";
import type { iam } from "../../../src/evaluate";
import { decide, policyOf, UNKNOWN } from "./documents";

const ANN = "arn:aws:iam::111122223333:user/ann";
const ROLE = "arn:aws:iam::111122223333:role/path/to/admin";
const SESSION = "arn:aws:sts::111122223333:assumed-role/admin/ann@example.com";
const ROOT = "arn:aws:iam::111122223333:root";

const callers: Readonly<Record<string, iam.Caller>> = {
  ann: { type: "AWS", id: ANN },
  role: { type: "AWS", id: ROLE },
  session: { type: "AWS", id: SESSION },
  stranger: { type: "AWS", id: "arn:aws:iam::444455556666:user/ann" },
  anonymous: { type: "Anonymous", id: "*" },
  cloudtrail: { type: "Service", id: "cloudtrail.amazonaws.com" },
  google: { type: "Federated", id: "accounts.google.com" },
  canonical: { type: "CanonicalUser", id: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
};

type Row = readonly [principal: unknown, admitted: readonly string[], perhaps?: readonly string[]];

/** Sources: IAM JSON policy elements, "Principal" and "NotPrincipal"; S3 User Guide, "Principals for bucket policies". */
const allows: readonly Row[] = [
  ["*", Object.keys(callers)],
  [{ AWS: "*" }, ["ann", "role", "session", "stranger", "anonymous", "google", "canonical"]],
  [{ AWS: "111122223333" }, ["ann", "role", "session"]],
  [{ AWS: ROOT }, ["ann", "role", "session"]],
  [{ AWS: [ROOT, "444455556666"] }, ["ann", "role", "session", "stranger"]],
  [{ AWS: ANN }, ["ann"]],
  [{ AWS: ROLE }, ["role", "session"]],
  [{ AWS: SESSION }, ["session"], ["role"]],
  [{ AWS: "arn:aws:sts::111122223333:assumed-role/admin/bob" }, [], ["role"]],
  [{ AWS: "arn:aws:iam::444455556666:role/admin" }, []],
  [{ AWS: "arn:aws-cn:iam::111122223333:role/admin" }, []],
  [{ AWS: "arn:aws:iam::111122223333:user/*" }, []],
  [{ AWS: "AIDAJQABLZS4A3QDU576Q" }, []],
  [{ Service: "cloudtrail.amazonaws.com" }, ["cloudtrail"]],
  [{ Service: ["config.amazonaws.com", "cloudtrail.amazonaws.com"] }, ["cloudtrail"]],
  [{ Service: "cloudtrail.eu-west-1.amazonaws.com" }, []],
  [{ Service: "cloudtrail.amazonaws.com.cn" }, []],
  [{ Federated: "accounts.google.com" }, ["google"]],
  [{ CanonicalUser: callers.canonical?.id }, ["canonical"]],
  [{ AWS: ANN, Service: "cloudtrail.amazonaws.com" }, ["ann", "cloudtrail"]],
  [{ AWS: UNKNOWN }, [], Object.keys(callers)],
  [{ Service: UNKNOWN }, [], ["cloudtrail"]],
  [
    { AWS: [ROOT, UNKNOWN] },
    ["ann", "role", "session"],
    ["stranger", "anonymous", "cloudtrail", "google", "canonical"],
  ],
];

const verdicts = (policy: iam.Policy, wanted: string): readonly string[] =>
  Object.entries(callers).flatMap(([name, principal]) => (decide(policy, { principal }) === wanted ? [name] : []));

describe("principals of a policy", () => {
  for (const [Principal, admitted, perhaps = []] of allows)
    it(`an Allow for ${JSON.stringify(Principal)} admits ${admitted.join(", ") || "nobody"}`, () => {
      const policy = policyOf({ Principal });
      assert.deepEqual(verdicts(policy, "allow"), admitted);
      assert.deepEqual(verdicts(policy, "undecided"), perhaps);
    });

  it("a Deny for everybody hits services too, however it is written", () => {
    for (const Principal of ["*", { AWS: "*" }]) {
      const policy = policyOf({}, { Effect: "Deny", Principal });
      assert.deepEqual(verdicts(policy, "explicitDeny"), Object.keys(callers));
    }
  });

  it("an Allow with NotPrincipal admits all but those it lists", () => {
    assert.deepEqual(verdicts(policyOf({ Principal: undefined, NotPrincipal: { AWS: ROOT } }), "implicitDeny"), [
      "ann",
      "role",
      "session",
    ]);
  });

  const denies: readonly Row[] = [
    [{ AWS: [ANN, ROOT] }, ["ann"]],
    [{ AWS: ANN }, [], ["ann"]],
    [{ AWS: ROOT }, []],
    [{ AWS: [SESSION, ROLE, "111122223333"] }, ["session"], ["role"]],
    [{ AWS: [ROLE, ROOT] }, [], ["role", "session"]],
    [{ Service: "cloudtrail.amazonaws.com" }, ["cloudtrail"]],
  ];
  for (const [NotPrincipal, spared, perhaps = []] of denies)
    it(`a Deny with NotPrincipal ${JSON.stringify(NotPrincipal)} spares ${spared.join(", ") || "nobody"} for certain`, () => {
      const policy = policyOf({}, { Effect: "Deny", Principal: undefined, NotPrincipal });
      assert.deepEqual(verdicts(policy, "allow"), spared);
      assert.deepEqual(verdicts(policy, "undecided"), perhaps);
    });

  it("cannot tell which services go by a name of their own in China", () => {
    const policy = policyOf({ Principal: { Service: "cloudtrail.amazonaws.com.cn" } });
    const principal = callers.cloudtrail as iam.Caller;
    assert.equal(decide(policy, { principal, resource: "arn:aws-cn:s3:::records/a" }), "undecided");
  });

  it("a policy without principals is about whoever asks", () => {
    assert.deepEqual(verdicts(policyOf({ Principal: undefined }), "allow"), Object.keys(callers));
  });
});
