import {
  type Column,
  type Compared,
  type Condition,
  conditionsOf,
  type Expression,
  type Selector,
  type Value,
} from "./ast";
import type { Parsed } from "./expression";
import { nameOf } from "./fields";
import { hasWildcard } from "./match";
import type { Options } from "./options";
import { isInEveryRecord } from "./record-fields";
import { printSelector } from "./selector";

/** Something in a pattern that is accepted and hardly meant, or that PutMetricFilter refuses. */
export interface Warning {
  readonly code:
    | "singleQuotes"
    | "innerAsterisk"
    | "missesAbsentField"
    | "practicallyAlways"
    | "precedence"
    | "tooManyRegexes"
    | "tooManyWildcards"
    | "unknownColumn";
  readonly message: string;
  /** Characters before the place. */
  readonly position: number;
  /** True when the service does not accept the pattern because of it. */
  readonly refused: boolean;
}

const MAX_REGEXES = 2;
const MAX_WILDCARDS = 3;

const wildcardsIn = (selector: Selector): number => selector.filter((step) => "every" in step).length;

const isCompared = (condition: Condition): condition is Compared => condition.kind === "compared";

const textOf = (value: Value): string => (value.kind === "text" ? value.text : "");

const ofValue = ({ value }: Compared, { innerAsterisk }: Options): readonly Omit<Warning, "position">[] => {
  const text = textOf(value);
  return [
    ...(value.kind === "text" && !value.quoted && text.includes("'")
      ? [
          {
            code: "singleQuotes",
            message: `\`${text}\` is compared with its single quotes. Write double quotes.`,
            refused: false,
          } as const,
        ]
      : []),
    ...(innerAsterisk === "literal" && text.slice(1, -1).includes("*")
      ? [
          {
            code: "innerAsterisk",
            message: `The asterisk within \`${text}\` is documented as a wildcard only at the start and at the end.`,
            refused: false,
          } as const,
        ]
      : []),
  ];
};

const isGuard = (part: Expression, name: string): boolean =>
  part.kind === "condition" && part.condition.kind === "notExists" && printSelector(part.condition.selector) === name;

/** Comparisons with `!=` in alternatives that also ask whether the field is there at all. */
const guardedIn = (expression: Expression): ReadonlySet<Condition> => {
  const guarded = new Set<Condition>();
  const pending: Expression[] = [expression];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === "condition") continue;
    const { kind, parts } = next;
    const absent = new Set(
      parts.flatMap((part) =>
        part.kind === "condition" && part.condition.kind === "notExists"
          ? [printSelector(part.condition.selector)]
          : [],
      ),
    );
    for (const part of parts) {
      if (part.kind !== "condition") pending.push(part);
      else if (kind === "or" && absent.has(printSelector(part.condition.selector))) guarded.add(part.condition);
    }
  }
  return guarded;
};

/** Conditions that by themselves are true of nearly every event: `… || $.eventName != "HeadBucket"`. */
const practicallyAlways = (expression: Expression): readonly Compared[] =>
  expression.kind !== "or"
    ? []
    : expression.parts.flatMap((part) => {
        if (part.kind !== "condition" || !isCompared(part.condition) || part.condition.operator !== "!=") return [];
        const name = printSelector(part.condition.selector);
        return expression.parts.some((other) => isGuard(other, name)) ? [] : [part.condition];
      });

const limits = (conditions: readonly Condition[], at: (condition: Condition) => number): readonly Warning[] => {
  const regexes = conditions.filter((condition) => isCompared(condition) && condition.value.kind === "regex");
  const wild = conditions.filter(({ selector }) => hasWildcard(selector));
  const twice = wild.find(({ selector }) => wildcardsIn(selector) > 1);
  const manyRegexes = regexes[MAX_REGEXES];
  const manyWild = wild[MAX_WILDCARDS];
  return [
    ...(manyRegexes
      ? [
          {
            code: "tooManyRegexes",
            message: `The pattern has ${regexes.length} regular expressions; ${MAX_REGEXES} are allowed.`,
            position: at(manyRegexes),
            refused: true,
          } as const,
        ]
      : []),
    ...(twice
      ? [
          {
            code: "tooManyWildcards",
            message: `\`${printSelector(twice.selector)}\` has ${wildcardsIn(twice.selector)} wildcards; a selector may have one.`,
            position: at(twice),
            refused: true,
          } as const,
        ]
      : []),
    ...(manyWild
      ? [
          {
            code: "tooManyWildcards",
            message: `The pattern has ${wild.length} selectors with a wildcard; ${MAX_WILDCARDS} are allowed.`,
            position: at(manyWild),
            refused: true,
          } as const,
        ]
      : []),
  ];
};

const common = ({ expression, positions, mixed }: Parsed, options: Options): readonly Warning[] => {
  const at = (condition: Condition): number => positions.get(condition) ?? 0;
  return [
    ...conditionsOf(expression)
      .filter(isCompared)
      .flatMap((condition) => ofValue(condition, options).map((each) => ({ ...each, position: at(condition) }))),
    ...mixed.map(
      (position): Warning => ({
        code: "precedence",
        message: "`&&` binds closer than `||`. Put parentheses around what belongs together.",
        position,
        refused: false,
      }),
    ),
  ];
};

/** What a reader of a JSON pattern should know. */
export const lintExpression = (parsed: Parsed, options: Options): readonly Warning[] => {
  const conditions = conditionsOf(parsed.expression);
  const at = (condition: Condition): number => parsed.positions.get(condition) ?? 0;
  const guarded = guardedIn(parsed.expression);
  const always = new Set<Condition>(practicallyAlways(parsed.expression));
  const unguarded = conditions.filter(
    (condition) =>
      isCompared(condition) &&
      condition.operator === "!=" &&
      !always.has(condition) &&
      !guarded.has(condition) &&
      !isInEveryRecord(condition.selector),
  );
  return [
    ...common(parsed, options),
    ...limits(conditions, at),
    ...unguarded.map(
      (condition): Warning => ({
        code: "missesAbsentField",
        message: `\`!=\` is not met by events without \`${printSelector(condition.selector)}\`. Add \`|| ${printSelector(condition.selector)} NOT EXISTS\` if they are meant too.`,
        position: at(condition),
        refused: false,
      }),
    ),
    ...[...always].map(
      (condition): Warning => ({
        code: "practicallyAlways",
        message: `\`${printSelector(condition.selector)} != …\` beside \`||\` is true of nearly every event, and so is the pattern. Join it with \`&&\`.`,
        position: at(condition),
        refused: false,
      }),
    ),
  ].sort((a, b) => a.position - b.position);
};

/** What a reader of a pattern of fields should know. */
export const lintFields = (
  columns: readonly Column[],
  parsed: readonly Parsed[],
  options: Options,
): readonly Warning[] => {
  const names = new Set(columns.flatMap((column) => ("rest" in column ? [] : [column.name])));
  const positions = new Map(parsed.flatMap((each) => [...each.positions]));
  const at = (condition: Condition): number => positions.get(condition) ?? 0;
  const conditions = parsed.flatMap(({ expression }) => conditionsOf(expression));
  return [
    ...parsed.flatMap((each) => common(each, options)),
    ...limits(conditions, at),
    ...conditions
      .filter((condition) => !names.has(nameOf(condition)))
      .map(
        (condition): Warning => ({
          code: "unknownColumn",
          message: `\`${nameOf(condition)}\` is no field of the pattern.`,
          position: at(condition),
          refused: false,
        }),
      ),
  ];
};
