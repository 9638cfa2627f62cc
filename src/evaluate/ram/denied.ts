import { onlyDenies } from "../policy/only-denies";
import { anyPossible, type Call } from "../policy/possible";
import type { Answer } from "../policy/syntax";
import { unknownValue } from "../unknown-value";
import { anywhere, ownedBy } from "./bucket";
import { evaluate } from "./evaluate";
import type { Caller } from "./principal";
import type { Policy } from "./syntax";

/** A service's call with a role: it comes over TLS, from a network that is the service's to know. */
const context = {
  "acs:SecureTransport": "true",
  "acs:SourceIp": unknownValue,
  "acs:SourceVpc": unknownValue,
  "acs:SourceVpcId": unknownValue,
  "acs:AccessId": unknownValue,
} as const;

/**
 * Whether the Denies of a bucket's policies refuse one of some calls that a service makes over TLS with a role of the owner's.
 * Source: OSS, "Bucket policy".
 */
export const deniesHolder = (policies: readonly Policy[], calls: readonly Call[], caller: Caller): Answer => {
  const asked = onlyDenies(anywhere(policies));
  const account = /^acs:sts::(\d{1,20}):/.exec(caller.id)?.[1];
  return anyPossible<Caller>(
    [{ caller, facts: {}, account: "" }],
    calls.map((call) => ({ ...call, resource: ownedBy(call.resource, account) })),
    ({ caller: principal }, call) => {
      const { decision, why: by } = evaluate(asked, { principal, ...call, context });
      return { possible: decision === "undecided" ? undefined : decision === "explicitDeny", by };
    },
    { yes: (_, __, by) => by, undecided: (_, __, by) => by, no: "no statement denies it" },
  );
};
