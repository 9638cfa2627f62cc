import { DocumentSyntaxError } from "../syntax-error";

/** A text of a policy document; `unknown` when all or part of it cannot be known before deployment. */
export interface Text {
  readonly text: string;
  readonly unknown: boolean;
  /** What is known of an unknown text: the pieces before, between and after what is not. */
  readonly known?: readonly string[];
}

/** True for a text of which nothing is known. */
export const isWhollyUnknown = ({ unknown, known = [] }: Text): boolean =>
  unknown && known.every((piece) => piece === "");

/** One principal that a statement lists. */
export interface Principal<T extends string> {
  readonly type: T;
  readonly id: Text;
}

/** The principals that a statement lists; `*` as a whole is everyone. */
export interface Principals<T extends string> {
  /** True for `"*"`: everyone, services and anonymous callers included. */
  readonly everyone: boolean;
  readonly listed: readonly Principal<T>[];
}

/** One `operator: { key: values }` of a Condition block. */
export interface Condition {
  /** The operator without prefix and suffix, e.g. `StringLike`. */
  readonly operator: string;
  readonly ifExists: boolean;
  readonly qualifier: "ForAllValues" | "ForAnyValue" | undefined;
  /** As written; keys are compared without regard to case. */
  readonly key: string;
  readonly values: readonly Text[];
}

/** One statement of a policy. */
export interface Statement<T extends string = string> {
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  readonly principal: Principals<T> | undefined;
  /** True when `principal` came as NotPrincipal. */
  readonly notPrincipal: boolean;
  readonly actions: readonly Text[];
  /** True when `actions` came as NotAction. */
  readonly notAction: boolean;
  /** Empty in trust policies, which are about the role they belong to. */
  readonly resources: readonly Text[];
  /** True when `resources` came as NotResource. */
  readonly notResource: boolean;
  readonly conditions: readonly Condition[];
  /**
   * True when something besides its texts cannot be known, so that whether it applies cannot either.
   * A statement whose effect is not known is read as two: one that may allow, and one that may deny.
   */
  readonly uncertain?: true;
}

/** A parsed policy document, of a version and with types of principals that its language knows. */
export interface Policy<T extends string = string, V extends string = string> {
  readonly version: V;
  readonly id: string | undefined;
  readonly statements: readonly Statement<T>[];
}

/** A place in a text, counted from one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Thrown when a document is not one that its service accepts. */
export abstract class PolicyDocumentError extends DocumentSyntaxError {
  constructor(
    path: string,
    problem: string,
    /** Where in the text, when it is no JSON or says a key twice. */
    readonly position?: Position,
  ) {
    super(path, problem);
  }
}

/** The answer to a question about policies, and why. */
export interface Answer {
  readonly answer: "yes" | "no" | "undecided";
  readonly why: string;
}
