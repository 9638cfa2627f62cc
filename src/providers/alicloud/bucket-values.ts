import { textOf } from "../values";

/** The token of a bucket. */
export const BUCKET = "alicloud:oss/bucket:Bucket";

/** The bucket that a resource of its own names. */
export const bucketOf = { at: "bucket", to: "bucket", get: (p: { readonly bucket: string }) => p.bucket } as const;

/** The bucket that says something of itself inline. */
export const itself = { at: "bucket", to: "bucket", self: true, get: () => undefined } as const;

/** True for encryption with KMS rather than with OSS's own keys (`AES256`, `SM4`). */
export const encryptsWithKms = (algorithm: string | undefined): boolean => textOf(algorithm) === "KMS";

/** True for what is switched on; it may be `Suspended`, `Disabled`, or never have been. */
export const isEnabled = (status: string | undefined): boolean => textOf(status) === "Enabled";
