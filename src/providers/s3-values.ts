import { numberOf } from "./values";

/** True for encryption with KMS, once or twice, rather than with S3's own keys. */
export const isKms = (algorithm: string | undefined): boolean =>
  algorithm === "aws:kms" || algorithm === "aws:kms:dsse";

/** The modes S3 knows; anything else is no lock. */
export const lockMode = (mode: string | undefined): "COMPLIANCE" | "GOVERNANCE" | undefined =>
  mode === "COMPLIANCE" || mode === "GOVERNANCE" ? mode : undefined;

/** Default retention in days; a year counts 365 (PutObjectLockConfiguration). */
export const lockDays = (
  retention: { readonly days?: number | undefined; readonly years?: number | undefined } | undefined,
): number => numberOf(retention?.days) || (numberOf(retention?.years) ?? 0) * 365;
