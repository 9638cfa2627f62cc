import type { Policy } from "../evaluate/iam";
import type { Link } from "./link";

/** Object storage: an S3 bucket, an OSS bucket. */
export interface Bucket {
  readonly name: string | undefined;
  /** True when destroying the stack also deletes every object. */
  readonly forceDestroy: boolean;
}

/** Who may do what with a bucket. */
export interface BucketPolicy {
  readonly bucket: Link<"bucket">;
  readonly document: Policy;
}

/** The four switches that close a bucket to the public whatever its ACL and policy say. */
export interface PublicAccessBlock {
  readonly bucket: Link<"bucket">;
  readonly blocksPublicAcls: boolean;
  readonly blocksPublicPolicy: boolean;
  readonly ignoresPublicAcls: boolean;
  readonly restrictsPublicBuckets: boolean;
}

/** The same four switches for all buckets of an account. */
export type AccountPublicAccessBlock = Omit<PublicAccessBlock, "bucket">;

/** The encryption a bucket gives to objects that come without one. */
export interface BucketEncryption {
  readonly bucket: Link<"bucket">;
  /** True when objects are encrypted with KMS (`aws:kms`, `aws:kms:dsse`) rather than with S3's own keys. */
  readonly usesKms: boolean;
  readonly key: Link<"key">;
}

/** A bucket's access control list. */
export interface BucketAcl {
  readonly bucket: Link<"bucket">;
  /** The canned ACL; `undefined` when grants are listed one by one. */
  readonly canned: string | undefined;
  /** URIs of the groups that are granted anything, e.g. `http://acs.amazonaws.com/groups/global/AllUsers`. */
  readonly grantedGroups: readonly string[];
}

/** Whether a bucket keeps replaced and deleted objects. */
export interface BucketVersioning {
  readonly bucket: Link<"bucket">;
  readonly enabled: boolean;
}

/** Whether and how long objects cannot be deleted by anybody. */
export interface BucketObjectLock {
  readonly bucket: Link<"bucket">;
  /** The default retention's mode; `undefined` when there is no default retention. */
  readonly mode: "COMPLIANCE" | "GOVERNANCE" | undefined;
  /** The default retention in days (a year counts 365); 0 when there is none. */
  readonly days: number;
}

/** When objects expire. */
export interface BucketLifecycle {
  readonly bucket: Link<"bucket">;
  /** The fewest days after which some enabled rule deletes current objects; Infinity when none does. */
  readonly expiresAfterDays: number;
}

/** Who owns the objects in a bucket. */
export interface BucketOwnership {
  readonly bucket: Link<"bucket">;
  /** True when ACLs are switched off and the bucket's owner owns every object. */
  readonly enforcesBucketOwner: boolean;
}

/** Where the requests to a bucket are logged. */
export interface BucketLogging {
  readonly bucket: Link<"bucket">;
  readonly target: Link<"bucket">;
  readonly prefix: string;
}
