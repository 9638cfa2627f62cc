import { textOf } from "./adapter";

/** A key prefix without slashes at its ends; empty when there is none. */
export const prefixOf = (prefix: string | null | undefined): string => (textOf(prefix) ?? "").replace(/^\/|\/$/g, "");
