import assert from "node:assert/strict";
import { policies } from "../policypack/policies";
import { clouds, referenceStack, runReferenceStack } from "../scripts/reference-stacks";
import { event } from "../src/detections/event";
import { traceEvent } from "../src/detections/trace";
import type { Report } from "../src/report/contract";
import type { RecordedResource, Snapshot } from "../src/snapshot/snapshot";
import { nameOf } from "../src/snapshot/urn";
import { fromSnapshot } from "../src/stack/from-snapshot";
import { audit } from "../src/testing";
import { changed, named, seenBy, without } from "./one-thing-wrong";

const against = ({ results }: Report): readonly string[] =>
  results
    .filter(({ verdict }) => verdict === "violating" || verdict === "broken")
    .map(({ policy, resource, message }) => `${policy} on ${resource}: ${message}`);

const deployments = new Map<string, Promise<Snapshot>>();

/** The reference stack of a cloud as it is deployed; each is run once. */
const deployedTo = (cloud: string): Promise<Snapshot> => {
  const running = deployments.get(cloud) ?? runReferenceStack(cloud, "update");
  deployments.set(cloud, running);
  return running;
};

const namesOf = ({ results }: Report, isMeant: (result: Report["results"][number]) => boolean): ReadonlySet<string> =>
  new Set(results.filter(isMeant).map(({ policy }) => policy));

const meets = (report: Report): void => {
  assert.deepEqual(against(report), []);
  assert.equal(report.summary.undecided, 0);
  assert.notEqual(report.detections.length, 0);
  assert.deepEqual(
    report.detections.filter(({ status }) => status !== "covered"),
    [],
  );
};

for (const cloud of clouds)
  describe(`the reference stack, with ${cloud}`, () => {
    it("meets every policy that has something to say about it, when it is deployed", async () => {
      const report = await audit(await deployedTo(cloud));
      meets(report);
      // What a provider's adapter has no word for, no policy can ask.
      assert.deepEqual(
        report.results.filter(({ message }) => message?.includes("has no word for")),
        [],
      );
    });

    it("is decided by a preview already, and meets all", async () => {
      meets(await audit(await runReferenceStack(cloud, "preview")));
    });
  });

describe("the reference stacks", () => {
  it("set up an account once", () =>
    assert.rejects(runReferenceStack("aws,aws-native", "preview"), /clouds names both aws and aws-native.*name one/));

  it("are judged by every policy, but for those about what is deployed elsewhere", async () => {
    const reports = await Promise.all(clouds.map(async (cloud) => audit(await deployedTo(cloud))));
    const met = new Set(reports.flatMap((report) => [...namesOf(report, ({ verdict }) => verdict === "compliant")]));
    const asked = policies.filter(({ config }) => config.enabled?.default !== false).map(({ name }) => name);
    assert.deepEqual(
      asked.filter((name) => !met.has(name)),
      ["endpoint-captures-data", "endpoint-encrypted", "model-network-isolated", "notebook-hardened"],
    );
  });
});

