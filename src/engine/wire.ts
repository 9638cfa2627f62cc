import { isObject } from "../evaluate/is-object";
import { SECRET, SIGNATURE } from "../snapshot/secrets";
import type { Properties, SecretPath } from "../snapshot/snapshot";
import { unknownSentinels } from "../snapshot/unknown";

/** Further marks of special values (pulumi/sdk/go/common/resource/sig). */
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** What is found on the way while values are made plain. */
export interface Found {
  readonly dependencies: Set<string>;
  /** Where values are secret. */
  readonly secrets: SecretPath[];
}

/**
 * A wire value as policies see it: secrets and outputs unwrapped, references to resources as their id.
 * `idOf` gives the id of a resource that was registered before, or `undefined` while it cannot be known.
 */
export const toPlain = (
  value: unknown,
  idOf: (urn: string) => string | undefined,
  found: Found,
  path: SecretPath = [],
): unknown => {
  if (Array.isArray(value)) return value.map((item, i) => toPlain(item, idOf, found, [...path, i]));
  if (!isObject(value)) return value;
  switch (value[SIGNATURE]) {
    case SECRET:
      found.secrets.push(path);
      return toPlain(value.value, idOf, found, path);
    case OUTPUT:
      for (const urn of (value.dependencies as readonly string[] | undefined) ?? []) found.dependencies.add(urn);
      if (value.secret === true) found.secrets.push(path);
      return "value" in value ? toPlain(value.value, idOf, found, path) : unknownSentinels.string;
    case RESOURCE: {
      const urn = String(value.urn);
      found.dependencies.add(urn);
      const id = value.id;
      return typeof id === "string" && id !== "" ? id : (idOf(urn) ?? unknownSentinels.string);
    }
    default:
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, toPlain(item, idOf, found, [...path, key])]),
      );
  }
};

/** Marks a value as secret on its way back to the program. */
export const toSecret = (value: unknown): Properties => ({ [SIGNATURE]: SECRET, value });
