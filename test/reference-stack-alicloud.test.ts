import assert from "node:assert/strict";
import { policies } from "../policypack/policies";
import { runReferenceStack } from "../scripts/reference-stacks";
import type { Properties, RecordedResource, Snapshot } from "../src/snapshot/snapshot";
import { audit } from "../src/testing";
import { changed, named, seenBy, without } from "./one-thing-wrong";

const everything = JSON.stringify({
  Version: "1",
  Statement: [{ Effect: "Allow", Action: ["oss:*", "log:*"], Resource: ["*"] }],
});

describe("the reference stack on Alibaba Cloud", () => {
  let deployed: Snapshot;
  before(async () => {
    deployed = await runReferenceStack("alicloud", "update");
  });

  for (const mode of ["preview", "update"] as const)
    it(`meets every policy that speaks of it, with nothing left open, in ${mode} mode`, async () => {
      const { results, detections } = await audit(
        mode === "update" ? deployed : await runReferenceStack("alicloud", "preview"),
      );
      assert.deepEqual(
        results.filter(({ verdict }) => verdict !== "compliant" && verdict !== "notApplicable"),
        [],
      );
      assert.deepEqual([...new Set(detections.map(({ status }) => status))], ["covered"]);
      const met = new Set(results.flatMap(({ policy, verdict }) => (verdict === "compliant" ? [policy] : [])));
      const asked = new Set(results.flatMap(({ policy, urn }) => (urn === undefined ? [] : [policy])));
      assert.deepEqual(
        policies.filter(({ name, notOn }) => asked.has(name) && !met.has(name) && notOn?.alicloud === undefined),
        [],
      );
    });

  it("loads no other cloud's SDK", () => {
    const packages = new Set(deployed.resources.map(({ type }) => type.split(":")[0]));
    assert.deepEqual([...packages].sort(), ["alicloud", "pulumi", "trailproof"]);
  });

  it("tells where the records are", () => {
    const { projectName, logStoreName } = (deployed.outputs as { readonly alicloud: Properties }).alicloud;
    assert.equal(projectName, "ai-audit-trail-1234567890123456-cn-hangzhou");
    assert.equal(logStoreName, "actiontrail_ai-audit-trail");
  });

  describe("is found out when one thing is wrong", () => {
    const removals: readonly (readonly [type: string, name: string, policy: string])[] = [
      ["Trail", "audit-trail", "trail-present"],
      ["BucketPolicy", "log-archive", "log-bucket-requires-tls"],
      ["BucketPolicy", "log-archive-access-logs", "log-bucket-requires-tls"],
      ["BucketPublicAccessBlock", "log-archive", "log-bucket-not-public"],
      ["BucketWorm", "log-archive", "log-bucket-retention"],
      ["BucketWorm", "log-archive", "log-bucket-tamper-protected"],
      ["RolePolicyAttachment", "audit-trail", "log-bucket-accepts-delivery"],
      ["Alert", "root-usage", "detections-cis"],
      ["Alert", "trail-changes", "detections-audit-tampering"],
      ["CollectionPolicy", "object-requests", "detections-cis"],
    ];
    for (const [type, name, policy] of removals)
      it(`${policy} misses the ${type} ${name}`, async () => {
        const seen = await seenBy(without(deployed, named(type, name)));
        assert(seen.includes(policy), `seen by ${seen.join(", ") || "nobody"}`);
      });

    const trail = named("Trail", "audit-trail");
    const archive = named("Bucket", "log-archive");
    const store = named("Store", "audit-trail");
    const changes: readonly (readonly [
      isMeant: (resource: RecordedResource) => boolean,
      change: Properties,
      policy: string,
    ])[] = [
      [trail, { status: "Disable" }, "trail-is-logging"],
      [trail, { eventRw: "Write" }, "trail-records-management-events"],
      [trail, { trailRegion: "cn-hangzhou" }, "trail-multi-region"],
      [trail, { slsProjectArn: "" }, "trail-delivers-to-log-group"],
      [named("BucketWorm", "log-archive"), { status: "InProgress" }, "log-bucket-retention"],
      [named("BucketAcl", "log-archive"), { acl: "public-read" }, "log-bucket-not-public"],
      [archive, { serverSideEncryptionRule: { sseAlgorithm: "AES256" } }, "log-bucket-encrypted-with-customer-key"],
      [archive, { logging: undefined }, "log-bucket-access-logged"],
      [named("Key", "log-archive"), { automaticRotation: "Disabled" }, "key-rotates"],
      [named("Key", "log-archive"), { status: "Disabled" }, "key-admits-audit-services"],
      [store, { retentionPeriod: 30 }, "log-group-retention"],
      [store, { encryptConf: { enable: false } }, "log-group-encrypted-with-customer-key"],
      [store, { enableWebTracking: true }, "log-store-closed-to-anonymous"],
      [named("Alert", "root-usage"), { status: "DISABLED" }, "log-alert-can-fire"],
      [named("Alert", "root-usage"), { status: "DISABLED" }, "detections-cis"],
      [named("Policy", "auditors"), { policyDocument: everything }, "audit-access-through-groups"],
    ];
    for (const [isMeant, change, policy] of changes)
      it(`${policy} sees ${JSON.stringify(change)}`, async () => {
        const seen = await seenBy(changed(deployed, isMeant, change));
        assert(seen.includes(policy), `seen by ${seen.join(", ") || "nobody"}`);
      });
  });
});
