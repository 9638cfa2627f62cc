import type { Policy, Statement } from "./syntax";

const everything: Statement = {
  sid: undefined,
  effect: "Allow",
  principal: { everyone: true, listed: [] },
  notPrincipal: false,
  actions: [{ text: "*", unknown: false }],
  notAction: false,
  resources: [],
  notResource: false,
  conditions: [],
};

/** The Denies of some policies. */
export const deniesOf = (policies: readonly Policy[]): readonly Statement[] =>
  policies.flatMap(({ statements }) => statements.filter(({ effect }) => effect === "Deny"));

/** What is left when only Denies speak: everything that none of them refuses. */
export const onlyDenies = (policies: readonly Policy[]): readonly Policy[] =>
  policies.map((policy) => ({ ...policy, statements: [everything, ...deniesOf([policy])] }));
