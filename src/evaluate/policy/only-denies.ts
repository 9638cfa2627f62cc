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

/** What is left when only Denies speak: everything that none of them refuses. */
export const onlyDenies = <T extends string, V extends string>(
  policies: readonly Policy<T, V>[],
): readonly Policy<T, V>[] =>
  policies.map((policy) => ({
    ...policy,
    statements: [everything, ...policy.statements.filter(({ effect }) => effect === "Deny")],
  }));
