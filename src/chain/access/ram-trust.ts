import type { Subject } from "../../concepts";
import { access, ram } from "../../evaluate";
import { UndecidedError } from "../../snapshot/unknown";
import type { Obstacle } from "../obstacle";

/**
 * Why a service, e.g. `log.aliyuncs.com`, cannot take on a RAM role; `undefined` when it can. A trust may name the service for
 * one account, as `account@service`. Throws `UndecidedError`. Source: RAM, "Elements of a policy": Principal.
 */
export const ramTrustObstacle = (
  role: Subject<"role">,
  service: string,
  account: string | undefined,
): Obstacle | undefined => {
  const [trust] = access.ofRam([role.trust]);
  if (!trust) return undefined;
  const { name, urn } = role.resource;
  const services = [service, ...(account === undefined ? [] : [`${account}@${service}`])];
  const answers = services.map((each) => ram.mayAssumeRole(trust, each));
  if (answers.some(({ answer }) => answer === "yes")) return undefined;
  const open = answers.find(({ answer }) => answer === "undecided");
  if (open) throw new UndecidedError(`Whether ${service} may take on ${name} cannot be known: ${open.why}.`, [urn]);
  return {
    on: role,
    reason: `the role ${name} cannot be taken on by ${service}: ${answers[0]?.why}`,
    fix: `let \`${role.propertyOf("trust")}\` of ${name} allow ${service} sts:AssumeRole`,
  };
};
