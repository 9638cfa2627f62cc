import type { Subject } from "../../concepts";
import type { access } from "../../evaluate";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { possibleAccounts } from "../access/admission";
import { ofCloud } from "../clouds";
import { guardDutyOf } from "../delivery/findings-export";
import {
  accessLogsInto,
  BEDROCK,
  CLOUDTRAIL,
  findingsInto,
  invocationLogsInto,
  policiesOf,
  S3_LOGGING,
  trailsInto,
} from "../relations";

/** The roles of this stack with which a trail writes. Throws `UndecidedError`. */
export const writingRolesOf = (trail: Subject<"trail">): readonly Subject<"role">[] => [
  ...new Set(
    (["logGroupRole", "bucketRole"] as const).flatMap((link) => (trail.has(link) && trail[link].target) || []),
  ),
];

/** Services write as themselves on AWS. */
const servicesInto = (stack: Stack, bucket: Subject<"bucket">): readonly string[] => [
  ...(trailsInto(stack, bucket).length > 0 ? [CLOUDTRAIL] : []),
  ...(invocationLogsInto(stack, bucket).length > 0 ? [BEDROCK] : []),
  ...(accessLogsInto(stack, bucket).length > 0 ? [S3_LOGGING] : []),
  ...findingsInto(stack, bucket).map(guardDutyOf),
];

/** Services write with roles on Alibaba Cloud, ActionTrail's own among them (ActionTrail, "Manage the service-linked role"). */
const rolesInto = (stack: Stack, bucket: Subject<"bucket">): readonly string[] => [
  ...trailsInto(stack, bucket).flatMap(({ bucketRole }) => bucketRole.value ?? []),
  ...possibleAccounts(policiesOf(stack, bucket), accountOf(stack, bucket)).map(
    (account) => `acs:ram::${account}:role/aliyunserviceroleforactiontrail`,
  ),
];

/** Who writes what a log bucket keeps, as its policy names them. */
export const recordersOf = (stack: Stack, bucket: Subject<"bucket">): readonly string[] =>
  ofCloud({ aws: servicesInto, alibaba: rolesInto }, bucket)(stack, bucket);

/** Who is meant to write to a log bucket: whoever records, and others that are allowed to. Throws `UndecidedError`. */
export const meantToWrite = (stack: Stack, bucket: Subject<"bucket">, allowed: readonly string[]): access.Meant => ({
  principals: [...allowed, ...recordersOf(stack, bucket)],
  owner: accountOf(stack, bucket),
});
