import type { Subject } from "../../concepts";
import { access } from "../../evaluate";
import type { Call } from "../../evaluate/policy/possible";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { possibleAccounts } from "../access/admission";
import { administering, callsOn, managedBeside } from "./audit-calls";
import { writingRolesOf } from "./recorders";

const isProviders = (name: string): boolean => /^(arn:[^:]*:iam::aws:|acs:ram::system:)/.test(name);

/** The first answer that is yes, else the first that is open. */
const strongest = (answers: readonly access.Answer[]): access.Answer =>
  answers.find(({ answer }) => answer === "yes") ??
  answers.find(({ answer }) => answer === "undecided") ?? { answer: "no", why: "no policy allows it" };

/** The role with which a trail writes is no auditor's, whatever it has to read for that. Throws `UndecidedError`. */
export const isRecorders = (stack: Stack, grant: Subject<"grant">, trail: Subject<"trail">): boolean => {
  const roles = new Set(writingRolesOf(trail).map(({ resource }) => resource.urn));
  return stack
    .subjects("policyAttachment")
    .some(
      (attachment) =>
        attachment.resource.urn === grant.resource.urn &&
        attachment.roles.targets.some(({ resource }) => roles.has(resource.urn)),
    );
};

/** What a grant lets its holders do with a trail: read its records, and stop it, change it or destroy its records. */
export interface AuditAccess {
  readonly reads: access.Answer;
  readonly tampers: access.Answer;
  /** Whether it gives the run of the account, as administrators have it. */
  readonly administers: access.Answer;
}

/** What a grant lets its holders do with a trail, evaluated as IAM and RAM do. Throws `UndecidedError`. */
export const auditAccessOf = (stack: Stack, grant: Subject<"grant">, trail: Subject<"trail">): AuditAccess => {
  const managed = managedBeside(grant);
  const { targets, elsewhere } = grant.policies;
  const documents = [...grant.documents, ...targets.map(({ document }) => document)];
  const byName = (pattern: RegExp): readonly access.Answer[] =>
    elsewhere.map((name) => {
      if (pattern.test(name)) return { answer: "yes", why: `${name.split("/").at(-1)} allows it` };
      return isProviders(name)
        ? { answer: "no", why: "it allows no such thing" }
        : { answer: "undecided", why: `what ${name} allows, which is not part of this stack, cannot be known` };
    });
  const accounts = possibleAccounts(documents, accountOf(stack, trail));
  const ask = (pattern: RegExp, calls: (account: string) => readonly Call[]): access.Answer =>
    strongest([
      ...accounts.map((account) => access.letsHolder(documents, calls(account), account)),
      ...byName(pattern),
    ]);
  return {
    reads: ask(managed.reads, (account) => callsOn(stack, trail, account).reading),
    tampers: ask(managed.tampers, (account) => callsOn(stack, trail, account).tampering),
    administers: ask(managed.administers, () => administering(grant)),
  };
};
