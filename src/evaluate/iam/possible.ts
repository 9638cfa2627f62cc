import { type Possibility as Found, type Outsider as Of, searchIn } from "../policy/possible";
import { concerning, evaluate } from "./evaluate";
import type { Caller } from "./principal";
import type { Statement } from "./syntax";

export { type Effort, effortOf } from "../policy/possible";

/** Whether somebody can bring a call about, and by which statement. */
export type Possibility = Found<Statement>;

/** Somebody who calls: who, what is true of its requests, and in which account it can have resources. */
export type Outsider = Of<Caller>;

/** Whether a caller, of whom some facts are given, can bring a call about: in one circumstance at least it is allowed. */
export const canBringAbout = searchIn({ evaluate, concerning });
