import type { Subject } from "../concepts";
import type { iam } from "../evaluate";
import { MalformedPropertyError } from "../providers/errors";
import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";

const accountOfArn = (arn: string | undefined): string | undefined =>
  /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn ?? "")?.[1];

/** What has an ARN with an account, in about every stack that audits. */
const withAccount = ["trail", "logGroup", "alarm", "topic", "key", "role"] as const;

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
      ? (/^\d{12}$/.exec(principal.id.text)?.[0] ?? accountOfArn(principal.id.text))
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
    const accounts = administratorsOf(document);
    if (!accounts) throw new UndecidedError("Who administers a key cannot be known before deployment.", []);
    return accounts;
  });

const sole = (accounts: readonly string[]): string | undefined =>
  new Set(accounts).size === 1 ? accounts[0] : undefined;

const findAccount = (stack: Stack): string | undefined => {
  const subjects = withAccount.flatMap((concept): readonly Subject[] => stack.subjects(concept));
  const deployed = subjects.flatMap(({ resource }) => accountOfArn(resource.arn) ?? []);
  if (deployed.length > 0) return sole(deployed);
  try {
    return sole(administratorsIn(stack));
  } catch (error) {
    if (error instanceof UndecidedError || error instanceof MalformedPropertyError) return undefined;
    throw error;
  }
};

const accounts = new WeakMap<Stack, { readonly account: string | undefined }>();

/** The account that a resource is deployed to: its own ARN says, or all others agree; `undefined` while neither is known. */
export const accountOf = (stack: Stack, subject: Subject): string | undefined => {
  const own = accountOfArn(subject.resource.arn);
  if (own !== undefined) return own;
  let found = accounts.get(stack);
  if (!found) {
    found = { account: findAccount(stack) };
    accounts.set(stack, found);
  }
  return found.account;
};
