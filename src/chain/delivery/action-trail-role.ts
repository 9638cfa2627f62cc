import type { Link, Subject } from "../../concepts";
import { access, ram } from "../../evaluate";
import { firstFound } from "../../snapshot/first-found";
import { UndecidedError } from "../../snapshot/unknown";
import type { Stack } from "../../stack/stack";
import { accountOf, SOME_ACCOUNT } from "../access/account";
import { ramTrustObstacle } from "../access/ram-trust";
import { rightsOf } from "../access/role-rights";
import type { Obstacle } from "../obstacle";
import { RECORDER_ROLE } from "../relations";

const SERVICE = "actiontrail.aliyuncs.com";

/** System policies with which ActionTrail may deliver anywhere (RAM, "System policies"). */
const deliveringPolicies =
  /:policy\/(AliyunActionTrailRolePolicy|AliyunActionTrailDeliveryPolicy|AliyunServiceRolePolicyForActionTrail)$/i;

/** What ActionTrail does with a role to deliver. */
export interface Delivery {
  readonly link: Link<"role">;
  readonly action: string;
  /** What it acts on. Throws `UndecidedError`. */
  readonly resource: string;
  /** System policies of the service it delivers to that allow it. */
  readonly managed: RegExp;
  /** What it does, and on what it has to be allowed to, for people to read; default `resource`. */
  readonly what: string;
  readonly on?: string;
}

export const undecidedOf = (subject: Subject, why: string): UndecidedError =>
  new UndecidedError(`Whether ActionTrail may write with ${subject.resource.name} cannot be known: ${why}.`, [
    subject.resource.urn,
  ]);

const rightsObstacle = (stack: Stack, role: Subject<"role">, delivery: Delivery): Obstacle | undefined => {
  const { action, managed, what } = delivery;
  const { documents, elsewhere } = rightsOf(stack, role);
  if (elsewhere.some((name) => deliveringPolicies.test(name) || managed.test(name))) return undefined;
  const { resource, on = resource } = delivery;
  const { answer, why } = ram.letsHolder(access.ofRam(documents), [{ action, resource }], SOME_ACCOUNT);
  if (answer === "yes") return undefined;
  if (answer === "undecided") throw undecidedOf(role, why);
  if (elsewhere.length > 0) throw undecidedOf(role, `${elsewhere.join(", ")} is not part of this stack`);
  return {
    on: role,
    reason: `the role ${role.resource.name} may not ${what}: ${why}`,
    fix: `allow it \`${action}\` on \`${on}\``,
  };
};

/**
 * Why ActionTrail cannot deliver with the role that a trail names; `undefined` when it can. Without one it takes a role of
 * its own, which may. Throws `UndecidedError`.
 * Source: ActionTrail, "Manage the permission policy for event delivery", "Manage the service-linked role".
 */
export const roleObstacle = (stack: Stack, trail: Subject<"trail">, delivery: Delivery): Obstacle | undefined => {
  const { link } = delivery;
  if (!link.isSet) return undefined;
  const role = link.target;
  if (!role) {
    if (RECORDER_ROLE.test(link.value ?? "")) return undefined;
    throw undecidedOf(trail, "its role is not part of this stack");
  }
  return firstFound(
    () => ramTrustObstacle(role, SERVICE, accountOf(stack, trail)),
    () => rightsObstacle(stack, role, delivery),
  );
};
