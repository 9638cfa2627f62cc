import policy from "../../policypack/policies/model-invocations-logged";
import { PolicyTester, ref, resource, type TestResource, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";

const roleArn = "arn:aws:iam::123456789012:role/bedrock";
const s3Config = { bucketName: "calls" };
const cloudwatchConfig = { logGroupName: "calls", roleArn };
const largeDataDeliveryS3Config = { bucketName: "large-calls" };

type Settings = Parameters<typeof aws.invocationLogging>[0]["loggingConfig"];

const logging = (loggingConfig: Settings, more: { name?: string; region?: string } = {}): TestResource => {
  const { name, ...props } = more;
  return aws.invocationLogging({ loggingConfig, ...props }, name);
};

const at = (property: string) => `loggingConfig.${property}`;
const leftOut = (kind: string, property: string) => ({
  messageId: "leftOut",
  data: { kind, at: at(property) },
  on: "it",
});
const nowhere = { messageId: "nowhere", data: { at: at("s3Config.bucketName") }, on: "it" };
const tooLarge = {
  messageId: "tooLarge",
  data: { at: at("cloudwatchConfig.largeDataDeliveryS3Config.bucketName") },
  on: "it",
};
const overwritten = { messageId: "overwritten", data: { twin: "it" }, on: "second" };
const trail = aws.trail({ s3BucketName: "records" }, "audit");

new PolicyTester().run(policy, {
  valid: [
    { name: "everything to a bucket", on: logging({ s3Config }), doc: true },
    {
      name: "a log group, with a bucket for what is large",
      on: logging({ cloudwatchConfig: { ...cloudwatchConfig, largeDataDeliveryS3Config } }),
    },
    { name: "a log group beside a bucket that holds all", on: logging({ s3Config, cloudwatchConfig }) },
    {
      name: "each kind of content by name",
      on: logging({
        s3Config,
        textDataDeliveryEnabled: true,
        imageDataDeliveryEnabled: true,
        embeddingDataDeliveryEnabled: true,
        videoDataDeliveryEnabled: true,
      }),
    },
    {
      name: "one for each Region",
      on: [logging({ s3Config }), logging({ s3Config }, { name: "second", region: "eu-west-1" })],
    },
    { name: "a bucket that has no name yet", on: logging({ s3Config: { bucketName: ref(aws.bucket({}, "calls")) } }) },
    { name: "an audit stack that logs", on: [trail, logging({ s3Config })] },
    {
      name: "what is there is judged where nothing has to be",
      on: logging({ s3Config }),
      config: { presence: "off" },
    },
  ],
  invalid: [
    {
      name: "an audit stack that logs no calls",
      on: trail,
      errors: [{ messageId: "missing", data: { reason: "it has a trail" } }],
    },
    {
      name: "a stack of which it is asked",
      on: aws.bucket({}),
      config: { presence: "required" },
      errors: [{ messageId: "missing", data: { reason: "it is declared to be one" } }],
    },
    { name: "no destination", on: logging({}), errors: [nowhere], doc: true },
    { name: "a log group alone loses what is large", on: logging({ cloudwatchConfig }), errors: [tooLarge], doc: true },
    {
      name: "no text",
      on: logging({ s3Config, textDataDeliveryEnabled: false }),
      errors: [leftOut("text", "textDataDeliveryEnabled")],
    },
    {
      name: "no images",
      on: logging({ s3Config, imageDataDeliveryEnabled: false }),
      errors: [leftOut("images", "imageDataDeliveryEnabled")],
    },
    {
      name: "no embeddings",
      on: logging({ s3Config, embeddingDataDeliveryEnabled: false }),
      errors: [leftOut("embeddings", "embeddingDataDeliveryEnabled")],
    },
    {
      name: "no video",
      on: logging({ s3Config, videoDataDeliveryEnabled: false }),
      errors: [leftOut("video", "videoDataDeliveryEnabled")],
    },
    {
      name: "metadata only",
      on: logging({
        s3Config,
        textDataDeliveryEnabled: false,
        imageDataDeliveryEnabled: false,
        embeddingDataDeliveryEnabled: false,
        videoDataDeliveryEnabled: false,
      }),
      errors: [
        leftOut("text", "textDataDeliveryEnabled"),
        leftOut("images", "imageDataDeliveryEnabled"),
        leftOut("embeddings", "embeddingDataDeliveryEnabled"),
        leftOut("video", "videoDataDeliveryEnabled"),
      ],
      doc: true,
    },
    {
      name: "two of one Region",
      on: [logging({ s3Config }), logging({ s3Config }, { name: "second" })],
      errors: [overwritten],
    },
    {
      name: "two of one Region, which one of them names",
      on: [logging({ s3Config }), logging({ s3Config }, { name: "second", region: "us-east-1" })],
      errors: [overwritten],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /Bedrock is AWS's/,
    },

    { name: "a stack that does not audit", on: aws.bucket({}), because: /nothing that audits/ },
    {
      name: "an audit stack whose calls another logs",
      on: trail,
      config: { providedElsewhere: true },
      because: /provided elsewhere/,
    },
    {
      name: "a stack without a provider that could declare it",
      on: resource("aws-native:s3:Bucket"),
      config: { presence: "required" },
      because: /Cloud Control/,
    },
  ],
  undecided: [
    {
      name: "whether images are logged comes from elsewhere",
      on: logging({ s3Config, imageDataDeliveryEnabled: unknown }),
      waitsFor: ["it"],
    },
  ],
});
