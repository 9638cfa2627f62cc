import type { Subject } from "../../concepts";
import type { Expiration } from "../../concepts/bucket";
import type { Stack } from "../../stack/stack";
import { ofCloud } from "../clouds";
import { prefixesInto } from "../delivery/invocation-delivery";
import { accessLogsInto, invocationLogsInto, keyUnder, trailsInto } from "../relations";
import { storageOf } from "../storage";

const meets = (prefix: string, root: string): boolean => root.startsWith(prefix) || prefix.startsWith(root);

/** Where a trail's files lie, under its prefix. */
const rootOf = (trail: Subject<"trail">): string => keyUnder(trail.prefix, `${storageOf(trail).recordsFolder}/`);

/**
 * Whether some key under a prefix is a trail's: `[prefix/]AWSLogs/[organization/]account/CloudTrail…`, beside which other
 * services have folders of their own (CloudTrail User Guide, "Finding your CloudTrail log files").
 */
const holdsRecordsOfCloudTrail = (root: string, prefix: string): boolean => {
  if (!prefix.startsWith(root)) return root.startsWith(prefix);
  const [first = "", ...others] = prefix.slice(root.length).split("/");
  const [account = "", folder = ""] = /^o(-|$)/.test(first) ? others : [first, ...others];
  return /^\d*$/.test(account) && meets(folder, "CloudTrail");
};

const holders = {
  aws: holdsRecordsOfCloudTrail,
  alibaba: (root: string, prefix: string): boolean => meets(`${root}Actiontrail`, prefix),
};

const holdsRecordsOf = (trail: Subject<"trail">, prefix: string): boolean =>
  ofCloud(holders, trail)(rootOf(trail), prefix);

/** The same for logs of model calls, which lie beside a trail's. */
const holdsCallsOf = (logging: Subject<"invocationLogging">, bucket: Subject<"bucket">, prefix: string): boolean =>
  prefixesInto(logging, bucket).some((own) => {
    const root = `${own === "" ? "" : `${own}/`}AWSLogs/`;
    if (!prefix.startsWith(root)) return root.startsWith(prefix);
    const [account = "", folder = ""] = prefix.slice(root.length).split("/");
    return /^\d*$/.test(account) && meets(folder, "BedrockModelInvocationLogs");
  });

/** Whether a rule leaves out everything under a root. */
const spares = (except: string | undefined, root: string): boolean => except !== undefined && root.startsWith(except);

const holdsRecords = (stack: Stack, bucket: Subject<"bucket">, { prefix, except }: Expiration): boolean =>
  trailsInto(stack, bucket).some((trail) => holdsRecordsOf(trail, prefix) && !spares(except, rootOf(trail))) ||
  invocationLogsInto(stack, bucket).some((logging) => holdsCallsOf(logging, bucket, prefix)) ||
  accessLogsInto(stack, bucket).some((logging) => meets(prefix, logging.prefix) && !spares(except, logging.prefix));

/** Whether records are kept for some days whatever rules say: S3 deletes no locked version (S3 User Guide, "Object Lock"). */
const isLocked = (stack: Stack, bucket: Subject<"bucket">, minDays: number): boolean =>
  stack.referrers(bucket, "bucketObjectLock", "bucket").some(({ mode, days }) => mode !== undefined && days >= minDays);

/**
 * What of a bucket's lifecycle takes records of the audit chain away before some days have passed. Rules on tags do not:
 * neither CloudTrail nor Bedrock nor S3 tags what it delivers.
 */
export const expirationsBefore = (
  minDays: number,
  stack: Stack,
  lifecycle: Subject<"bucketLifecycle">,
  versions: Expiration["versions"],
): readonly Expiration[] => {
  const bucket = lifecycle.bucket.target;
  if (!bucket) return [];
  const found = lifecycle.expirations.filter(
    (expiration) =>
      expiration.versions === versions &&
      expiration.days < minDays &&
      !expiration.tagged &&
      holdsRecords(stack, bucket, expiration),
  );
  return found.length > 0 && versions === "noncurrent" && isLocked(stack, bucket, minDays) ? [] : found;
};
