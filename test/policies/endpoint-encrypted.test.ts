import policy from "../../policypack/policies/endpoint-encrypted";
import { PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

const key = "arn:aws:kms:us-east-1:123456789012:key/serving";
const on = (instanceType: string) => [{ variantName: "all", modelName: "model", instanceType }];

const endpoint = (instanceType: string, kmsKeyArn?: string): TestResource =>
  aws.endpointConfig({ productionVariants: on(instanceType), ...(kmsKeyArn !== undefined && { kmsKeyArn }) });

const nativeEndpoint = (instanceType: string, kmsKeyId?: string): TestResource =>
  awsNative.endpointConfig({ productionVariants: on(instanceType), ...(kmsKeyId !== undefined && { kmsKeyId }) });

const noKey = [{ messageId: "noKey", data: { at: "kmsKeyArn" } }] as const;

/** Machines with disks of their own, one of each family. */
const local = ["ml.g4dn", "ml.g5", "ml.g6e", "ml.p3dn", "ml.p4d", "ml.p4de", "ml.p5en", "ml.m5d", "ml.m6gd", "ml.c6id"];

/** Machines with volumes, of families that look like those. */
const remote = ["ml.g5g", "ml.p3", "ml.m5", "ml.c6i", "ml.r6g", "ml.inf2", "ml.t2"];

new PolicyTester().run(policy, {
  valid: [
    { name: "a key of one's own", on: endpoint("ml.m5.large", key), doc: true },
    {
      name: "a key of this deployment",
      on: endpoint("ml.m5.large", ref(aws.key({}, "key"), "arn")),
    },
    { name: "a key in aws-native", on: nativeEndpoint("ml.m5.large", key) },
  ],
  invalid: [
    ...remote.map((family) => ({
      name: `${family} has volumes, and needs a key`,
      on: endpoint(`${family}.xlarge`),
      errors: noKey,
      doc: family === "ml.m5",
    })),
    {
      name: "no key in aws-native",
      on: nativeEndpoint("ml.m5.large"),
      errors: [{ messageId: "noKey", data: { at: "kmsKeyId" } }],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail of whatever PAI is asked",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /PAI is not judged/,
    },

    ...[...local, "ml.trn1", "ml.trn2", "ml.p6-b200"].map((family) => ({
      name: `${family} has disks of its own`,
      on: endpoint(`${family}.48xlarge`),
      because: /disks of their own/,
    })),
    {
      name: "one variant with disks forbids a key for all",
      on: aws.endpointConfig({ productionVariants: [...on("ml.m5.large"), ...on("ml.g5.xlarge")] }),
      because: /disks of their own/,
    },
    {
      name: "a pool of machines with disks",
      on: awsNative.endpointConfig({
        productionVariants: [{ variantName: "all", instancePools: [{ instanceType: "ml.g5.xlarge", priority: 1 }] }],
      }),
      because: /disks of their own/,
    },
    {
      name: "serverless endpoints have no volumes",
      on: aws.endpointConfig({
        productionVariants: [
          { variantName: "all", modelName: "model", serverlessConfig: { maxConcurrency: 1, memorySizeInMb: 1024 } },
        ],
      }),
      because: /Serverless/,
    },
  ],
  undecided: [{ name: "the machine comes from elsewhere", on: endpoint(unknown), waitsFor: ["it"] }],
});
