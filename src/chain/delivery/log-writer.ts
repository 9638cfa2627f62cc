import type { Link, Subject } from "../../concepts";
import type { access, iam } from "../../evaluate";
import { firstFound } from "../../snapshot/first-found";
import { UndecidedError } from "../../snapshot/unknown";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { type Admission, admission, refusalOf } from "../access/admission";
import { arnOf } from "../access/arn";
import { rightsOf } from "../access/role-rights";
import type { Obstacle } from "../obstacle";

/** A service that writes to log groups with a role of the customer's. */
export interface LogWriter {
  /** The trail or the like for which it does. */
  readonly subject: Subject;
  readonly role: Link<"role">;
  /** The property that names the role. */
  readonly roleProperty: string;
  readonly service: string;
  readonly serviceName: string;
  /** What its requests say of themselves, for an account. */
  context(account: string): NonNullable<iam.Request["context"]>;
  /** Names of the streams that it makes, given the documents that should let it. */
  streams(account: string, documents: readonly access.Policy[]): readonly string[];
  /** The streams as a policy names them after the log group's ARN, for people to read. */
  readonly streamPattern: string;
}

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

const trustObstacle = (stack: Stack, writer: LogWriter, role: Subject<"role">): Obstacle | undefined =>
  refused(
    role,
    admission([role.trust], accountOf(stack, writer.subject), (account) => [
      {
        principal: { type: "Service", id: writer.service },
        action: "sts:AssumeRole",
        resource: role.resource.arn ?? "*",
        context: writer.context(account),
      },
    ]),
    `the role ${role.resource.name} cannot be taken on by ${writer.serviceName}`,
    `let \`${role.propertyOf("trust")}\` of ${role.resource.name} allow ${writer.service} sts:AssumeRole`,
  );

const writing = (
  writer: LogWriter,
  logGroup: Subject<"logGroup">,
  account: string,
  documents: readonly access.Policy[],
): readonly iam.Request[] =>
  writer.streams(account, documents).flatMap((stream) =>
    ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({
      principal: { type: "AWS", id: account } as const,
      action,
      resource: `${arnOf(logGroup, account)}:log-stream:${stream}`,
    })),
  );

const permissionObstacle = (
  stack: Stack,
  writer: LogWriter,
  logGroup: Subject<"logGroup">,
  role: Subject<"role">,
): Obstacle | undefined => {
  const { documents, elsewhere } = rightsOf(stack, role);
  if (role.boundary.isSet) throw unknownRole(role, "it has a permissions boundary");
  if (elsewhere.some((arn) => writingPolicies.test(arn))) return undefined;
  if (arnOf(logGroup, "") === undefined) throw unknownRole(role, "the log group's ARN is not known yet");
  const admitted = admission(documents, accountOf(stack, writer.subject), (account) =>
    writing(writer, logGroup, account, documents),
  );
  if (admitted.admitted === false && !admitted.denied && elsewhere.length > 0)
    throw unknownRole(role, `${elsewhere.join(", ")} is not part of this stack`);
  return refused(
    role,
    admitted,
    `the role ${role.resource.name} may not write to the log streams of ${logGroup.resource.name}`,
    `allow it logs:CreateLogStream and logs:PutLogEvents on the log group's ARN followed by ${writer.streamPattern}`,
  );
};

/** Why a service cannot write to a log group with its role; `undefined` when it can. Throws `UndecidedError`. */
export const writingObstacle = (
  stack: Stack,
  writer: LogWriter,
  logGroup: Subject<"logGroup">,
): Obstacle | undefined => {
  const { subject, role: link } = writer;
  const { name, urn } = subject.resource;
  if (!link.isSet)
    return {
      on: subject,
      reason: `${name} has no role with which to write to ${logGroup.resource.name}`,
      fix: `set \`${writer.roleProperty}\` to the ARN of one`,
    };
  const role = link.target;
  if (!role)
    throw new UndecidedError(
      `The role with which ${name} writes to its log group is not part of this stack, so whether it may cannot be told.`,
      [urn],
    );
  return firstFound(
    () => trustObstacle(stack, writer, role),
    () => permissionObstacle(stack, writer, logGroup, role),
  );
};
