import assert from "node:assert/strict";
import { join } from "node:path";
import { policies } from "../policypack/policies";
import { runProgram } from "../src/engine";
import type { Report } from "../src/report/contract";
import type { RecordedResource, Snapshot } from "../src/snapshot/snapshot";
import { audit } from "../src/testing";

const program = join(__dirname, "..", "..", "reference-stack");

/** What has nothing to say of a stack in AWS. */
const ofAlibabaCloud = ["log-alert-can-fire", "log-audit-covers-products", "log-store-closed-to-anonymous"];

const against = ({ results }: Report): readonly string[] =>
  results
    .filter(({ verdict }) => verdict === "violating" || verdict === "broken")
    .map(({ policy, resource, message }) => `${policy} on ${resource}: ${message}`);

describe("the reference stack", () => {
  let deployed: Snapshot;
  before(async () => {
    deployed = await runProgram({ program, mode: "update" });
  });

  it("is judged by every policy, and meets all, when it is deployed", async () => {
    const report = await audit(deployed);
    assert.deepEqual(against(report), []);
    const met = new Set(report.results.flatMap(({ policy, verdict }) => (verdict === "compliant" ? [policy] : [])));
    const asked = policies.filter(
      ({ name, config }) => config.enabled?.default !== false && !ofAlibabaCloud.includes(name),
    );
    assert.deepEqual(
      asked.map(({ name }) => name).filter((name) => !met.has(name)),
      [],
    );
    assert.equal(report.summary.undecided, 0);
    assert.deepEqual(
      report.detections.filter(({ status }) => status !== "covered"),
      [],
    );
  });

  it("is decided by a preview already, and meets all", async () => {
    const report = await audit(program, { mode: "preview" });
    assert.deepEqual(against(report), []);
    assert.equal(report.summary.undecided, 0);
    assert.deepEqual(
      report.detections.filter(({ status }) => status !== "covered"),
      [],
    );
  });

  describe("is found out when one thing is wrong", () => {
    const named = (type: string, name: string) => (resource: RecordedResource) =>
      resource.type.endsWith(`:${type}`) && resource.name === name;

    const without = (isGone: (resource: RecordedResource) => boolean): Snapshot => {
      const resources = deployed.resources.filter((resource) => !isGone(resource));
      assert.equal(resources.length, deployed.resources.length - 1);
      return { ...deployed, resources };
    };

    const changed = (
      isMeant: (resource: RecordedResource) => boolean,
      change: RecordedResource["inputs"],
    ): Snapshot => {
      assert.equal(deployed.resources.filter(isMeant).length, 1);
      const resources = deployed.resources.map((resource) =>
        isMeant(resource)
          ? { ...resource, inputs: { ...resource.inputs, ...change }, outputs: { ...resource.outputs, ...change } }
          : resource,
      );
      return { ...deployed, resources };
    };

    const seenBy = async (snapshot: Snapshot): Promise<readonly string[]> => [
      ...new Set((await audit(snapshot)).results.flatMap((r) => (r.verdict === "violating" ? [r.policy] : []))),
    ];

    const trail = named("Trail", "audit-trail");
    const block = named("BucketPublicAccessBlock", "log-archive");
    const alarm = named("MetricAlarm", "root-usage");

    const removals: readonly (readonly [type: string, name: string, policy: string])[] = [
      ["Trail", "audit-trail", "trail-present"],
      ["BucketPolicy", "log-archive", "log-bucket-accepts-delivery"],
      ["BucketPolicy", "log-archive-access-logs", "log-bucket-requires-tls"],
      ["BucketPublicAccessBlock", "log-archive", "log-bucket-not-public"],
      ["BucketPublicAccessBlock", "log-archive-access-logs", "log-bucket-not-public"],
      ["BucketServerSideEncryptionConfiguration", "log-archive", "log-bucket-encrypted-with-customer-key"],
      ["LogGroup", "audit-trail", "detections-cis"],
      ["LogMetricFilter", "root-usage", "detections-cis"],
      ["MetricAlarm", "root-usage", "detections-cis"],
      ["MetricAlarm", "gpu-start-burst", "metric-filter-has-alarm"],
      ["TopicSubscription", "notifications", "alarm-notifies"],
    ];
    for (const [type, name, policy] of removals)
      it(`${policy} misses the ${type} ${name}`, async () => {
        const seen = await seenBy(without(named(type, name)));
        assert(seen.includes(policy), `seen by ${seen.join(", ") || "nobody"}`);
      });

    const changes: readonly (readonly [
      isMeant: (resource: RecordedResource) => boolean,
      change: RecordedResource["inputs"],
      policy: string,
    ])[] = [
      [trail, { enableLogging: false }, "trail-is-logging"],
      [trail, { isMultiRegionTrail: false }, "trail-multi-region"],
      [trail, { includeGlobalServiceEvents: false }, "trail-global-service-events"],
      [trail, { enableLogFileValidation: false }, "trail-log-file-validation"],
      [trail, { kmsKeyId: "" }, "trail-encrypted-with-customer-key"],
      [trail, { cloudWatchLogsGroupArn: "" }, "trail-delivers-to-log-group"],
      [trail, { cloudWatchLogsRoleArn: "" }, "trail-delivers-to-log-group"],
      [trail, { s3KeyPrefix: "elsewhere" }, "log-bucket-accepts-delivery"],
      [block, { blockPublicAcls: false }, "log-bucket-not-public"],
      [block, { blockPublicPolicy: false }, "log-bucket-not-public"],
      [block, { ignorePublicAcls: false }, "log-bucket-not-public"],
      [block, { restrictPublicBuckets: false }, "log-bucket-not-public"],
      [named("LogGroup", "audit-trail"), { retentionInDays: 90 }, "log-group-retention"],
      [named("LogGroup", "audit-trail"), { kmsKeyId: "" }, "log-group-encrypted-with-customer-key"],
      [named("LogMetricFilter", "root-usage"), { pattern: '{ $.userIdentity.type = "Nobody" }' }, "detections-cis"],
      [named("LogMetricFilter", "root-usage"), { logGroupName: "elsewhere" }, "detections-cis"],
      [alarm, { metricName: "elsewhere" }, "detections-cis"],
      [alarm, { alarmActions: [] }, "alarm-notifies"],
      [alarm, { actionsEnabled: false }, "alarm-notifies"],
      [named("EventRule", "findings"), { state: "DISABLED" }, "event-rule-can-match"],
      [
        named("EventRule", "findings"),
        { eventPattern: '{"detailType":["GuardDuty Finding"]}' },
        "event-rule-can-match",
      ],
      [named("Key", "log-archive"), { enableKeyRotation: false }, "key-rotates"],
      [named("Key", "audit-trail"), { enableKeyRotation: false }, "key-rotates"],
      [named("Key", "notifications"), { enableKeyRotation: false }, "key-rotates"],
    ];
    for (const [isMeant, change, policy] of changes)
      it(`${policy} sees ${JSON.stringify(change)}`, async () => {
        const seen = await seenBy(changed(isMeant, change));
        assert(seen.includes(policy), `seen by ${seen.join(", ") || "nobody"}`);
      });
  });
});
