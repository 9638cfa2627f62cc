/** The sentinels that stand for values a preview cannot know (pulumi/sdk/go/common/resource/plugin/rpc.go). */
export const unknownSentinels = {
  boolean: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  string: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  array: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  asset: "030794c1-ac77-496b-92df-f27374a8bd58",
  archive: "e48ece36-62e2-4504-bad9-02848725956a",
  object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
} as const;

const sentinels: ReadonlySet<unknown> = new Set(Object.values(unknownSentinels));

/** True when a raw value (not one behind an unknown-checking proxy) stands for something a preview cannot know. */
export const isUnknownSentinel = (value: unknown): boolean => sentinels.has(value);

/** True also for a text in which such a value was joined to something known. */
export const holdsUnknownSentinel = (value: unknown): boolean =>
  typeof value === "string" && Object.values(unknownSentinels).some((sentinel) => value.includes(sentinel));

/** Thrown by the policy SDK's props when a value is read that a preview cannot know. */
export interface UnknownValueError extends Error {
  /** The way to the value: property names and array indexes. */
  readonly props: readonly string[];
}

/** True for the SDK's error; by shape, because a program may load more than one copy of the SDK. */
export const isUnknownValueError = (error: unknown): error is UnknownValueError =>
  error instanceof Error && "unknownTypeSentinel" in error && "props" in error;

/** What is read of the SDK's props, or something else while a preview cannot know it. */
export const ifKnown = <T, E>(read: () => T, otherwise: E): T | E => {
  try {
    return read();
  } catch (error) {
    if (isUnknownValueError(error)) return otherwise;
    throw error;
  }
};

/** Thrown when a verdict has to wait for something that cannot be known before deployment. */
export class UndecidedError extends Error {
  override readonly name = "UndecidedError";

  constructor(
    message: string,
    /** What is waited for: URNs of resources, or property paths. */
    readonly waitsFor: readonly string[],
  ) {
    super(message);
  }
}

/** The path of a property as users write it: `rules[0].id`. */
export const toPath = (keys: readonly (string | symbol)[]): string =>
  keys.map(String).reduce((path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path ? `${path}.${key}` : key), "");

/** A value with its unknown parts as sentinels, so that what is known of it can be looked at. */
export const openCopy = (read: () => unknown): unknown => {
  const value = ifKnown(read, unknownSentinels.string);
  if (Array.isArray(value)) {
    const list = value;
    return Array.from({ length: list.length }, (_, i) => openCopy(() => list[i]));
  }
  if (typeof value !== "object" || value === null) return value;
  const object = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(object).map((key) => [key, openCopy(() => object[key])]));
};
