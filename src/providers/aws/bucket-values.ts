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

/** True for encryption with KMS, once or twice, rather than with S3's own keys. */
export const isKms = (algorithm: string | undefined): boolean =>
  algorithm === "aws:kms" || algorithm === "aws:kms:dsse";

/** The modes S3 knows; anything else is no lock. */
export const lockMode = (mode: string | undefined): "COMPLIANCE" | "GOVERNANCE" | undefined =>
  mode === "COMPLIANCE" || mode === "GOVERNANCE" ? mode : undefined;

/** Default retention in days; a year counts 365 (PutObjectLockConfiguration). */
export const lockDays = (
  retention: { readonly days?: number | undefined; readonly years?: number | undefined } | undefined,
): number => retention?.days || (retention?.years ?? 0) * 365;

/** The shortest of some expirations; zeros and gaps are rules that do not expire anything. */
export const fewestDays = (days: readonly (number | undefined)[]): number =>
  Math.min(Infinity, ...days.filter((value): value is number => !!value));