describe("the reference stack", () => {
  let deployed: Snapshot;
  before(async () => {
    deployed = await deployedTo("aws");
  });

  describe("with another account to look into", () => {
    const members = { detectiveMembers: "210987654321=root@training.example" };
    const withConfig = (config: Readonly<Record<string, string>>) => audit(referenceStack, { mode: "update", config });

    it("meets all when the account accepts by a role, and a function is called", async () => {
      const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:look-into-it";
      const report = await withConfig({
        ...members,
        detectiveMemberRole: "AcceptInvitations",
        findingsFunction: functionArn,
      });
      assert.deepEqual(against(report), []);
      assert.equal(report.summary.undecided, 0);
    });

    it("meets all when the account is the organization's", async () => {
      assert.deepEqual(against(await withConfig({ ...members, detectiveOrganization: "true" })), []);
    });

    it("is found out when nobody accepts", async () => {
      assert.match(
        against(await withConfig(members)).join(),
        /^graph-members-complete on member-210987654321: is invited/,
      );
    });

    it("is found out when nothing finds", async () => {
      assert.match(against(await withConfig({ guardDuty: "false" })).join(), /^detector-present on undefined: /);
    });

    it("refuses a member that is none", async () => {
      await assert.rejects(withConfig({ detectiveMembers: "training" }), /detectiveMembers holds "training"/);
    });
  });

  it("tells of what is done with its data sets, denied or by the thousand", async () => {
    const results = deployed.resources.find(named("Bucket", "training-environment-results"));
    const settings = { "detections-ai-workloads": { dataSetBuckets: [results?.outputs.bucket] } };
    assert.deepEqual(against(await audit(deployed, { settings })), []);
  });

  it("shows the way of records of AI workloads, refused ones among them", () => {
    const { outputs } = fromSnapshot(deployed);
    const endpoint = {
      type: "AWS::SageMaker::Endpoint",
      ARN: "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/chat",
    };
    const asData = { eventCategory: "Data", managementEvent: false, resources: [endpoint] };
    const errorCode = "AccessDeniedException";
    const ways = [
      event({ eventSource: "sagemaker.amazonaws.com", eventName: "CreatePresignedDomainUrl" }),
      event({ eventSource: "bedrock.amazonaws.com", eventName: "InvokeModel", errorCode }),
      event({ eventSource: "sagemaker.amazonaws.com", eventName: "InvokeEndpoint", errorCode, ...asData }),
    ].map((record) => traceEvent(outputs, record).path?.map(({ step, urn }) => `${step} ${nameOf(urn)}`));
    for (const way of ways) {
      assert.deepEqual(way?.slice(0, 2), ["captured audit-trail", "delivered audit-trail"]);
      assert.equal(way?.at(-1), "notified notifications");
    }
  });

  it("says how many calls of a model it takes to raise an alert", () => {
    const { outputs } = fromSnapshot(deployed);
    const called = traceEvent(outputs, event({ eventSource: "bedrock.amazonaws.com", eventName: "InvokeModel" }));
    assert.equal(called.step, "alarmed");
    assert.match(called.reason ?? "", /^model-call-burst .* takes 1001 matching events within 300 seconds$/);
  });

  describe("is found out when one thing is wrong", () => {
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
      ["Detector", "investigation", "detector-present"],
      ["DetectorFeature", "ai-protection", "detector-features"],
      ["Graph", "investigation", "graph-present"],
      ["EventRule", "findings", "findings-routed"],
      ["InvocationLoggingConfiguration", "model-invocation-logging", "model-invocations-logged"],
      ["BucketPolicy", "model-invocation-logging", "invocation-log-accepts-delivery"],
      ["RolePolicy", "model-invocation-logging", "invocation-log-accepts-delivery"],
      ["BucketPublicAccessBlock", "model-invocation-logging", "log-bucket-not-public"],
      ["LogGroup", "training-environment-studio", "ai-log-groups-declared"],
    ];
    for (const [type, name, policy] of removals)
      it(`${policy} misses the ${type} ${name}`, async () => {
        const seen = await seenBy(without(deployed, named(type, name)));
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
      [
        named("EventRule", "findings"),
        {
          eventPattern: JSON.stringify({
            source: ["aws.guardduty"],
            "detail-type": ["GuardDuty Finding"],
            detail: { severity: [{ numeric: [">=", 4] }] },
          }),
        },
        "findings-routed",
      ],
      [named("Detector", "investigation"), { enable: false }, "detector-enabled"],
      [named("DetectorFeature", "s3-data-events"), { status: "DISABLED" }, "detector-features"],
      [named("Domain", "training-environment"), { domainSettings: {} }, "studio-attributable"],
      [named("Domain", "training-environment"), { appNetworkAccessType: "" }, "studio-network-isolated"],
      [named("Domain", "training-environment"), { kmsKeyId: "" }, "studio-encrypted"],
      [named("LogGroup", "training-environment-TrainingJobs"), { kmsKeyId: "" }, "ai-log-groups-declared"],
      [named("Role", "model-invocation-logging"), { assumeRolePolicy: "{}" }, "invocation-log-accepts-delivery"],
      [named("Key", "model-invocation-logging"), { enableKeyRotation: false }, "key-rotates"],
      [named("Key", "log-archive"), { enableKeyRotation: false }, "key-rotates"],
      [named("Key", "audit-trail"), { enableKeyRotation: false }, "key-rotates"],
      [named("Key", "notifications"), { enableKeyRotation: false }, "key-rotates"],
    ];
    for (const [isMeant, change, policy] of changes)
      it(`${policy} sees ${JSON.stringify(change)}`, async () => {
        const seen = await seenBy(changed(deployed, isMeant, change));
        assert(seen.includes(policy), `seen by ${seen.join(", ") || "nobody"}`);
      });
  });
});
