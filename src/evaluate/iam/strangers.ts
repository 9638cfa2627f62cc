import { strangerTo } from "../policy/circumstances";
import { firstOf, usersBy } from "../policy/use";
import type { Answer } from "./answer";
import { factsOfAnonymous, factsOfService, factsOfStranger } from "./facts";
import { canBringAbout, type Outsider } from "./possible";
import type { Caller } from "./principal";
import type { Policy, Statement } from "./syntax";

const partitionIn = (statement: Statement): string =>
  /^arn:([^:*?]+):/.exec(statement.resources[0]?.text ?? "")?.[1] ?? "aws";

const STRANGER = ":user/stranger";

/** A principal of an account, and a caller without any account. */
export const outsiders = (account: string, partition: string): readonly Outsider[] => [
  {
    caller: { type: "AWS", id: `arn:${partition}:iam::${account}${STRANGER}` },
    facts: factsOfStranger(account, partition),
    account,
  },
  { caller: { type: "Anonymous", id: "*" }, facts: factsOfAnonymous, account: "" },
];

/** Stands for any service. */
const SOME_SERVICE = "any-service.amazonaws.com";

/** A service that no policy names, on behalf of an account. */
export const anyService = (account: string, partition: string): Outsider => ({
  caller: { type: "Service", id: SOME_SERVICE },
  facts: factsOfService(SOME_SERVICE, account, partition),
  account,
});

/** A caller as a reader would call it. */
export const nameOfCaller = ({ type, id }: Caller): string => {
  if (type === "Anonymous") return "everybody";
  if (id === SOME_SERVICE) return "any service";
  return id.endsWith(STRANGER) ? "everybody with an account" : id;
};

const find = usersBy(canBringAbout, ["s3:PutObject", "kms:Decrypt", "sns:Publish", "sts:AssumeRole"], nameOfCaller);

/** The services that a statement names, or may name, and those given and any other when it means everybody. */
const servicesOf = ({ principal, notPrincipal }: Statement, services: readonly string[]): readonly string[] => {
  if (principal?.everyone || notPrincipal) return [...services, SOME_SERVICE];
  return (principal?.listed ?? []).flatMap(({ type, id }) => {
    if (id.unknown) return type === "Service" || type === "AWS" ? [...services, SOME_SERVICE] : [];
    return type === "Service" ? [id.text] : [];
  });
};

/**
 * Whether a service can be made to act on behalf of accounts that the policies do not name (a confused deputy): some Allow
 * admits it, and nothing binds it by `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or a key like them. `why` names
 * the statements. Statements that admit everybody are asked about the services given and any other.
 * Source: IAM User Guide, "The confused deputy problem".
 */
export const servesStrangers = (policies: readonly Policy[], services: readonly string[] = []): Answer => {
  const account = strangerTo(policies);
  const { sure, open } = find(policies, (statement) =>
    servicesOf(statement, services).map((id) => ({
      caller: { type: "Service", id },
      facts: factsOfService(id, account, partitionIn(statement)),
      account,
    })),
  );
  if (sure.size > 0) {
    const who = [...new Set(sure.values())].join(", ");
    return { answer: "yes", why: `${firstOf(sure)} admits ${who} on behalf of any account` };
  }
  return open.size > 0
    ? { answer: "undecided", why: `on whose behalf ${firstOf(open)} admits a service cannot be known` }
    : { answer: "no", why: "every service is bound to an account, an organization or a resource" };
};

/**
 * Whether policies of a topic, a key, a queue or a function let in callers whom they do not mean: a stranger, with an account,
 * an organization and a network of its own, or an anonymous caller. Conditions that a stranger can meet close nothing.
 * Source: the developer guides of SNS, KMS, SQS and Lambda, on policies with the principal `*`.
 */
export const admitsStrangers = (policies: readonly Policy[]): Answer => {
  const account = strangerTo(policies);
  const { sure, open } = find(policies, (statement) => outsiders(account, partitionIn(statement)));
  if (sure.size > 0) return { answer: "yes", why: `${firstOf(sure)} admits callers from any account` };
  return open.size > 0
    ? { answer: "undecided", why: `whom ${firstOf(open)} admits cannot be known` }
    : { answer: "no", why: "every statement is bound to those whom it means" };
};
