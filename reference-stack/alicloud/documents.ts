/** One statement of a policy document. */
export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: readonly string[];
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** A policy document as text. */
export const document = (...statements: readonly Statement[]): string =>
  JSON.stringify({ Version: "1", Statement: statements });

/** Lets a service take on a role. */
export const trust = (service: string): string =>
  JSON.stringify({
    Version: "1",
    Statement: [{ Effect: "Allow", Principal: { Service: [service] }, Action: "sts:AssumeRole" }],
  });

/** A bucket and everything in it. */
export const allOf = (account: string, bucketName: string): readonly string[] => [
  `acs:oss:*:${account}:${bucketName}`,
  `acs:oss:*:${account}:${bucketName}/*`,
];

/** Refuses requests that are not encrypted. With a condition, `*` is the owner of the bucket as well. */
export const requireTls = (account: string, bucketName: string): Statement => ({
  Effect: "Deny",
  Principal: ["*"],
  Action: ["oss:*"],
  Resource: allOf(account, bucketName),
  Condition: { Bool: { "acs:SecureTransport": ["false"] } },
});

/** Lets a role encrypt with the keys of the account; which of them is known too late for a preview to tell. */
export const useKeys = (region: string, account: string): Statement => ({
  Effect: "Allow",
  Action: ["kms:DescribeKey", "kms:GenerateDataKey", "kms:Encrypt", "kms:Decrypt"],
  Resource: [`acs:kms:${region}:${account}:key/*`],
});
