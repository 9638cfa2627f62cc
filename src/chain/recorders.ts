import type { Subject } from "../concepts";
import type { access } from "../evaluate";
import type { Stack } from "../stack/stack";
import { accountOf } from "./account";
import { possibleAccounts } from "./admission";
import { isAlibaba, policiesOf, recorderOf, trailsInto } from "./relations";

/** The roles of this stack with which a trail writes. Throws `UndecidedError`. */
export const writingRolesOf = (trail: Subject<"trail">): readonly Subject<"role">[] => [
  ...new Set(
    (["logGroupRole", "bucketRole"] as const).flatMap((link) => (trail.has(link) && trail[link].target) || []),
  ),
];

/**
 * Who writes what a log bucket keeps, as its policy names them: a service, or the roles with which ActionTrail writes, its own
 * among them (ActionTrail, "Manage the service-linked role").
 */
const recordersOf = (stack: Stack, bucket: Subject<"bucket">, role: "trail" | "accessLogs"): readonly string[] => {
  if (!isAlibaba(bucket)) return [recorderOf(role)];
  return [
    ...trailsInto(stack, bucket).flatMap(({ bucketRole }) => bucketRole.value ?? []),
    ...possibleAccounts(policiesOf(stack, bucket), accountOf(stack, bucket)).map(
      (account) => `acs:ram::${account}:role/aliyunserviceroleforactiontrail`,
    ),
  ];
};

/** Who is meant to write to a log bucket: whoever records, and others that are allowed to. Throws `UndecidedError`. */
export const meantToWrite = (
  stack: Stack,
  bucket: Subject<"bucket">,
  role: "trail" | "accessLogs",
  allowed: readonly string[],
): access.Meant => ({
  principals: [...allowed, ...recordersOf(stack, bucket, role)],
  owner: accountOf(stack, bucket),
});
