import type { Link, Subject } from "../../concepts";
import type { iam } from "../../evaluate";
import { UndecidedError } from "../../snapshot/unknown";
import type { Stack } from "../../stack/stack";
import { ofCloud } from "../clouds";
import type { Obstacle } from "../obstacle";
import { accountOf } from "./account";
import { admission, refusalOf } from "./admission";
import { roleKeyObstacle } from "./role-key";

/** What a service does with a key. */
export interface KeyUse {
  /** Whose key it is, and what is encrypted with it. */
  readonly by: Subject;
  readonly what: string;
  readonly service: string;
  readonly actions: readonly string[];
  /** The role with which it does, where services have no rights of their own. */
  readonly role?: Link<"role">;
  /** What its requests say of themselves, for an account. */
  context(account: string): NonNullable<iam.Request["context"]>;
}

const requestsOf = (use: KeyUse, account: string): readonly iam.Request[] =>
  use.actions.map((action) => ({
    principal: { type: "Service", id: use.service },
    action,
    resource: "*",
    context: use.context(account),
  }));

/** A service of AWS has rights of its own, and the key's policy admits it or nothing does. */
const policyObstacle = (stack: Stack, key: Subject<"key">, use: KeyUse): Obstacle | undefined => {
  const { name } = key.resource;
  const policies = stack.referrers(key, "keyPolicy", "key").map(({ document }) => document);
  const fix = `let its policy allow ${use.service} ${use.actions.join(", ")}`;
  if (policies.length === 0)
    return {
      on: key,
      reason: `the key ${name} has the default policy, which admits no service`,
      fix,
    };
  const admitted = admission(policies, accountOf(stack, key), (account) => requestsOf(use, account));
  const open = `Whether ${use.service} may use the key ${name} cannot be known before deployment`;
  const refusal = refusalOf(admitted, open, key);
  if (!refusal) return undefined;
  const verb = refusal.denied ? "denies" : "does not allow";
  return {
    on: key,
    reason: `the policy of the key ${name} ${verb} ${use.service} \`${refusal.request.action}\` for ${use.what}: ${refusal.why}`,
    fix,
  };
};

/** RAM lets a role of the key's own account use it, whatever the key's policy leaves out (KMS, "Overview of key policies"). */
const obstacles = { aws: policyObstacle, alibaba: roleKeyObstacle };

/** Why a service cannot use a key of this stack; `undefined` when it can. Throws `UndecidedError`. */
export const keyObstacle = (stack: Stack, key: Subject<"key">, use: KeyUse): Obstacle | undefined => {
  const name = key.resource.name;
  if (!key.enabled)
    return {
      on: key,
      reason: `the key ${name} is disabled`,
      fix: `enable it in \`${key.propertyOf("enabled")}\` of ${name}`,
    };
  if (!key.symmetric)
    return {
      on: key,
      reason: `the key ${name} is not symmetric, and ${use.service} uses symmetric keys only`,
      fix: "use a symmetric key",
    };
  return ofCloud(obstacles, key)(stack, key, use);
};

/** The same for the key that a property names: none is no obstacle, and one of another stack cannot be told. */
export const linkedKeyObstacle = (stack: Stack, link: Link<"key">, use: KeyUse): Obstacle | undefined => {
  if (!link.isSet) return undefined;
  const key = link.target;
  if (!key)
    throw new UndecidedError(
      `The key of ${use.by.resource.name} is not part of this stack, so whether it admits ${use.service} cannot be told.`,
      [use.by.resource.urn],
    );
  return keyObstacle(stack, key, use);
};
