import type { Concept, Subject } from "../concepts";
import type { Policy } from "../evaluate/access";
import { allAdapters, providerOf } from "../providers";
import { topProperty } from "../providers/adapter";
import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";
import { storageOf } from "./storage";

/** The trails that write to a bucket. */
export const trailsInto = (stack: Stack, bucket: Subject<"bucket">): readonly Subject<"trail">[] =>
  stack.referrers(bucket, "trail", "bucket");

/** What logs model calls, entries as a whole or what is too large for them, to a bucket. */
export const invocationLogsInto = (
  stack: Stack,
  bucket: Subject<"bucket">,
): readonly Subject<"invocationLogging">[] => [
  ...new Set([
    ...stack.referrers(bucket, "invocationLogging", "bucket"),
    ...stack.referrers(bucket, "invocationLogging", "largeBucket"),
  ]),
];

const holdsRecords = (stack: Stack, bucket: Subject<"bucket">): boolean =>
  trailsInto(stack, bucket).length > 0 || invocationLogsInto(stack, bucket).length > 0;

/** What sends a bucket the access logs of buckets that hold records. */
export const accessLogsInto = (stack: Stack, bucket: Subject<"bucket">): readonly Subject<"bucketLogging">[] =>
  stack.referrers(bucket, "bucketLogging", "target").filter((logging) => {
    const source = logging.bucket.target;
    return source && holdsRecords(stack, source);
  });

/** What a bucket keeps of the audit chain. */
export type LogBucketRole = "trail" | "invocations" | "accessLogs";

/** What a bucket keeps of the audit chain, above all; `undefined` when it is no log bucket. */
export const logBucketRole = (stack: Stack, bucket: Subject<"bucket">): LogBucketRole | undefined => {
  if (trailsInto(stack, bucket).length > 0) return "trail";
  if (invocationLogsInto(stack, bucket).length > 0) return "invocations";
  return accessLogsInto(stack, bucket).length > 0 ? "accessLogs" : undefined;
};

/** Why policies on log buckets have nothing to say of another. */
export const NO_LOG_BUCKET = "No trail of this stack writes to it, and no logging of model calls.";

/** Every policy document that is attached to a bucket, whichever way. */
export const policiesOf = (stack: Stack, bucket: Subject<"bucket">): readonly Policy[] =>
  stack.referrers(bucket, "bucketPolicy", "bucket").map(({ document }) => document);

/**
 * What to add for a concept, in the words of the provider of `near`: a class, e.g. `aws.s3.BucketPolicy`, or the property of
 * `near` itself where the provider says it inline.
 */
export const classOf = (concept: Concept, near: Subject): string => {
  const { type } = near.resource;
  const provider = providerOf(type);
  const adapters = allAdapters().filter(
    (adapter) => adapter.concept === concept && adapter.types.some((said) => providerOf(said) === provider),
  );
  const other = adapters.flatMap(({ types }) => types).find((said) => said !== type && providerOf(said) === provider);
  if (other !== undefined) return className(other);
  const lenses = adapters.flatMap((adapter) => Object.values(adapter.lenses));
  return topProperty(lenses.find((lens) => !("to" in lens && lens.self))?.at ?? concept);
};

/** A type token as users write the class: `aws:s3/bucketPolicy:BucketPolicy` is `aws.s3.BucketPolicy`. */
export const className = (type: string): string => {
  const [provider = "", module = "", name = ""] = type.split(":");
  return `${provider}.${module.split("/")[0]}.${name}`;
};

/** A bucket's ARN, which its name decides; throws while the name cannot be known. */
export const bucketArn = (bucket: Subject<"bucket">): string => {
  const { name } = bucket;
  if (name === undefined) throw new UndecidedError("Its name is chosen at deployment.", [bucket.resource.urn]);
  return storageOf(bucket).arnOf(name, bucket.resource.region ?? "");
};

/** A key under a prefix, which may be empty. */
export const keyUnder = (prefix: string, key: string): string => (prefix === "" ? key : `${prefix}/${key}`);

/** The service that writes what a trail records. */
export const CLOUDTRAIL = "cloudtrail.amazonaws.com";

/** The service that writes what models were asked and answered. */
export const BEDROCK = "bedrock.amazonaws.com";

/** The exports of findings to a bucket. */
export const findingsInto = (stack: Stack, bucket: Subject<"bucket">): readonly Subject<"findingsExport">[] =>
  stack.referrers(bucket, "findingsExport", "bucket");

/** The service that writes the access logs of buckets. */
export const S3_LOGGING = "logging.s3.amazonaws.com";

/** The role with which ActionTrail writes where a trail names none (ActionTrail, "Manage the service-linked role"). */
export const RECORDER_ROLE = /(^|[:/])aliyunserviceroleforactiontrail$/i;
