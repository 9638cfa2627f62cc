import {
  type AdvancedSelector,
  type Aggregation,
  type BasicSelector,
  type DataResource,
  EventSelectorError,
  type FieldSelector,
  type InsightSelector,
  type Operator,
  type Selectors,
  type Value,
} from "./syntax";

/** Selectors as written: in CloudTrail's own spelling (`FieldSelectors`, `StartsWith`) or an SDK's (`fieldSelectors`, `startsWiths`). */
export interface SelectorSource {
  readonly eventSelectors?: unknown;
  readonly advancedEventSelectors?: unknown;
  readonly insightSelectors?: unknown;
  readonly aggregationConfigurations?: unknown;
}

/** How to read selectors. */
export interface ParseOptions {
  /** Tells a value that stands for something unknown; default none does. */
  readonly unknown?: (value: unknown) => boolean;
}

type Source = Readonly<Record<string, unknown>>;

const operators: readonly Operator[] = [
  "Equals",
  "StartsWith",
  "EndsWith",
  "NotEquals",
  "NotStartsWith",
  "NotEndsWith",
];

/** `startsWiths`, `startsWith` and `StartsWith` are one key. */
const canonical = (key: string): string => key.toLowerCase().replace(/withs$/, "with");

/** What a value is, without showing more of it than a message needs. */
const describe = (value: unknown): string => {
  if (typeof value === "string") return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  return String(value);
};

/** A field selector of which nothing is known. */
const UNKNOWN_FIELD: FieldSelector = { field: undefined, conditions: [] };

class Reader {
  private readonly unknownPaths: string[] = [];

  constructor(private readonly unknown: (value: unknown) => boolean) {}

  read(source: SelectorSource): Selectors {
    const read = <T>(list: keyof SelectorSource, item: (item: unknown, path: string) => T) =>
      this.openList(source[list], list, item);
    return {
      basic: read("eventSelectors", (item, path) => this.basic(item, path)),
      advanced: read("advancedEventSelectors", (item, path) => this.advanced(item, path)),
      insights: read("insightSelectors", (item, path) => this.insight(item, path)),
      aggregations: read("aggregationConfigurations", (item, path) => this.aggregation(item, path)),
      unknownPaths: this.unknownPaths,
    };
  }

  private isUnknown(value: unknown, path: string): boolean {
    const unknown = this.unknown(value);
    if (unknown) this.unknownPaths.push(path);
    return unknown;
  }

  private list(value: unknown, path: string): readonly unknown[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    throw new EventSelectorError(path, "is no list.");
  }

  /** A list of which each part, or the whole, may be unknown; a text alone is a list of one. */
  private openList<T>(
    value: unknown,
    path: string,
    read: (item: unknown, path: string) => T,
  ): readonly T[] | undefined {
    if (this.isUnknown(value, path)) return undefined;
    const items = typeof value === "string" ? [value] : this.list(value, path);
    return items.map((item, i) => read(item, `${path}[${i}]`));
  }

  private readonly text = (value: unknown, path: string): Value => {
    if (this.isUnknown(value, path)) return undefined;
    if (typeof value === "string") return value;
    if (typeof value === "boolean") return String(value);
    throw new EventSelectorError(path, `is ${describe(value)}, and a text is needed.`);
  };

  private flag(value: unknown, path: string): boolean | undefined {
    if (this.isUnknown(value, path)) return undefined;
    if (typeof value === "boolean") return value;
    throw new EventSelectorError(path, `is ${describe(value)}, and true or false is needed.`);
  }

  private keys(value: unknown, path: string, known: readonly string[]): Source {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new EventSelectorError(path, "is no object.");
    const byCanonical = new Map(known.map((key) => [canonical(key), key]));
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, item]) => {
        if (item === undefined || item === null || key.startsWith("__")) return [];
        const name = byCanonical.get(canonical(key));
        if (name === undefined)
          throw new EventSelectorError(`${path}.${key}`, `is unknown; known: ${known.join(", ")}.`);
        return [[name, item]];
      }),
    );
  }

  private basic(item: unknown, path: string): BasicSelector {
    if (this.isUnknown(item, path))
      return {
        includesManagement: undefined,
        readWriteType: undefined,
        excludedSources: undefined,
        dataResources: undefined,
      };
    const known = [
      "includeManagementEvents",
      "readWriteType",
      "excludeManagementEventSources",
      "dataResources",
    ] as const;
    const source = this.keys(item, path, known);
    const excluded = source.excludeManagementEventSources;
    return {
      includesManagement: this.flag(source.includeManagementEvents ?? true, `${path}.includeManagementEvents`),
      readWriteType: this.text(source.readWriteType || "All", `${path}.readWriteType`),
      excludedSources: this.openList(excluded, `${path}.excludeManagementEventSources`, this.text),
      dataResources: this.openList(source.dataResources, `${path}.dataResources`, (resource, at) =>
        this.dataResource(resource, at),
      ),
    };
  }

  private dataResource(item: unknown, path: string): DataResource {
    if (this.isUnknown(item, path)) return { type: undefined, values: undefined };
    const source = this.keys(item, path, ["type", "values"]);
    return {
      type: this.text(source.type, `${path}.type`),
      values: this.openList(source.values, `${path}.values`, this.text),
    };
  }

  private advanced(item: unknown, path: string): AdvancedSelector {
    if (this.isUnknown(item, path)) return { fields: [UNKNOWN_FIELD] };
    const source = this.keys(item, path, ["name", "fieldSelectors"]);
    const fields = this.openList(source.fieldSelectors, `${path}.fieldSelectors`, (field, at) => this.field(field, at));
    return { fields: fields ?? [UNKNOWN_FIELD] };
  }

  private insight(item: unknown, path: string): InsightSelector {
    if (this.isUnknown(item, path)) return { type: undefined, categories: undefined };
    const source = this.keys(item, path, ["insightType", "eventCategories"]);
    return {
      type: this.text(source.insightType, `${path}.insightType`),
      categories: this.openList(source.eventCategories ?? ["Management"], `${path}.eventCategories`, this.text),
    };
  }

  private aggregation(item: unknown, path: string): Aggregation {
    if (this.isUnknown(item, path)) return { category: undefined };
    const source = this.keys(item, path, ["eventCategory", "templates"]);
    return { category: this.text(source.eventCategory, `${path}.eventCategory`) };
  }

  private field(item: unknown, path: string): FieldSelector {
    if (this.isUnknown(item, path)) return UNKNOWN_FIELD;
    const source = this.keys(item, path, ["field", ...operators]);
    const conditions = operators.flatMap((operator) => {
      const value = source[operator];
      const values = value === undefined ? [] : this.openList(value, `${path}.${operator}`, this.text);
      return values?.length === 0 ? [] : [{ operator, values }];
    });
    return { field: this.text(source.field, `${path}.field`), conditions };
  }
}

/** Reads the selectors of a trail. Throws `EventSelectorError`. */
export const parseSelectors = (source: SelectorSource, { unknown = () => false }: ParseOptions = {}): Selectors =>
  new Reader(unknown).read(source);
