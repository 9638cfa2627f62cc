import { type Possibility as Found, type Outsider as Of, searchIn } from "../policy/possible";
import { concerning, evaluate } from "./evaluate";
import { factsOfAnonymous, factsOfStranger } from "./facts";
import { type Caller, isUid } from "./principal";
import type { Policy, Statement } from "./syntax";

export { type Effort, effortOf } from "../policy/possible";

/** Whether somebody can bring a call about, and by which statement. */
export type Possibility = Found<Statement>;

/** Somebody who calls: who, and what is true of its requests. */
export type Outsider = Of<Caller>;

/** Whether a caller, of whom some facts are given, can bring a call about: in one circumstance at least it is allowed. */
export const canBringAbout = searchIn({ evaluate, concerning });

/** An account that no policy names. */
const STRANGER = "0";

/** Nobody in particular, and somebody of an account that no policy names. */
export const strangers: readonly Outsider[] = [
  { caller: { type: "Anonymous", id: "" }, facts: factsOfAnonymous, account: "" },
  { caller: { type: "RAM", id: `acs:ram::${STRANGER}:user/somebody` }, facts: factsOfStranger, account: STRANGER },
];

/** A caller as a reader would call it. */
export const nameOfCaller = ({ type, id }: Caller): string => {
  if (type === "Anonymous") return "everybody";
  return id === `acs:ram::${STRANGER}:user/somebody` ? "everybody with an account" : id;
};

/** Policies as they are for whom none of them names: a UID in a list is somebody else's. */
export const toUnnamed = (policies: readonly Policy[]): readonly Policy[] =>
  policies.map((policy) => ({
    ...policy,
    statements: policy.statements.map((statement) => {
      const { principal } = statement;
      if (!principal || principal.everyone) return statement;
      const listed = principal.listed.filter(({ id }) => id.unknown || !isUid(id.text));
      return { ...statement, principal: { ...principal, listed } };
    }),
  }));
