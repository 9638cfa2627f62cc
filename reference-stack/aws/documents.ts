import type { Place } from "./place";

/** One statement of a policy document. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | { readonly AWS?: string; readonly Service?: string };
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A policy document as text. */
export const document = (...statements: readonly Statement[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** Lets a service take on a role, on behalf of one resource only. */
export const trust = (service: string, sourceArn: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceArn": sourceArn } },
      },
    ],
  });

/** Lets the account's administrators manage a key; without it nobody could. */
export const administrators = ({ account, partition }: Place): Statement => ({
  Sid: "AccountAdministers",
  Effect: "Allow",
  Principal: { AWS: `arn:${partition}:iam::${account}:root` },
  Action: "kms:*",
  Resource: "*",
});

/** Refuses every request to a bucket that does not use TLS. */
export const requireTls = (bucketArn: string): Statement => ({
  Sid: "RequireTls",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [bucketArn, `${bucketArn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/** Refuses to delete objects and to lift their lock; expiry by lifecycle goes on. */
export const keepObjects = (bucketArn: string): Statement => ({
  Sid: "KeepObjects",
  Effect: "Deny",
  Principal: "*",
  Action: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"],
  Resource: `${bucketArn}/*`,
});
