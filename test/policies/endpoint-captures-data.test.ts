import policy from "../../policypack/policies/endpoint-captures-data";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

const productionVariants = [{ variantName: "all", modelName: "model", instanceType: "ml.m5.large" }];

const whole = {
  enableCapture: true,
  captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
  initialSamplingPercentage: 100,
  destinationS3Uri: "s3://captured",
  kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/captured",
};

const capturing = (dataCaptureConfig: Partial<typeof whole>) =>
  aws.endpointConfig({ productionVariants, dataCaptureConfig: { ...whole, ...dataCaptureConfig } });

const nativeCapturing = (dataCaptureConfig: Partial<typeof whole>) =>
  awsNative.endpointConfig({ productionVariants, dataCaptureConfig: { ...whole, ...dataCaptureConfig } });

const { enableCapture: _, ...onlyTheBlock } = whole;
const { kmsKeyId: __, ...withoutKey } = whole;

const notCaptured = [{ messageId: "notCaptured", data: { at: "dataCaptureConfig.enableCapture" } }] as const;
const noKey = [{ messageId: "noKey", data: { at: "dataCaptureConfig.kmsKeyId" } }] as const;
const half = (missing: string) =>
  [{ messageId: "half", data: { at: "dataCaptureConfig.captureOptions", missing } }] as const;
const sampled = (actual: number, minPercent: number) =>
  [{ messageId: "sampled", data: { at: "dataCaptureConfig.initialSamplingPercentage", actual, minPercent } }] as const;

new PolicyTester().run(policy, {
  valid: [
    { name: "every request and answer", on: capturing({}), doc: true },
    { name: "both in one mode", on: capturing({ captureOptions: [{ captureMode: "InputAndOutput" }] }) },
    {
      name: "a tenth where a tenth is enough",
      on: capturing({ initialSamplingPercentage: 10 }),
      config: { minPercent: 10 },
    },
    { name: "every request and answer in aws-native", on: nativeCapturing({}) },
  ],
  invalid: [
    { name: "no capture", on: aws.endpointConfig({ productionVariants }), errors: notCaptured },
    {
      name: "a block that does not say that it is on is off",
      on: aws.endpointConfig({ productionVariants, dataCaptureConfig: onlyTheBlock }),
      errors: notCaptured,
      doc: true,
    },
    { name: "switched off on purpose", on: capturing({ enableCapture: false }), errors: notCaptured },
    {
      name: "requests only",
      on: capturing({ captureOptions: [{ captureMode: "Input" }] }),
      errors: half("answers"),
    },
    {
      name: "answers only",
      on: capturing({ captureOptions: [{ captureMode: "Output" }] }),
      errors: half("requests"),
    },
    { name: "neither of them", on: capturing({ captureOptions: [] }), errors: half("requests and answers") },
    {
      name: "a tenth of all calls",
      on: capturing({ initialSamplingPercentage: 10 }),
      errors: sampled(10, 100),
    },
    {
      name: "less than a tenth",
      on: capturing({ initialSamplingPercentage: 9 }),
      config: { minPercent: 10 },
      errors: sampled(9, 10),
    },
    {
      name: "no key",
      on: aws.endpointConfig({ productionVariants, dataCaptureConfig: withoutKey }),
      errors: noKey,
    },
    {
      name: "one variant with machines of several",
      on: aws.endpointConfig({
        productionVariants: [
          {
            variantName: "serverless",
            modelName: "model",
            serverlessConfig: { maxConcurrency: 1, memorySizeInMb: 1024 },
          },
          ...productionVariants,
        ],
      }),
      errors: notCaptured,
    },
    { name: "no capture in aws-native", on: awsNative.endpointConfig({ productionVariants }), errors: notCaptured },
    {
      name: "half a tenth in aws-native",
      on: nativeCapturing({ captureOptions: [{ captureMode: "Input" }], initialSamplingPercentage: 10 }),
      errors: [...half("answers"), ...sampled(10, 100)],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail of whatever PAI is asked",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /PAI is not judged/,
    },

    { name: "a model is no endpoint", on: aws.model({ executionRoleArn: "arn:aws:iam::123456789012:role/serving" }) },
    {
      name: "serverless endpoints have no capture",
      on: aws.endpointConfig({
        productionVariants: [
          { variantName: "all", modelName: "model", serverlessConfig: { maxConcurrency: 1, memorySizeInMb: 1024 } },
        ],
      }),
      because: /Serverless/,
    },
  ],
  undecided: [
    {
      name: "whether it captures comes from elsewhere",
      on: capturing({ enableCapture: unknown }),
      waitsFor: ["it"],
    },
    {
      name: "what it captures comes from elsewhere",
      on: capturing({ captureOptions: [{ captureMode: unknown }] }),
      waitsFor: ["it"],
    },
  ],
});
