import type { Subject } from "../../concepts";
import { access } from "../../evaluate";
import { UndecidedError } from "../../snapshot/unknown";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { possibleAccounts } from "../access/admission";
import { recordKeys } from "../delivery/delivery";
import { invocationKeys } from "../delivery/invocation-delivery";
import { accessLogsInto, bucketArn, classOf, invocationLogsInto, policiesOf, trailsInto } from "../relations";
import { storageOf } from "../storage";
import { accessLogKey } from "./access-logs";

/** What deletes an object, and a version of it; both services call it alike. */
const erasing = ["DeleteObject", "DeleteObjectVersion"];

/** Keys of what is written to a bucket: log files and digest files of trails, logs of model calls, and access logs of buckets of either. */
const keysIn = (
  stack: Stack,
  bucket: Subject<"bucket">,
  account: string,
  policies: readonly access.Policy[],
): readonly string[] => [
  ...trailsInto(stack, bucket).flatMap((trail) => recordKeys(trail, account, policies)),
  ...invocationLogsInto(stack, bucket).flatMap((logging) => invocationKeys(logging, bucket, account)),
  ...accessLogsInto(stack, bucket).flatMap((logging) => {
    const source = logging.bucket.target;
    return source ? [accessLogKey({ logging, source }, account)] : [];
  }),
];

/** Whether a bucket's policies deny erasing records to the principals of the account, whatever their own policies allow. */
const denied = (stack: Stack, bucket: Subject<"bucket">, spared: readonly string[]): boolean => {
  const policies = policiesOf(stack, bucket);
  const { service } = storageOf(bucket);
  const answers = possibleAccounts(policies, accountOf(stack, bucket)).map((account) => {
    const calls = keysIn(stack, bucket, account, policies).flatMap((key) =>
      erasing.map((name) => ({ action: `${service}:${name}`, resource: `${bucketArn(bucket)}/${key}` })),
    );
    return access.deniesInsiders(policies, calls, { account, spared }).answer;
  });
  if (answers.every((answer) => answer === "yes")) return true;
  if (answers.every((answer) => answer === "no")) return false;
  throw new UndecidedError("Whether its policy denies erasing records cannot be known before deployment.", [
    bucket.resource.urn,
  ]);
};

/** A lock of a bucket that is not final yet. Throws `UndecidedError`. */
const lapsingLock = (stack: Stack, bucket: Subject<"bucket">): Subject<"bucketObjectLock"> | undefined =>
  stack.referrers(bucket, "bucketObjectLock", "bucket").find((lock) => lock.has("lapses") && lock.lapses);

/** Whether a bucket keeps what is replaced and deleted. Throws `UndecidedError`. */
const keepsVersions = (stack: Stack, bucket: Subject<"bucket">): boolean =>
  stack.referrers(bucket, "bucketVersioning", "bucket").some(({ enabled }) => enabled);

/**
 * Whether records in a bucket outlive those who may delete objects in the account, but for principals that are meant to be
 * spared: by Object Lock, or by a Deny. Throws `UndecidedError`.
 */
const keepsRecords = (stack: Stack, bucket: Subject<"bucket">, spared: readonly string[]): boolean =>
  stack.referrers(bucket, "bucketObjectLock", "bucket").some(({ mode, days }) => mode !== undefined && days > 0) ||
  denied(stack, bucket, spared);

/** One thing by which records get lost: what is wrong, and with which resource. */
interface Loss {
  readonly kind: "lapses" | "unversioned" | "noVersioning" | "erasable";
  readonly subject?: Subject;
  readonly at?: string;
  /** What the fact at `at` has to be. */
  readonly to?: boolean;
  /** What to add. */
  readonly class?: string;
}

const versionsLoss = (stack: Stack, bucket: Subject<"bucket">): Loss | undefined => {
  if (lapsingLock(stack, bucket) || keepsVersions(stack, bucket)) return undefined;
  const [first] = stack.referrers(bucket, "bucketVersioning", "bucket");
  return first
    ? { kind: "unversioned", subject: first, at: "enabled" }
    : { kind: "noVersioning", class: classOf("bucketVersioning", bucket) };
};

/**
 * By what records in a bucket can get lost, each to be looked at by itself: a lock that lapses is said once, and stands for
 * what it would do. Each throws `UndecidedError`.
 */
export const lossChecks = (
  stack: Stack,
  bucket: Subject<"bucket">,
  spared: readonly string[],
): readonly (() => Loss | undefined)[] => [
  () => {
    const subject = lapsingLock(stack, bucket);
    const isKept = () => keepsVersions(stack, bucket) && keepsRecords(stack, bucket, spared);
    return subject && !isKept() ? { kind: "lapses", subject, at: "lapses", to: false } : undefined;
  },
  () => versionsLoss(stack, bucket),
  () =>
    lapsingLock(stack, bucket) || keepsRecords(stack, bucket, spared)
      ? undefined
      : { kind: "erasable", class: classOf("bucketObjectLock", bucket) },
];
