import type { Subject } from "../concepts";
import { access, ram } from "../evaluate";
import { firstFound } from "../snapshot/first-found";
import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";
import { accountOf } from "./account";
import { possibleAccounts } from "./admission";
import type { Obstacle } from "./obstacle";
import { bucketArn, policiesOf, RECORDER_ROLE } from "./relations";
import { rightsOf } from "./role-rights";

const SERVICE = "actiontrail.aliyuncs.com";
const WRITE = "oss:PutObject";

/** Stands for every account that nothing names. */
const SOME_ACCOUNT = "1";

/** Keys of the files that ActionTrail writes for a trail (ActionTrail, "What is the storage path of an event that is delivered to an OSS bucket"). */
export const recordKeysInOss = (trail: Subject<"trail">, account: string): readonly string[] => {
  const prefix = trail.prefix === "" ? "" : `${trail.prefix}/`;
  const owner = trail.organization ? `rd-000000/${account}/` : "";
  return [`${prefix}AliyunLogs/Actiontrail/${owner}${trail.resource.region ?? "cn-hangzhou"}/2026/01/01/file.gz`];
};

/** System policies that let their holder write to any bucket (RAM, "System policies"). */
const writingPolicies =
  /:policy\/(AdministratorAccess|AliyunOSSFullAccess|AliyunActionTrailRolePolicy|AliyunActionTrailDeliveryPolicy|AliyunServiceRolePolicyForActionTrail)$/i;

const isOfService = (roleArn: string | undefined): boolean => roleArn === undefined || RECORDER_ROLE.test(roleArn);

const undecidedOf = (subject: Subject, why: string): UndecidedError =>
  new UndecidedError(`Whether ActionTrail may write with ${subject.resource.name} cannot be known: ${why}.`, [
    subject.resource.urn,
  ]);

const trustObstacle = (role: Subject<"role">, account: string | undefined): Obstacle | undefined => {
  const [trust] = access.ofRam([role.trust]);
  if (!trust) return undefined;
  const services = [SERVICE, ...(account === undefined ? [] : [`${account}@${SERVICE}`])];
  const answers = services.map((service) => ram.mayAssumeRole(trust, service));
  if (answers.some(({ answer }) => answer === "yes")) return undefined;
  const open = answers.find(({ answer }) => answer === "undecided");
  if (open) throw undecidedOf(role, open.why);
  return {
    on: role,
    reason: `the role ${role.resource.name} cannot be taken on by ActionTrail: ${answers[0]?.why}`,
    fix: `let \`${role.propertyOf("trust")}\` of ${role.resource.name} allow ${SERVICE} sts:AssumeRole`,
  };
};

const rightsObstacle = (stack: Stack, role: Subject<"role">, objects: readonly string[]): Obstacle | undefined => {
  const { documents, elsewhere } = rightsOf(stack, role);
  if (elsewhere.some((name) => writingPolicies.test(name))) return undefined;
  for (const resource of objects) {
    const { answer, why } = ram.letsHolder(access.ofRam(documents), [{ action: WRITE, resource }], SOME_ACCOUNT);
    if (answer === "yes") continue;
    if (answer === "undecided") throw undecidedOf(role, why);
    if (elsewhere.length > 0) throw undecidedOf(role, `${elsewhere.join(", ")} is not part of this stack`);
    return {
      on: role,
      reason: `the role ${role.resource.name} may not write log files to the bucket: ${why}`,
      fix: `allow it \`${WRITE}\` on \`${resource.replace(/:::/, ":*:*:").replace(/AliyunLogs.*/, "AliyunLogs/*")}\``,
    };
  }
  return undefined;
};

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
  const objects = recordKeysInOss(trail, SOME_ACCOUNT).map((key) => `${bucketArn(bucket)}/${key}`);
  return firstFound(
    () => denyObstacle(stack, { trail, bucket, roleName: roleName.toLowerCase() }),
    () => role && trustObstacle(role, accountOf(stack, trail)),
    () => role && rightsObstacle(stack, role, objects),
    () => {
      if (role || isOfService(arn)) return undefined;
      throw undecidedOf(trail, "its role is not part of this stack");
    },
  );
};
