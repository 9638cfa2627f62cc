import type { RecordedResource } from "../src/snapshot/snapshot";
import { ref, resource, type TestResource } from "../src/testing";
import { toSnapshot } from "../src/testing/snapshot";

/** What an ordinary stack of each provider holds, and now and then a piece of an audit chain. */
const kinds: readonly ((i: number) => readonly TestResource[])[] = [
  (i) => {
    const bucket = resource("aws:s3/bucket:Bucket", { tags: { team: "models" } }, { name: `bucket-${i}` });
    const block = { bucket: ref(bucket), blockPublicAcls: true, blockPublicPolicy: true };
    return [bucket, resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", block, { name: `block-${i}` })];
  },
  (i) => {
    const trust = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    });
    const role = resource("aws:iam/role:Role", { assumeRolePolicy: trust }, { name: `role-${i}` });
    const code = { role: ref(role, "arn"), runtime: "nodejs22.x", handler: "index.handler", memorySize: 512 };
    return [role, resource("aws:lambda/function:Function", code, { name: `function-${i}` })];
  },
  (i) => [
    resource(
      "aws:ec2/instance:Instance",
      { instanceType: "p5.48xlarge", ami: "ami-1", tags: { n: `${i}` } },
      { name: `instance-${i}` },
    ),
    resource(
      "aws:ec2/securityGroup:SecurityGroup",
      { ingress: [{ fromPort: 443, toPort: 443, protocol: "tcp" }] },
      { name: `group-${i}` },
    ),
  ],
  (i) => {
    const group = resource("aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 400 }, { name: `log-${i}` });
    const topic = resource("aws:sns/topic:Topic", {}, { name: `topic-${i}` });
    const metric = { namespace: "Models", name: `errors-${i}`, value: "1" };
    return [
      group,
      topic,
      resource(
        "aws:cloudwatch/logMetricFilter:LogMetricFilter",
        { logGroupName: ref(group), pattern: '{ $.eventName = "StopLogging" }', metricTransformation: metric },
        { name: `filter-${i}` },
      ),
      resource(
        "aws:cloudwatch/metricAlarm:MetricAlarm",
        { namespace: "Models", metricName: `errors-${i}`, alarmActions: [ref(topic, "arn")] },
        { name: `alarm-${i}` },
      ),
    ];
  },
  (i) => {
    const bucket = resource("aws-native:s3:Bucket", { bucketName: `native-${i}` }, { name: `native-bucket-${i}` });
    const group = resource("aws-native:logs:LogGroup", { retentionInDays: 400 }, { name: `native-log-${i}` });
    const topic = resource("aws-native:sns:Topic", {}, { name: `native-topic-${i}` });
    const code = { runtime: "nodejs22.x", handler: "index.handler", memorySize: 512, code: { zipFile: "exports = 1" } };
    return [bucket, group, topic, resource("aws-native:lambda:Function", code, { name: `native-function-${i}` })];
  },
  (i) => {
    const bucket = resource("alicloud:oss/bucket:Bucket", { bucket: `oss-${i}` }, { name: `oss-${i}` });
    const open = { bucket: ref(bucket), blockPublicAccess: true };
    const store = { projectName: "models", logstoreName: `store-${i}`, retentionPeriod: 400 };
    return [
      bucket,
      resource("alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock", open, { name: `oss-block-${i}` }),
      resource("alicloud:log/store:Store", store, { name: `store-${i}` }),
      resource("alicloud:ecs/instance:Instance", { instanceType: "ecs.gn7i-c8g1.2xlarge" }, { name: `ecs-${i}` }),
    ];
  },
];

/** A mixed stack of about so many resources of three providers, with one trail of each. */
export const mixedStack = (size: number): readonly RecordedResource[] => {
  const bucket = resource("aws:s3/bucket:Bucket", { bucket: "records" }, { name: "records" });
  const trail = resource("aws:cloudtrail/trail:Trail", { s3BucketName: ref(bucket), isMultiRegionTrail: true });
  const native = { s3BucketName: "records", isLogging: true, isMultiRegionTrail: true };
  const declared: TestResource[] = [
    bucket,
    trail,
    resource("aws-native:cloudtrail:Trail", native, { name: "native-trail" }),
    resource("alicloud:actiontrail/trail:Trail", { ossBucketName: "records" }, { name: "action-trail" }),
  ];
  for (let i = 0; declared.length < size; i++) declared.push(...(kinds[i % kinds.length]?.(i) ?? []));
  return toSnapshot(declared, { mode: "update" }).resources.filter(({ type }) => !type.startsWith("pulumi:providers:"));
};
