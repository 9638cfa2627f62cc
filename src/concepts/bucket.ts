import type { Policy } from "../evaluate/access";
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
  /** True when objects are encrypted with KMS rather than with keys of the storage service. */
  readonly usesKms: boolean;
  /** True when S3 makes the keys of single objects from one that it keeps for the bucket, to ask KMS less often. */
  readonly bucketKey: boolean;
  readonly key: Link<"key">;
}

/** A bucket's access control list. */
export interface BucketAcl {
  readonly bucket: Link<"bucket">;
  /** The canned ACL; `undefined` when grants are listed one by one. */
  readonly canned: string | undefined;
  /** URIs of the groups that are granted anything, e.g. `http://acs.amazonaws.com/groups/global/AllUsers`. */
  readonly grantedGroups: readonly string[];
  /** URIs of those among them that may write objects. */
  readonly writingGroups: readonly string[];
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
  /** True while the retention is not final and ends by itself, or is switched off. */
  lapses: boolean;
  /** The default retention in days (a year counts 365); 0 when there is none. */
  readonly days: number;
}

/** When some objects of a bucket expire. */
export interface Expiration {
  /** The property of the user's resource that says when, e.g. `rules[0].expiration.days`. */
  readonly at: string;
  /** Objects as they are, or what was replaced or deleted. */
  readonly versions: "current" | "noncurrent";
  /** How long after they were created, or replaced or deleted; 0 when a date is given. */
  readonly days: number;
  /** The day from which on all expire, whatever their age. */
  readonly date: string | undefined;
  /** Which objects: those whose key begins with this. */
  readonly prefix: string;
  /** Those under this prefix are left out. */
  readonly except?: string;
  /** True when only objects with certain tags are meant. */
  readonly tagged: boolean;
}

/** When objects expire. */
export interface BucketLifecycle {
  readonly bucket: Link<"bucket">;
  /** What the rules that are switched on delete; what they only move is left out. */
  readonly expirations: readonly Expiration[];
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
  /** True when account, Region and bucket follow the prefix in the keys of log files. */
  readonly partitioned: boolean;
}
