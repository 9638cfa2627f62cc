/** Property names and list positions that lead to a value. */
export type Path = readonly (string | number)[];

type Container = Readonly<Record<string, unknown>>;

export const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;

/** An object that is no list. */
export const isBlock = (value: unknown): value is Container => isContainer(value) && !Array.isArray(value);

/** The value at a path; `undefined` when the path leads nowhere. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, key) => (isContainer(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );

/** A copy with another value at a path; `undefined` takes it out. */
export const withValue = (value: unknown, path: Path, to: unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  const changed = withValue(valueAt(value, [key]), rest, to);
  if (Array.isArray(value))
    return changed === undefined
      ? value.filter((_, i) => i !== Number(key))
      : value.map((item, i) => (i === Number(key) ? changed : item));
  const { [key]: _, ...others } = isContainer(value) ? value : {};
  return changed === undefined ? others : isContainer(value) ? { ...value, [key]: changed } : { [key]: changed };
};

/** Every value inside another, itself first, with its path. `enter` tells which to look into. */
export function* valuesIn(
  value: unknown,
  enter: (value: unknown) => boolean = () => true,
  path: Path = [],
): Generator<readonly [path: Path, value: unknown]> {
  yield [path, value];
  if (!isContainer(value) || !enter(value)) return;
  for (const [key, item] of Object.entries(value))
    yield* valuesIn(item, enter, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** A copy in which every text is replaced, the names of properties included. */
export const withTexts = (value: unknown, replace: (text: string) => string): unknown => {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((item) => withTexts(item, replace));
  if (!isContainer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [replace(key), withTexts(item, replace)]));
};

/** True when two values are written alike. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** True when a path is another one, or leads further down from it. */
export const isUnder = (path: Path, above: Path): boolean => above.every((key, i) => path[i] === key);
