import type { Link } from "./link";

/** Gathers what accounts do, so that somebody can look into it: a Detective behavior graph. It records and alerts nothing. */
export type Graph = Readonly<Record<never, never>>;

/** Invites an account to contribute to a graph. */
export interface GraphMember {
  readonly graph: Link<"graph">;
  readonly account: string;
  /** The address of the account's root user, by which the account is verified. */
  readonly email: string;
  /** True when the root user is told by e-mail. */
  readonly notified: boolean;
}

/** Accepts an invitation, in the account that is invited. */
export interface GraphAcceptance {
  readonly graph: Link<"graph">;
}

/** Whether a graph takes in new accounts of its organization. */
export interface GraphOrganization {
  readonly graph: Link<"graph">;
  readonly takesIn: boolean;
}

/** Makes an account the administrator of its organization's graph, which is made by that. */
export interface GraphAdministrator {
  readonly account: string;
}

/** Watches an account in one Region and tells of threats as findings: a GuardDuty detector. */
export interface Detector {
  enabled: boolean;
  /** Features that it says itself whether they are on, by GuardDuty's names; what it leaves out may be on all the same. */
  readonly features: ReadonlyMap<string, boolean>;
  /** True when it tells within a quarter of an hour that a finding has come again. */
  repeatsPromptly: boolean;
}

/** One feature of a detector, switched on or off by itself. */
export interface DetectorFeature {
  readonly detector: Link<"detector">;
  readonly name: string;
  readonly on: boolean;
}

/** One condition on a field of findings. */
export interface FindingCondition {
  readonly field: string;
  readonly test: "equals" | "notEquals" | "atLeast" | "above" | "atMost" | "below" | "other";
  readonly values: readonly string[];
}

/** Sorts findings of a detector, and may put away those that it matches. */
export interface FindingFilter {
  readonly detector: Link<"detector">;
  /** True when what it matches is archived, so that nobody is told. */
  readonly archives: boolean;
  /** What a finding has to meet, all of it. */
  readonly conditions: readonly FindingCondition[];
}

/** Keeps what a detector finds for longer than GuardDuty does: a publishing destination. */
export interface FindingsExport {
  readonly detector: Link<"detector">;
  readonly bucket: Link<"bucket">;
  /** The folder of the bucket in which GuardDuty's own begins. */
  readonly prefix: string;
  readonly key: Link<"key">;
}

/** Collects findings of other services and hands them on: Security Hub. */
export type FindingsHub = Readonly<Record<never, never>>;
