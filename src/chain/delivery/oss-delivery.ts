import type { Subject } from "../../concepts";
import { access, ram } from "../../evaluate";
import { firstFound } from "../../snapshot/first-found";
import type { Stack } from "../../stack/stack";
import { accountOf, SOME_ACCOUNT } from "../access/account";
import { possibleAccounts } from "../access/admission";
import type { Obstacle } from "../obstacle";
import { bucketArn, keyUnder, policiesOf } from "../relations";
import { roleObstacle, undecidedOf } from "./action-trail-role";

const WRITE = "oss:PutObject";

/** Keys of the files that ActionTrail writes for a trail (ActionTrail, "What is the storage path of an event that is delivered to an OSS bucket"). */
export const recordKeysInOss = (trail: Subject<"trail">, account: string): readonly string[] => {
  const owner = trail.organization ? `rd-000000/${account}/` : "";
  const folder = `AliyunLogs/Actiontrail/${owner}${trail.resource.region ?? "cn-hangzhou"}`;
  return [keyUnder(trail.prefix, `${folder}/2026/01/01/file.gz`)];
};

/** System policies that let their holder write to any bucket (RAM, "System policies"). */
const writingPolicies = /:policy\/(AdministratorAccess|AliyunOSSFullAccess)$/i;

/** A bucket's policy has to admit nobody whom RAM admits; it has to deny nothing either. */
const denyObstacle = (
  stack: Stack,
  { trail, bucket, roleName }: { trail: Subject<"trail">; bucket: Subject<"bucket">; roleName: string },
): Obstacle | undefined => {
  const policies = access.ofRam(policiesOf(stack, bucket));
  const answers = possibleAccounts(policies, accountOf(stack, bucket)).map((account) =>
    ram.deniesHolder(
      policies,
      recordKeysInOss(trail, account).map((key) => ({ action: WRITE, resource: `${bucketArn(bucket)}/${key}` })),
      { type: "RAM", id: `acs:sts::${account}:assumed-role/${roleName}/actiontrail` },
    ),
  );
  const [first] = answers;
  if (answers.every(({ answer }) => answer === "no")) return undefined;
  if (first && answers.every(({ answer }) => answer === "yes"))
    return {
      on: bucket,
      reason: `the policy of ${bucket.resource.name} denies the role ${roleName} \`${WRITE}\`: ${first.why}`,
      fix: "exempt the role with which ActionTrail writes",
    };
  const open = answers.find(({ answer }) => answer === "undecided") ?? first;
  throw undecidedOf(bucket, open?.why ?? "its policy names accounts");
};

/**
 * Why ActionTrail cannot write a trail's log files to its bucket; `undefined` when it can. It writes with a role: one of the
 * trail's, or the service's own, which may. Throws `UndecidedError`.
 * Source: ActionTrail, "Manage the permission policy for event delivery", "Manage the service-linked role".
 */
export const ossDeliveryObstacle = (
  stack: Stack,
  trail: Subject<"trail">,
  bucket: Subject<"bucket">,
): Obstacle | undefined => {
  const role = trail.bucketRole.target;
  const arn = role ? undefined : trail.bucketRole.value;
  const roleName = role?.name ?? arn?.split("/").at(-1) ?? "aliyunserviceroleforactiontrail";
  const [key = ""] = recordKeysInOss(trail, SOME_ACCOUNT);
  return firstFound(
    () => denyObstacle(stack, { trail, bucket, roleName: roleName.toLowerCase() }),
    () =>
      roleObstacle(stack, trail, {
        link: trail.bucketRole,
        action: WRITE,
        resource: `${bucketArn(bucket)}/${key}`,
        managed: writingPolicies,
        what: "write log files to the bucket",
        on: `${bucketArn(bucket).replace(":::", ":*:*:")}/${keyUnder(trail.prefix, "AliyunLogs/*")}`,
      }),
  );
};
