import { filterPattern, iam, logQuery, ram } from "../../src/evaluate";
import { isBlock, isContainer, type Path, valuesIn } from "./values-at";

/** What is written in a language of its own: it is mutated in its own terms, not as a text. */
export type Language = "document" | "pattern" | "eventPattern" | "selector" | "query";

const parses = (parse: () => unknown): boolean => {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
};

const toBlock = (value: unknown): Readonly<Record<string, unknown>> | undefined => {
  if (isBlock(value)) return value;
  if (typeof value !== "string" || !value.trim().startsWith("{")) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isBlock(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};

const isDocument = (value: unknown): boolean => {
  const block = toBlock(value);
  return block !== undefined && (parses(() => iam.parsePolicy(block)) || parses(() => ram.parsePolicy(block)));
};

/** The first level of a pattern names fields of an event (EventBridge, "Events"). */
const eventFields = ["source", "detail-type", "detail", "account", "region", "resources"];

const isEventPattern = (value: unknown): boolean => {
  const block = toBlock(value);
  if (block === undefined) return false;
  const fields = Object.keys(block).filter((key) => eventFields.includes(key));
  // A block that is no text is a pattern where such a field lists values, as in a rule of EventBridge.
  return typeof value === "string" ? fields.length > 0 : fields.some((key) => Array.isArray(block[key]));
};

const isPattern = (value: unknown): boolean =>
  typeof value === "string" &&
  value.trim().startsWith("{") &&
  parses(() => filterPattern.parse(value)) &&
  filterPattern.parse(value).language === "json";

/** A search of audit records: anything else that is a text can be read as a search for words, too. */
const isQuery = (value: unknown): boolean =>
  typeof value === "string" && /\bevent\.\w|\|\s*select\b/i.test(value) && parses(() => logQuery.parse(value));

const selectorKeys = ["fieldSelectors", "readWriteType", "includeManagementEvents"];

const isSelectors = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => isBlock(item) && selectorKeys.some((key) => Object.hasOwn(item, key)));

const languageOf = (value: unknown): Language | undefined => {
  if (isDocument(value)) return "document";
  if (isPattern(value)) return "pattern";
  if (isEventPattern(value)) return "eventPattern";
  if (isQuery(value)) return "query";
  return isSelectors(value) ? "selector" : undefined;
};

/** The values of a resource that are written in a language, with where they stand. */
export const wordingsIn = (
  props: object,
): readonly { readonly path: Path; readonly value: unknown; readonly language: Language }[] =>
  [...valuesIn(props, (value) => !isContainer(value) || languageOf(value) === undefined)].flatMap(([path, value]) => {
    const language = path.length === 0 ? undefined : languageOf(value);
    return language ? [{ path, value, language }] : [];
  });
