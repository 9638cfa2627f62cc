import { any as anything, globMatches, type Token, toGlob } from "../glob";
import { toMatcher } from "../policy/matcher";
import { isWhollyUnknown } from "../policy/syntax";
import { any, not, type Truth } from "../three-valued";
import type { Principal, PrincipalType, Statement } from "./syntax";

/** Who asks. `id` is an ARN (`acs:ram::123:user/name`) or a UID, a service's name, or a provider's ARN. */
export interface Caller {
  readonly type: Exclude<PrincipalType, "Listed"> | "Anonymous";
  readonly id: string;
}

/** True for the UID of an account or a user. */
export const isUid = (id: string): boolean => /^\d{1,20}$/.test(id);

/** The account of an ARN; of a UID it cannot be told whether it is an account's or a user's. */
const accountOf = (id: string): string | undefined => /^acs:(?:ram|sts)::(\d{1,20}):/.exec(id)?.[1];

/** The role whose session an ARN is. */
const roleOf = (id: string): string | undefined => {
  const [, account, name] = /^acs:sts::(\d{1,20}):assumed-role\/([^/]{1,128})\//.exec(id) ?? [];
  return name === undefined ? undefined : `acs:ram::${account}:role/${name}`;
};

/** One spelling of whoever an id stands for: a role for its sessions, in small letters, as RAM knows names. */
export const identityOf = (id: string): string => {
  const arn = id.replace(/^arn:/, "acs:");
  return (roleOf(arn) ?? arn).toLowerCase();
};

const isWholeAccount = (id: string): boolean => /^acs:ram::\d{1,20}:root$/.test(id);

const fits = (pattern: string, id: string): boolean =>
  globMatches(
    toGlob(pattern.split("*").flatMap((piece, i): readonly Token[] => (i === 0 ? [piece] : [anything, piece]))),
    id,
  );

/**
 * An account's root is all of the account, a role its sessions; what is not documented is undecided: wildcards, capitals, and
 * whose UID one is. Source: RAM, "Policy elements": Principal; "Edit the trust policy of a RAM role".
 */
const namesArn = (text: string, id: string): Truth => {
  if (text === id) return true;
  if (isUid(id)) return undefined;
  if (isWholeAccount(text)) return accountOf(text) === accountOf(id);
  if (text.includes("*")) return fits(text, id) ? undefined : false;
  const role = roleOf(id);
  if (role === text) return true;
  return text.toLowerCase() === (role ?? id).toLowerCase() || roleOf(text) === id ? undefined : false;
};

/**
 * A UID is an account's or a user's, and whose it is cannot be told; sessions stand in the list as
 * `arn:sts::uid:assumed-role/role/session`, with wildcards. Source: OSS, "Authorization syntax and elements": Principal.
 */
const namesListed = (text: string, id: string): Truth => {
  if (text === id) return true;
  return isUid(text) || isUid(id) ? undefined : fits(text.replace(/^arn:/, "acs:"), id);
};

const everybodyOf: readonly PrincipalType[] = ["RAM", "Listed"];

const matches = ({ type, id }: Principal, caller: Caller): Truth => {
  const isListed = type === "Listed" && caller.type === "RAM";
  if (type !== caller.type && !isListed) {
    // What stands for everybody of RAM may stand for services and for anonymous callers too, or not.
    const mayBeEveryone = everybodyOf.includes(type) && (id.unknown ? isWhollyUnknown(id) : id.text === "*");
    return mayBeEveryone ? undefined : false;
  }
  if (id.unknown) return caller.type === "RAM" ? undefined : toMatcher(id, "pattern", false).test(caller.id, new Map());
  if (isListed) return namesListed(id.text, caller.id);
  if (type === "RAM") return id.text === "*" || namesArn(id.text, caller.id);
  return id.text === caller.id;
};

/** The owner of an OSS resource, where its name says who that is. */
const ownerOf = (resource: string): string | undefined => /^acs:oss:[^:]{0,64}:(\d{1,20}):/.exec(resource)?.[1];

/** A bucket's policy about everyone is about its owner only with a condition. Source: OSS, "Bucket policy": usage notes. */
const isAboutEveryone = (statement: Statement, caller: Caller, resource: string): Truth => {
  const isBucket = resource.startsWith("acs:oss:");
  if (!isBucket || caller.type !== "RAM" || statement.conditions.length > 0) return true;
  const [owner, account] = [ownerOf(resource), accountOf(caller.id)];
  return owner !== undefined && account !== undefined && owner !== account ? true : undefined;
};

/** Whether a statement is about a caller. */
export const isAbout = (statement: Statement, caller: Caller, resource: string): Truth => {
  const { principal, notPrincipal } = statement;
  if (!principal) return true;
  if (principal.everyone) return notPrincipal ? false : isAboutEveryone(statement, caller, resource);
  const matched = any(principal.listed.map((each) => matches(each, caller)));
  return notPrincipal ? not(matched) : matched;
};
