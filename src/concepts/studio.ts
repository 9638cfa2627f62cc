import type { Link } from "./link";

/** Where people build and train models in a browser: a SageMaker domain. */
export interface Studio {
  /** True when what a person does there is recorded with the name of that person's profile. */
  attributable: boolean;
  /** The role with which people work there who have none of their own. */
  readonly executionRole: Link<"role">;
  /** True when its traffic stays in the customer's network. */
  readonly networkIsolated: boolean;
  /** Encrypts its volumes. */
  readonly key: Link<"key">;
  /** True when what notebooks print is kept where they are shared. */
  readonly sharesOutput: boolean;
  /** Encrypts the shared output. */
  readonly outputKey: Link<"key">;
}

/** One person in a studio. */
export interface UserProfile {
  readonly studio: Link<"studio">;
  /** That person's own role, in place of the studio's. */
  readonly executionRole: Link<"role">;
}

/** A machine of its own on which notebooks run. */
export interface Notebook {
  /** True when its users may become root, and switch off what watches them. */
  rootAccess: boolean;
  /** True when it reaches the internet past the customer's network. */
  directInternet: boolean;
  /** True when it has a place in the customer's network. */
  readonly inNetwork: boolean;
  /** True when its metadata service answers only to who brings a session token (IMDSv2). */
  metadataNeedsToken: boolean;
  /** Encrypts its volume. */
  readonly key: Link<"key">;
}
