import type { Condition, Policy, Principals, Text } from "./syntax";
import { operatorOf } from "./words";

const one = (texts: readonly Text[]): string | readonly string[] =>
  texts.length === 1 && texts[0] ? texts[0].text : texts.map(({ text }) => text);

/** Everyone as `"*"`, others by their type. */
export const printPrincipals = <T extends string>(
  { everyone, listed }: Principals<T>,
  principalTypes: readonly T[],
): unknown =>
  everyone
    ? "*"
    : Object.fromEntries(
        principalTypes.flatMap((type) => {
          const ids = listed.filter((principal) => principal.type === type).map(({ id }) => id);
          return ids.length === 0 ? [] : [[type, one(ids)]];
        }),
      );

const printConditions = (conditions: readonly Condition[]): object => {
  const block = new Map<string, [string, unknown][]>();
  for (const condition of conditions) {
    const name = operatorOf(condition);
    const keys = block.get(name) ?? [];
    keys.push([condition.key, one(condition.values)]);
    block.set(name, keys);
  }
  return Object.fromEntries([...block].map(([name, keys]) => [name, Object.fromEntries(keys)]));
};

/** The document of a parsed policy; parsing it again gives the same policy. */
export const printDocument = <T extends string>(
  policy: Policy<T>,
  toPrincipals: (principals: Principals<T>) => unknown,
): object => ({
  Version: policy.version,
  ...(policy.id !== undefined && { Id: policy.id }),
  Statement: policy.statements.map((statement) => ({
    ...(statement.sid !== undefined && { Sid: statement.sid }),
    Effect: statement.effect,
    ...(statement.principal && {
      [statement.notPrincipal ? "NotPrincipal" : "Principal"]: toPrincipals(statement.principal),
    }),
    [statement.notAction ? "NotAction" : "Action"]: one(statement.actions),
    ...(statement.resources.length > 0 && {
      [statement.notResource ? "NotResource" : "Resource"]: one(statement.resources),
    }),
    ...(statement.conditions.length > 0 && { Condition: printConditions(statement.conditions) }),
  })),
});
