import type { Subject } from "../../concepts";
import { access, ram } from "../../evaluate";
import { UndecidedError } from "../../snapshot/unknown";
import { accountIn } from "../../stack/place";
import type { Stack } from "../../stack/stack";
import type { Obstacle } from "../obstacle";
import { RECORDER_ROLE } from "../relations";
import { accountOf, SOME_ACCOUNT } from "./account";
import type { KeyUse } from "./key-use";
import { ramTrustObstacle } from "./ram-trust";
import { rightsOf } from "./role-rights";

/** System policies that let their holder use any key (RAM, "System policies"). */
const usingPolicies =
  /:policy\/(AdministratorAccess|AliyunKMSFullAccess|AliyunKMSCryptoUserAccess|AliyunActionTrailRolePolicy|AliyunActionTrailDeliveryPolicy)$/i;

const open = (role: Subject<"role">, key: Subject<"key">, why: string): UndecidedError =>
  new UndecidedError(`Whether ${role.resource.name} may use the key ${key.resource.name} cannot be known: ${why}.`, [
    role.resource.urn,
  ]);

/**
 * Why a service cannot use a key with a role; `undefined` when it can. Its own role may, and a role of the stack may what its
 * RAM policies or the key's policy say (KMS, "Overview of key policies"). Throws `UndecidedError`.
 */
export const roleKeyObstacle = (stack: Stack, key: Subject<"key">, use: KeyUse): Obstacle | undefined => {
  const link = use.role;
  if (!link?.isSet) return undefined;
  const role = link.target;
  if (!role) {
    if (RECORDER_ROLE.test(link.value ?? "")) return undefined;
    throw new UndecidedError(`Whether the role of ${use.by.resource.name} may use the key cannot be told.`, [
      use.by.resource.urn,
    ]);
  }
  const untrusted = ramTrustObstacle(role, use.service, accountOf(stack, role));
  if (untrusted) return untrusted;
  const { documents, elsewhere } = rightsOf(stack, role);
  if (elsewhere.some((name) => usingPolicies.test(name))) return undefined;
  // A role of the stack is the account's own, and so is the key.
  const account = accountOf(stack, key) ?? accountIn(link.value ?? "") ?? SOME_ACCOUNT;
  const resource = key.resource.arn ?? `acs:kms:${key.resource.region ?? "cn-hangzhou"}:${account}:key/key`;
  for (const action of use.actions) {
    const { answer, why } = ram.letsHolder(access.ofRam(documents), [{ action, resource }], account);
    if (answer === "yes") continue;
    if (answer === "undecided") throw open(role, key, why);
    if (key.resource.arn === undefined) throw open(role, key, "the key's ARN shows at deployment");
    if (elsewhere.length > 0) throw open(role, key, `${elsewhere.join(", ")} is not part of this stack`);
    if (stack.referrers(key, "keyPolicy", "key").length > 0) throw open(role, key, "the key's own policy may admit it");
    return {
      on: role,
      reason: `the role ${role.resource.name} may not call \`${action}\` for ${use.what}: ${why}`,
      fix: `allow it ${use.actions.join(", ")} on the key's ARN`,
    };
  }
  return undefined;
};
