import type { Place } from "./place";

/** One statement of a policy document. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | { readonly AWS?: string; readonly Service?: string };
  readonly Action: string | readonly string[];
  /** Trust in a role names none. */
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A policy document. */
export interface Document {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** A policy document of some statements. */
export const document = (...statements: readonly Statement[]): Document => ({
  Version: "2012-10-17",
  Statement: statements,
});

/** Lets a service take on a role, on behalf of one resource only. */
export const trust = (service: string, sourceArn: string): Document =>
  document({
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceArn": sourceArn } },
  });

/** Lets the account's administrators manage a key; without it nobody could. */
export const administrators = ({ account, partition }: Place): Statement => ({
  Sid: "AccountAdministers",
  Effect: "Allow",
  Principal: { AWS: `arn:${partition}:iam::${account}:root` },
  Action: "kms:*",
  Resource: "*",
});

/** Lets CloudWatch Logs encrypt log groups with a key, those whose ARN matches. */
export const logsEncrypt = ({ region }: Place, logGroupArn: string): Statement => ({
  Sid: "LogsEncrypts",
  Effect: "Allow",
  Principal: { Service: `logs.${region}.amazonaws.com` },
  Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
  Resource: "*",
  Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupArn } },
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
