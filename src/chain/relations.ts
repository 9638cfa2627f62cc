import type { Concept, Subject } from "../concepts";
import type { Policy } from "../evaluate/access";
import { partitionOf } from "../evaluate/partition";
import { allAdapters, cloudOf } from "../providers";
import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";

/** The trails that write to a bucket. */
export const trailsInto = (stack: Stack, bucket: Subject<"bucket">): readonly Subject<"trail">[] =>
  stack.referrers(bucket, "trail", "bucket");

/** What sends a bucket the access logs of buckets that trails write to. */
export const accessLogsInto = (stack: Stack, bucket: Subject<"bucket">): readonly Subject<"bucketLogging">[] =>
  stack.referrers(bucket, "bucketLogging", "target").filter((logging) => {
    const source = logging.bucket.target;
    return source && trailsInto(stack, source).length > 0;
  });

/** What a bucket keeps of the audit chain; `undefined` when it is no log bucket. */
export const logBucketRole = (stack: Stack, bucket: Subject<"bucket">): "trail" | "accessLogs" | undefined => {
  if (trailsInto(stack, bucket).length > 0) return "trail";
  return accessLogsInto(stack, bucket).length > 0 ? "accessLogs" : undefined;
};

/** Every policy document that is attached to a bucket, whichever way. */
export const policiesOf = (stack: Stack, bucket: Subject<"bucket">): readonly Policy[] =>
  stack.referrers(bucket, "bucketPolicy", "bucket").map(({ document }) => document);

/** A provider's class for a concept, e.g. `aws.s3.BucketPolicy`, in the words of the provider of `near`. */
export const classOf = (concept: Concept, near: Subject): string => {
  const provider = near.resource.type.split(":")[0];
  const types = allAdapters().flatMap((adapter) => (adapter.concept === concept ? adapter.types : []));
  const type = types.find((candidate) => candidate.startsWith(`${provider}:`) && candidate !== near.resource.type);
  return type ? className(type) : concept;
};

/** A type token as users write the class: `aws:s3/bucketPolicy:BucketPolicy` is `aws.s3.BucketPolicy`. */
export const className = (type: string): string => {
  const [provider = "", module = "", name = ""] = type.split(":");
  return `${provider}.${module.split("/")[0]}.${name}`;
};

/** True for what belongs to Alibaba Cloud, whose services write with roles, and whose policies are RAM's. */
export const isAlibaba = ({ resource }: Subject): boolean => cloudOf(resource.type) === "alibaba";

/** A bucket's ARN, which its name decides; throws while the name cannot be known. */
export const bucketArn = (bucket: Subject<"bucket">): string => {
  const { name } = bucket;
  if (name === undefined) throw new UndecidedError("Its name is chosen at deployment.", [bucket.resource.urn]);
  return isAlibaba(bucket) ? `acs:oss:::${name}` : `arn:${partitionOf(bucket.resource.region ?? "")}:s3:::${name}`;
};

/** The service that writes what a trail records. */
export const CLOUDTRAIL = "cloudtrail.amazonaws.com";

/** The role with which ActionTrail writes where a trail names none (ActionTrail, "Manage the service-linked role"). */
export const RECORDER_ROLE = /(^|[:/])aliyunserviceroleforactiontrail$/i;

/** The service that writes to a log bucket. */
export const recorderOf = (role: "trail" | "accessLogs"): string =>
  role === "trail" ? CLOUDTRAIL : "logging.s3.amazonaws.com";
