import type { Policy, Statement } from "./syntax";

const everything: Statement<never> = {
  sid: undefined,
  effect: "Allow",
  principal: undefined,
  notPrincipal: false,
  actions: [{ text: "*", unknown: false }],
  notAction: false,
  resources: [],
  notResource: false,
  conditions: [],
};

/** The Denies of some policies. */
export const deniesOf = <T extends string, V extends string>(
  policies: readonly Policy<T, V>[],
): readonly Statement<T>[] =>
  policies.flatMap(({ statements }) => statements.filter(({ effect }) => effect === "Deny"));

/** What is left when only Denies speak: everything that none of them refuses. */
export const onlyDenies = <T extends string, V extends string>(
  policies: readonly Policy<T, V>[],
): readonly Policy<T, V>[] =>
  policies.map((policy) => ({ ...policy, statements: [everything, ...deniesOf([policy])] }));
