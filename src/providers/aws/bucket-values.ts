interface EncryptionByDefault {
  readonly sseAlgorithm: string;
  readonly kmsMasterKeyId?: string | undefined;
}

interface EncryptionRule {
  readonly applyServerSideEncryptionByDefault?: EncryptionByDefault | undefined;
}

/** S3 keeps one default encryption: the first rule that carries one. */
export const defaultEncryption = (rules: readonly EncryptionRule[] | undefined): EncryptionByDefault | undefined =>
  rules?.find((rule) => rule.applyServerSideEncryptionByDefault)?.applyServerSideEncryptionByDefault;

/** The tokens of a resource of a bucket, and of its older twin. */
export const twins = (name: string): readonly string[] => {
  const file = name.charAt(0).toLowerCase() + name.slice(1);
  return [`aws:s3/${file}:${name}`, `aws:s3/${file}V2:${name}V2`];
};

/** The bucket that a resource of its own names. */
export const bucketOf = { at: "bucket", to: "bucket", get: (p: { readonly bucket: string }) => p.bucket } as const;

/** The bucket that says something of itself inline. */
export const itself = { at: "bucket", to: "bucket", self: true, get: () => undefined } as const;

/** Whether a grant lets its grantee write objects (Amazon S3 User Guide, "Access control list overview"). */
export const grantsWriting = (permission: string | undefined): boolean =>
  permission === "WRITE" || permission === "FULL_CONTROL";
