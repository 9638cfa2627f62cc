import { createHash } from "node:crypto";
import type { Properties } from "../../snapshot/snapshot";
import type { Place } from "../options";

/** What a stand-in provider knows when it makes a resource's computed values. */
export interface Making extends Place {
  readonly urn: string;
  readonly inputs: Properties;
  /** The physical name, chosen by the user or made up. */
  readonly name: string;
  /** Letters and digits that depend on the resource alone, so that the same program gives the same values. */
  hex(length: number): string;
}

/** How a stand-in provider treats one resource type. */
export interface StandIn {
  /** The property that holds the physical name; the provider makes one up when it is not set. */
  readonly nameProperty?: string;
  /** False when an unset name stays unset, as where it is part of what identifies something else. */
  readonly autoNames?: boolean;
  /** Defaults that the provider fills in before policies see the inputs. */
  readonly defaults?: Properties;
  id(making: Making): string;
  /** What the provider computes; during a preview only the keys count. */
  computed(making: Making): Properties;
}

/** A maker of stable made-up values for a resource. */
export const hexOf =
  (urn: string) =>
  (length: number): string => {
    let text = "";
    for (let i = 0; text.length < length; i++) text += createHash("sha256").update(`${urn}#${i}`).digest("hex");
    return text.slice(0, length);
  };

/** A UUID-shaped value for a resource. */
export const uuidOf = (hex: (length: number) => string): string =>
  hex(32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
