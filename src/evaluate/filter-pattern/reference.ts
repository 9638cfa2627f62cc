import type { Syntax } from "./ast";
import { FilterPatternSyntaxError } from "./errors";
import { hasWildcard } from "./match";
import { parseSelector } from "./selector";

const isSelector = (text: string): boolean => {
  try {
    return !hasWildcard(parseSelector(text, 0));
  } catch (error) {
    if (error instanceof FilterPatternSyntaxError) return false;
    throw error;
  }
};

/**
 * Whether a metric's value or dimension may be taken from what a reference names: `$.field` of JSON, `$name` or `$3` of fields.
 * Source: CloudWatch Logs User Guide, "Configuring metric values for a metric filter".
 */
export const canRefer = (syntax: Syntax, reference: string): boolean => {
  if (!reference.startsWith("$")) return false;
  if (syntax.language === "json") return /^\$(\.|\[')/.test(reference) && isSelector(reference);
  if (syntax.language !== "fields") return false;
  const name = reference.slice(1);
  return (
    /^\d+$/.test(name) || syntax.columns.some((column) => !("rest" in column) && name !== "" && column.name === name)
  );
};
