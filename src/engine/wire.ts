import type { Properties } from "../snapshot/snapshot";
import { unknownSentinels } from "../snapshot/unknown";

/** The key that marks a special value, and the marks (pulumi/sdk/go/common/resource/sig). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** What is found on the way while values are made plain. */
export interface Found {
  readonly dependencies: Set<string>;
  secret: boolean;
}

const isObject = (value: unknown): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A wire value as policies see it: secrets and outputs unwrapped, references to resources as their id.
 * `idOf` gives the id of a resource that was registered before, or `undefined` while it cannot be known.
 */
export const toPlain = (value: unknown, idOf: (urn: string) => string | undefined, found: Found): unknown => {
  if (Array.isArray(value)) return value.map((item) => toPlain(item, idOf, found));
  if (!isObject(value)) return value;
  switch (value[SIGNATURE]) {
    case SECRET:
      found.secret = true;
      return toPlain(value.value, idOf, found);
    case OUTPUT:
      for (const urn of (value.dependencies as readonly string[] | undefined) ?? []) found.dependencies.add(urn);
      if (value.secret === true) found.secret = true;
      return "value" in value ? toPlain(value.value, idOf, found) : unknownSentinels.string;
    case RESOURCE: {
      const urn = String(value.urn);
      found.dependencies.add(urn);
      const id = value.id;
      return typeof id === "string" && id !== "" ? id : (idOf(urn) ?? unknownSentinels.string);
    }
    default:
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item, idOf, found)]));
  }
};

/** Marks a value as secret on its way back to the program. */
export const toSecret = (value: unknown): Properties => ({ [SIGNATURE]: SECRET, value });
