import type { Policy } from "../evaluate/iam";
import type { Link, Links } from "./link";

/** An encryption key that the customer controls. */
export interface Key {
  readonly enabled: boolean;
  /** True when the service makes new key material at intervals. */
  rotates: boolean;
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

/** Gives a managed policy to roles. */
export interface PolicyAttachment {
  readonly roles: Links<"role">;
  readonly policy: Link<"managedPolicy">;
}
