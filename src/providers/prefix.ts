import { textOf } from "./values";

/** A key prefix without slashes at its ends; empty when there is none. */
export const prefixOf = (prefix: string | null | undefined): string => (textOf(prefix) ?? "").replace(/^\/|\/$/g, "");
