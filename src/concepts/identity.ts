import type { Policy } from "../evaluate/access";
import type { Link, Links } from "./link";

/** An encryption key that the customer controls. */
export interface Key {
  readonly enabled: boolean;
  /** True when the service makes new key material at intervals. */
  rotates: boolean;
  /** After how many days it does. */
  rotationDays: number;
  /** False for asymmetric, HMAC, imported and custom-store keys, which the service cannot rotate. */
  readonly rotatable: boolean;
  /** True when it encrypts and decrypts with the same material, which is what services ask for. */
  readonly symmetric: boolean;
}

/** Another name of a key. */
export interface KeyAlias {
  readonly key: Link<"key">;
}

/** Who may use and manage a key. */
export interface KeyPolicy {
  readonly key: Link<"key">;
  readonly document: Policy;
}

/** An identity that a service or a person may take on. */
export interface Role {
  readonly name: string | undefined;
  readonly trust: Policy;
  /** Managed policies that it lists itself. */
  readonly managedPolicies: Links<"managedPolicy">;
  /** What it may do at most, whatever its policies say. */
  readonly boundary: Link<"managedPolicy">;
}

/** What a role may do, said for this role alone. */
export interface RolePolicy {
  readonly role: Link<"role">;
  readonly documents: readonly Policy[];
}

/** What those may do to whom it is attached. */
export interface ManagedPolicy {
  readonly document: Policy;
}

/** Gives somebody what policies allow. */
export interface Grant {
  /** To whom: one user, or whoever is in a group or takes on a role. */
  readonly holders: readonly ("user" | "group" | "role")[];
  /** Policies that stand in the resource itself. */
  readonly documents: readonly Policy[];
  readonly policies: Links<"managedPolicy">;
}

/** Gives a managed policy to a role. */
export interface PolicyAttachment {
  readonly role: Link<"role">;
  readonly policy: Link<"managedPolicy">;
}
