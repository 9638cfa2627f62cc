import type { Subject } from "../concepts";
import { access, type iam } from "../evaluate";
import { firstFound } from "../snapshot/first-found";
import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";
import { accountOf } from "./account";
import { type Admission, admission, refusalOf } from "./admission";
import { arnOf } from "./arn";
import { onBehalfOf, organizationIn } from "./delivery";
import { linkedKeyObstacle } from "./key-use";
import type { Obstacle } from "./obstacle";
import { inOneRegion } from "./region";
import { CLOUDTRAIL } from "./relations";
import { rightsOf } from "./role-rights";
import { logGroupKeyUse } from "./service-keys";

/** Managed policies of AWS that let their holder write log streams anywhere. */
const writingPolicies = /^arn:[^:]*:iam::aws:policy\/(AdministratorAccess|PowerUserAccess|CloudWatchLogsFullAccess)$/;

const unknownRights = ({ resource }: Subject<"role">): string =>
  `Whether ${resource.name} may write to the log group cannot be known`;

const unknownRole = (role: Subject<"role">, why: string): UndecidedError =>
  new UndecidedError(`${unknownRights(role)}: ${why}.`, [role.resource.urn]);

const refused = (role: Subject<"role">, admitted: Admission, reason: string, fix: string): Obstacle | undefined => {
  const refusal = refusalOf(admitted, unknownRights(role), role);
  return refusal && { on: role, reason: `${reason}: ${refusal.why}`, fix };
};

const trustObstacle = (stack: Stack, trail: Subject<"trail">, role: Subject<"role">): Obstacle | undefined =>
  refused(
    role,
    admission(access.ofIam([role.trust]), accountOf(stack, trail), (account) => [
      {
        principal: { type: "Service", id: CLOUDTRAIL },
        action: "sts:AssumeRole",
        resource: role.resource.arn ?? "*",
        context: onBehalfOf(trail, account),
      },
    ]),
    `the role ${role.resource.name} cannot be taken on by CloudTrail`,
    `let \`${role.propertyOf("trust")}\` of ${role.resource.name} allow ${CLOUDTRAIL} sts:AssumeRole`,
  );

/**
 * CloudTrail names its streams after account and Region, and numbers further ones; those of an organization's other accounts
 * begin with the organization (User Guide, "Log group and log stream naming", "Role policy document for CloudTrail").
 */
const writing = (
  trail: Subject<"trail">,
  logGroup: Subject<"logGroup">,
  account: string,
  organization: string,
): readonly iam.Request[] => {
  const group = arnOf(logGroup, account);
  const region = trail.resource.region ?? logGroup.resource.region ?? "us-east-1";
  const streams = [
    `${account}_CloudTrail_${region}`,
    `${account}_CloudTrail_${region}_3`,
    ...(trail.organization ? [`${organization}_CloudTrail_${region}`] : []),
  ];
  return streams.flatMap((stream) =>
    ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({
      principal: { type: "AWS", id: account } as const,
      action,
      resource: `${group}:log-stream:${stream}`,
    })),
  );
};

const permissionObstacle = (
  stack: Stack,
  trail: Subject<"trail">,
  logGroup: Subject<"logGroup">,
  role: Subject<"role">,
): Obstacle | undefined => {
  const { documents: rights, elsewhere } = rightsOf(stack, role);
  const documents = access.ofIam(rights);
  if (role.boundary.isSet) throw unknownRole(role, "it has a permissions boundary");
  if (elsewhere.some((arn) => writingPolicies.test(arn))) return undefined;
  if (arnOf(logGroup, "") === undefined) throw unknownRole(role, "the log group's ARN is not known yet");
  const admitted = admission(documents, accountOf(stack, trail), (account) =>
    writing(trail, logGroup, account, organizationIn(documents)),
  );
  if (admitted.admitted === false && !admitted.denied && elsewhere.length > 0)
    throw unknownRole(role, `${elsewhere.join(", ")} is not part of this stack`);
  return refused(
    role,
    admitted,
    `the role ${role.resource.name} may not write to the log streams of ${logGroup.resource.name}`,
    `allow it logs:CreateLogStream and logs:PutLogEvents on the log group's ARN followed by \`:log-stream:<account>_CloudTrail_<region>*\`${
      trail.organization ? " and by `:log-stream:<organization>_*`" : ""
    }`,
  );
};

const regionObstacle = (trail: Subject<"trail">, logGroup: Subject<"logGroup">): Obstacle | undefined =>
  inOneRegion(trail, logGroup)
    ? undefined
    : {
        on: logGroup,
        reason: `${logGroup.resource.name} is in ${logGroup.resource.region} and the trail's home is ${trail.resource.region}`,
        fix: "put the log group in the trail's home Region",
      };

const classObstacle = (logGroup: Subject<"logGroup">): Obstacle | undefined =>
  logGroup.filterable
    ? undefined
    : {
        on: logGroup,
        reason: `${logGroup.resource.name} is of a class without metric filters`,
        fix: `set \`${logGroup.propertyOf("filterable")}\` to STANDARD; a group has its class for life, so this makes a new one`,
      };

const roleObstacle = (stack: Stack, trail: Subject<"trail">, logGroup: Subject<"logGroup">): Obstacle | undefined => {
  const { logGroupRole, resource } = trail;
  if (!logGroupRole.isSet)
    return {
      on: trail,
      reason: `${resource.name} has no role with which to write to ${logGroup.resource.name}`,
      fix: `set \`${trail.propertyOf("logGroupRole")}\` to the ARN of one`,
    };
  const role = logGroupRole.target;
  if (!role)
    throw new UndecidedError(
      `The role with which ${resource.name} writes to its log group is not part of this stack, so whether it may cannot be told.`,
      [resource.urn],
    );
  return firstFound(
    () => trustObstacle(stack, trail, role),
    () => permissionObstacle(stack, trail, logGroup, role),
  );
};

/** Why what a trail records does not get into its log group, or cannot be watched there; `undefined` when it does. Throws `UndecidedError`. */
export const logDeliveryObstacle = (
  stack: Stack,
  trail: Subject<"trail">,
  logGroup: Subject<"logGroup">,
): Obstacle | undefined =>
  firstFound(
    () => regionObstacle(trail, logGroup),
    () => classObstacle(logGroup),
    () => roleObstacle(stack, trail, logGroup),
    () => linkedKeyObstacle(stack, logGroup.key, logGroupKeyUse(logGroup)),
  );
