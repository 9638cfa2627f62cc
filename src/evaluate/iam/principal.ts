import { any as anything, globMatches, toGlob } from "../glob";
import { isWhollyUnknown } from "../policy/syntax";
import { all, any, not, type Truth } from "../three-valued";
import type { Principals, PrincipalType, Statement, Text } from "./syntax";

/** Who asks. `id` is an ARN or an account's id, a service's name, a provider, a canonical user's id. */
export interface Caller {
  readonly type: PrincipalType | "Anonymous";
  readonly id: string;
}

/** A caller, and what else it is: a session is its role too, and everybody is of an account. */
export interface Identities {
  readonly type: Caller["type"];
  readonly id: string;
  readonly account: string | undefined;
  /** `partition:account:role` of a role and of its sessions. */
  readonly role: string | undefined;
  readonly isSession: boolean;
}

const arnParts = /^arn:([^:]{1,64}):(?:iam|sts)::(\d{12}):(root$|role\/|assumed-role\/)?/;

/** The account that an id or an ARN of a principal belongs to. */
export const accountOf = (id: string): string | undefined => (/^\d{12}$/.test(id) ? id : arnParts.exec(id)?.[2]);

/** True for an account's id and its root ARN, which mean every principal of the account. */
export const isWholeAccount = (id: string): boolean => /^\d{12}$/.test(id) || arnParts.exec(id)?.[3] === "root";

const roleOf = (id: string): { readonly role: string | undefined; readonly isSession: boolean } => {
  const [, partition, account, kind] = arnParts.exec(id) ?? [];
  const [, ...path] = kind === "role/" || kind === "assumed-role/" ? id.split("/") : [];
  const isSession = kind === "assumed-role/";
  const name = isSession ? path[0] : path.at(-1);
  return { role: name ? `${partition}:${account}:${name}` : undefined, isSession };
};

/** Everything that a caller is. */
export const identitiesOf = ({ type, id }: Caller): Identities =>
  type === "AWS"
    ? { type, id, account: accountOf(id), ...roleOf(id) }
    : { type, id, account: undefined, role: undefined, isSession: false };

const mayBe = (text: Text, caller: Identities): Truth => {
  const glob = toGlob((text.known ?? ["", ""]).flatMap((piece, i) => (i === 0 ? [piece] : [anything, piece])));
  const { account = "", id, role } = caller;
  if (caller.type !== "AWS") return globMatches(glob, id) || globMatches(glob, "*") ? undefined : false;
  if (role !== undefined || ["*", id, account].some((name) => globMatches(glob, name))) return undefined;
  return globMatches(glob, id.replace(/:[^:]*$/, ":root")) ? undefined : false;
};

/** A role's ARN means its sessions too; which session a role's caller has cannot be known. */
const sameRole = (id: string, caller: Identities): Truth => {
  if (caller.role === undefined) return false;
  const named = roleOf(id);
  if (named.role !== caller.role || named.isSession === caller.isSession) return false;
  return named.isSession ? undefined : true;
};

/** In China some services go by a name that ends in `.cn`, and which of them do cannot be told from here. */
const sameService = (name: string, service: string, partition: string): Truth => {
  if (name === service || name === "*") return true;
  const plain = (text: string): string => text.replace(/\.amazonaws\.com\.cn$/, ".amazonaws.com");
  return partition === "aws-cn" && plain(name) === plain(service) ? undefined : false;
};

const matches = (
  { type, id }: { readonly type: PrincipalType; readonly id: Text },
  caller: Identities,
  effect: Statement["effect"],
  partition: string,
): Truth => {
  // `{"AWS": "*"}` is everyone, as `"*"` is; whether it admits services is not documented, so that it does not.
  if (type === "AWS" && !id.unknown && id.text === "*") return caller.type !== "Service" || effect === "Deny";
  if (type !== caller.type) return isWhollyUnknown(id) && type === "AWS" ? undefined : false;
  if (id.unknown) return mayBe(id, caller);
  if (type === "Service") return sameService(id.text, caller.id, partition);
  if (id.text === caller.id) return true;
  if (type !== "AWS") return id.text === "*";
  if (isWholeAccount(id.text)) return accountOf(id.text) === caller.account;
  return sameRole(id.text, caller);
};

/**
 * A Deny spares those whom NotPrincipal lists in full: a session with its role and its account, a user with its account.
 * Source: IAM JSON policy elements: NotPrincipal, "Specifying NotPrincipal with Deny".
 */
const isSpared = ({ listed }: Principals, caller: Identities, partition: string): Truth => {
  const exactly = (test: (id: string) => Truth): Truth =>
    any(listed.map(({ type, id }) => (type !== "AWS" ? false : id.unknown ? mayBe(id, caller) : test(id.text))));
  if (caller.type !== "AWS") return any(listed.map((principal) => matches(principal, caller, "Allow", partition)));
  const everyone = exactly((id) => id === "*");
  const itself = isWholeAccount(caller.id) || exactly((id) => id === caller.id);
  const account = exactly((id) => isWholeAccount(id) && accountOf(id) === caller.account);
  const role = caller.isSession ? exactly((id) => sameRole(id, caller)) : true;
  if (everyone === true) return true;
  const session = caller.role === undefined || caller.isSession ? true : undefined;
  const complete = all([itself, account, role, session]);
  // Listed only in part, a caller may be denied: the documentation promises nothing.
  return any([
    everyone,
    complete === false && any([itself, caller.isSession && role]) !== false ? undefined : complete,
  ]);
};

/** Whether a statement is about a caller. Source: IAM JSON policy elements: Principal, NotPrincipal. */
export const isAbout = (statement: Statement, caller: Identities, partition: string): Truth => {
  const { principal, notPrincipal, effect } = statement;
  if (!principal) return true;
  if (principal.everyone) return !notPrincipal;
  if (notPrincipal && effect === "Deny") return not(isSpared(principal, caller, partition));
  const matched = any(
    principal.listed.map((each) => matches(each, caller, notPrincipal ? "Allow" : effect, partition)),
  );
  return notPrincipal ? not(matched) : matched;
};
