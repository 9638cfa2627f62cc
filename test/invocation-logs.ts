import { ref, type TestResource } from "../src/testing";
import { aws, document } from "./resources";

/** A bucket for what models are asked and answer. */
export const calls = aws.bucket({ bucket: "calls" }, "calls");

/** What logs model calls to that bucket. */
export const loggingToBucket = aws.invocationLogging({ loggingConfig: { s3Config: { bucketName: ref(calls) } } });

/** On behalf of this account's calls alone, as AWS documents it. */
export const thisAccount = {
  StringEquals: { "aws:SourceAccount": "123456789012" },
  ArnLike: { "aws:SourceArn": "arn:aws:bedrock:us-east-1:123456789012:*" },
};

/** Lets Bedrock write, with changes. */
export const bedrockWrites = (changes: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: "bedrock.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::calls/AWSLogs/123456789012/BedrockModelInvocationLogs/*",
  Condition: thisAccount,
  ...changes,
});

/** The bucket's policy. */
export const callsPolicy = (...statements: readonly object[]): TestResource =>
  aws.bucketPolicy({ bucket: ref(calls), policy: document(...statements) }, "policy");
