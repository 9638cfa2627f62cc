import type { Policy } from "../evaluate/iam";
import type { Link } from "./link";

/** An encryption key that the customer controls. */
export interface Key {
  readonly enabled: boolean;
  /** True when the service makes new key material at intervals. */
  rotates: boolean;
  /** False for asymmetric, HMAC, imported and custom-store keys, which the service cannot rotate. */
  readonly rotatable: boolean;
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
}
