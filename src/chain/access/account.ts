import type { Subject } from "../../concepts";
import { access, type iam } from "../../evaluate";
import { MalformedPropertyError } from "../../providers/errors";
import { UndecidedError } from "../../snapshot/unknown";
import { once } from "../../stack/once";
import { accountIn } from "../../stack/place";
import type { Stack } from "../../stack/stack";
import { ofCloud } from "../clouds";

const administers = ({ text }: { readonly text: string }): boolean => /^(\*|kms:(\*|Put\*|PutKeyPolicy))$/i.test(text);

/** The accounts that may change a key's policy; `undefined` when they cannot be told. */
const administratorsOf = ({ statements }: iam.Policy): readonly string[] | undefined => {
  const allows = statements.filter(
    ({ effect, notAction, actions }) => effect === "Allow" && !notAction && actions.some(administers),
  );
  const principals = allows.flatMap(({ principal, notPrincipal }): readonly (iam.Principal | undefined)[] =>
    principal && !notPrincipal && !principal.everyone ? principal.listed : [undefined],
  );
  const accounts = principals.map((principal) =>
    principal?.type === "AWS" && !principal.id.unknown
      ? (/^\d{12}$/.exec(principal.id.text)?.[0] ?? accountIn(principal.id.text))
      : undefined,
  );
  return accounts.every((account) => account !== undefined) ? accounts : undefined;
};

/**
 * Before anything is deployed, a key's policy tells the account: KMS refuses a policy that does not let whoever makes the
 * key change it (AWS KMS Developer Guide, "Key policies", lockout safety check).
 */
const administratorsIn = (stack: Stack): readonly string[] =>
  stack.subjects("keyPolicy").flatMap(({ document }) => {
    const [policy] = access.ofIam([document]);
    if (!policy) return [];
    const accounts = administratorsOf(policy);
    if (!accounts) throw new UndecidedError("Who administers a key cannot be known before deployment.", []);
    return accounts;
  });

const sole = (accounts: readonly string[]): string | undefined =>
  new Set(accounts).size === 1 ? accounts[0] : undefined;

/** The account that key policies tell, where no ARN does. */
const administeredIn = once((stack): string | undefined => {
  try {
    return sole(administratorsIn(stack));
  } catch (error) {
    if (error instanceof UndecidedError || error instanceof MalformedPropertyError) return undefined;
    throw error;
  }
});

/** Keys of Alibaba Cloud have a policy that the owner's RAM policies add to: it tells nobody. */
const byKeys = { aws: administeredIn, alibaba: (): undefined => undefined };

/**
 * The account that a resource is deployed to: its own ARN says, or all others of its provider agree; `undefined` while
 * neither is known.
 */
export const accountOf = (stack: Stack, subject: Subject): string | undefined =>
  stack.accounts.areToldFor(subject.resource) ? stack.accounts.of(subject.resource) : ofCloud(byKeys, subject)(stack);

/** Stands for an account of Alibaba Cloud that nothing names. */
export const SOME_ACCOUNT = "1";
