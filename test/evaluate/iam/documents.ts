import { iam } from "../../../src/evaluate";

/** Stands for what a preview cannot know. */
export const UNKNOWN = "(unknown)";

/** A policy of some statements that allow everybody everything, but for what is given. */
export const policyOf = (...statements: readonly object[]): iam.Policy =>
  iam.parsePolicy(
    {
      Version: "2012-10-17",
      Statement: statements.map((own) => ({
        Effect: "Allow",
        Principal: "*",
        ...("NotAction" in own ? {} : { Action: "*" }),
        ...("NotResource" in own ? {} : { Resource: "*" }),
        ...own,
      })),
    },
    { unknown: (text) => text === UNKNOWN },
  );

/** What becomes of a request that asks for an object of a bucket, but for what is given. */
export const decide = (policy: iam.Policy, request: Partial<iam.Request> = {}): iam.Decision["decision"] =>
  iam.evaluate([policy], {
    principal: { type: "AWS", id: "arn:aws:iam::111122223333:user/ann" },
    action: "s3:GetObject",
    resource: "arn:aws:s3:::records/a/b",
    ...request,
  }).decision;
