/** A text of a policy document; `unknown` when all or part of it cannot be known before deployment. */
export interface Text {
  readonly text: string;
  readonly unknown: boolean;
  /** What is known of an unknown text: the pieces before, between and after what is not. */
  readonly known?: readonly string[];
}

/** Who a statement is about. */
export type PrincipalType = "AWS" | "Service" | "Federated" | "CanonicalUser";

/** Every type of principal. */
export const principalTypes: readonly PrincipalType[] = ["AWS", "Service", "Federated", "CanonicalUser"];

/** One principal that a statement lists. */
export interface Principal {
  readonly type: PrincipalType;
  readonly id: Text;
}

/** The principals that a statement lists; `*` as a whole is everyone. */
export interface Principals {
  /** True for `"*"`: everyone, services and anonymous callers included. */
  readonly everyone: boolean;
  readonly listed: readonly Principal[];
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
export interface Statement {
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  readonly principal: Principals | undefined;
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

/** A parsed policy document. */
export interface Policy {
  /** `2008-10-17` where the document names none: policy variables are then plain text. */
  readonly version: "2012-10-17" | "2008-10-17";
  readonly id: string | undefined;
  readonly statements: readonly Statement[];
}

/** A place in a text, counted from one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Thrown when a document is not one that IAM accepts. */
export class PolicySyntaxError extends Error {
  override readonly name = "PolicySyntaxError";

  constructor(
    /** Where in the document, e.g. `Statement[1].Effect`; empty for the document as a whole. */
    readonly path: string,
    problem: string,
    /** Where in the text, when it is no JSON or says a key twice. */
    readonly position?: Position,
  ) {
    super(path === "" ? problem : `${path}: ${problem}`);
  }
}
