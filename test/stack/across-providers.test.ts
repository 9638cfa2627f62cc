import assert from "node:assert/strict";
import { arnOf } from "../../src/chain/access/arn";
import type { Concept, Link } from "../../src/concepts";
import type { RecordedResource } from "../../src/snapshot/snapshot";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import type { Stack } from "../../src/stack/stack";
import { ref, type TestResource } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws, awsNative } from "../resources";

const modes = ["preview", "update"] as const;

const stackOf = (
  mode: (typeof modes)[number],
  resources: readonly TestResource[],
  outputs: Readonly<Record<string, Partial<RecordedResource>>> = {},
): Stack => {
  const snapshot = toSnapshot(resources, { mode });
  return fromSnapshot({ ...snapshot, resources: snapshot.resources.map((r) => ({ ...r, ...outputs[r.name] })) })
    .outputs;
};

/** The type of what the only subject of a concept leads to. */
const leadsTo = (stack: Stack, concept: Concept, fact: string): string | undefined => {
  const [subject, ...others] = stack.subjects(concept);
  assert(subject && others.length === 0);
  return (subject as unknown as Readonly<Record<string, Link<Concept>>>)[fact]?.target?.resource.type;
};

const logs = {
  classic: aws.bucket({ bucket: "logs" }, "logs"),
  native: awsNative.bucket({ bucketName: "logs" }, "logs"),
};
const groups = {
  classic: aws.logGroup({ name: "audit" }, "audit"),
  native: awsNative.logGroup({ logGroupName: "audit" }, "audit"),
};
const GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:audit";
const TOPIC = "arn:aws:sns:us-east-1:123456789012:alerts";
const metric = { metricNamespace: "A", metricName: "B", metricValue: "1" };

const nativeTrail = (s3BucketName: string) => awsNative.trail({ isLogging: true, s3BucketName });
const filters = {
  classic: (logGroupName: string) =>
    aws.metricFilter({
      logGroupName,
      pattern: "",
      metricTransformation: { namespace: "A", name: "B", value: "1" },
    }),
  native: (logGroupName: string) =>
    awsNative.metricFilter({ logGroupName, filterPattern: "", metricTransformations: [metric] }),
};

describe("links across providers", () => {
  it("lead from a trail to its bucket, by name and by id", () => {
    for (const mode of modes) {
      for (const name of ["logs", ref(logs.classic)])
        assert.equal(leadsTo(stackOf(mode, [logs.classic, nativeTrail(name)]), "trail", "bucket"), logs.classic.type);
      for (const s3BucketName of ["logs", ref(logs.native)])
        assert.equal(
          leadsTo(stackOf(mode, [logs.native, aws.trail({ s3BucketName })]), "trail", "bucket"),
          logs.native.type,
        );
    }
  });

  it("lead from a metric filter to its log group, by name and by id", () => {
    for (const mode of modes)
      for (const [filter, group] of [
        [filters.native, groups.classic],
        [filters.classic, groups.native],
      ] as const)
        for (const name of ["audit", ref(group)])
          assert.equal(leadsTo(stackOf(mode, [group, filter(name)]), "metricFilter", "logGroup"), group.type);
  });

  it("lead to a log group by its ARN, which ends in a star or does not", () => {
    const trails = [
      (arn: string) => aws.trail({ s3BucketName: "logs", cloudWatchLogsGroupArn: arn }),
      (arn: string) => awsNative.trail({ isLogging: true, s3BucketName: "logs", cloudWatchLogsLogGroupArn: arn }),
    ];
    for (const trail of trails)
      for (const group of Object.values(groups))
        for (const own of [GROUP, `${GROUP}:*`])
          for (const arn of [GROUP, `${GROUP}:*`]) {
            const stack = stackOf("update", [group, trail(arn)], { audit: { outputs: { arn: own } } });
            assert.equal(leadsTo(stack, "trail", "logGroup"), group.type);
            const [subject] = stack.subjects("logGroup");
            assert(subject);
            assert.equal(arnOf(subject, ""), GROUP);
          }
  });

  it("lead to a topic whose id is its ARN, and to a key by the alias of another provider", () => {
    const alerts = awsNative.topic({}, "alerts");
    const stack = stackOf("update", [alerts, aws.alarm({ alarmActions: [TOPIC] })], { alerts: { id: TOPIC } });
    assert.deepEqual(
      stack.subjects("alarm").flatMap(({ actions }) => actions.targets.map(({ resource }) => resource.arn)),
      [TOPIC],
    );
    const key = aws.key({}, "key");
    const alias = awsNative.keyAlias({ aliasName: "alias/audit", targetKeyId: ref(key) });
    const encrypted = awsNative.topic({ kmsMasterKeyId: "alias/audit" });
    for (const mode of modes) assert.equal(leadsTo(stackOf(mode, [key, alias, encrypted]), "topic", "key"), key.type);
  });
});

describe("what a resource says several times", () => {
  const topics = ["a", "b"].map((topicName) => awsNative.topic({ topicName }, topicName));
  const [a, b] = topics.map((topic) => ref(topic));
  assert(a && b);

  it("is a policy for each of its topics, and a permission for each of its roles", () => {
    for (const mode of modes) {
      const stack = stackOf(mode, [...topics, awsNative.topicPolicy({ topics: [a, b], policyDocument: {} })]);
      for (const topic of stack.subjects("topic"))
        assert.equal(stack.referrers(topic, "topicPolicy", "topics").length, 1, topic.resource.name);
    }
    const roles = ["x", "y"].map((roleName) => awsNative.role({ roleName, assumeRolePolicyDocument: {} }, roleName));
    const stack = stackOf("preview", [...roles, awsNative.managedPolicy({ roles: ["x", "y"], policyDocument: {} })]);
    const [x, y] = stack.subjects("role");
    assert(x && y);
    for (const role of [x, y])
      assert.deepEqual(
        stack.referrers(role, "policyAttachment", "roles").map(({ policy }) => policy.target?.concept),
        ["managedPolicy"],
      );
  });

  it("is a target or a subscription for each entry, which messages name", () => {
    const rule = awsNative.eventRule({ targets: [a, b].map((arn, i) => ({ id: String(i), arn })) });
    const targets = stackOf("update", [...topics, rule]).subjects("eventTarget");
    assert.deepEqual(
      targets.map(({ topic }) => topic.target?.resource.name),
      ["a", "b"],
    );
    assert.deepEqual(
      targets.map((target) => target.propertyOf("topic")),
      ["targets[0].arn", "targets[1].arn"],
    );
    const subscription = ["email", "sms"].map((protocol) => ({ protocol, endpoint: "somebody" }));
    assert.deepEqual(
      stackOf("preview", [awsNative.topic({ subscription })])
        .subjects("subscription")
        .map((each) => [each.protocol, each.propertyOf("protocol"), each.topic.target?.concept]),
      [
        ["email", "subscription[0].protocol", "topic"],
        ["sms", "subscription[1].protocol", "topic"],
      ],
    );
  });

  it("leads in a preview to what the list was computed from, where that is one thing", () => {
    const to = (...arns: readonly string[]) =>
      stackOf("preview", [...topics, awsNative.eventRule({ targets: arns.map((arn, i) => ({ id: String(i), arn })) })])
        .subjects("eventTarget")
        .map(({ topic }) => topic.target?.resource.name);
    assert.deepEqual(to(a), ["a"]);
    assert.deepEqual(to(a, "arn:aws:logs:us-east-1:123456789012:log-group:audit"), ["a", undefined]);
    assert.throws(() => to(a, b), { name: "UndecidedError" });
  });
});
