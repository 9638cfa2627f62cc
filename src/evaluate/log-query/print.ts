import type { Condition, Item, Search, Value } from "./ast";

const quote = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

const printValue = ({ kind, text }: Value): string =>
  kind === "word" ? text : kind === "phrase" ? `#${quote(text)}` : quote(text);

const printKey = (key: string): string =>
  /^[A-Za-z_][\w.]*$/.test(key) && !/^(and|or|not)$/i.test(key) ? key : quote(key);

const printCondition = (condition: Condition): string => {
  switch (condition.kind) {
    case "everything":
      return "*";
    case "exists":
      return `${printKey(condition.key)}: *`;
    case "compared":
      return `${printKey(condition.key)} ${condition.operator} ${printValue(condition.value)}`;
    case "range": {
      const { key, from, to } = condition;
      return `${printKey(key)} in ${from.included ? "[" : "("}${from.number} ${to.number}${to.included ? "]" : ")"}`;
    }
    default:
      return (condition.key === undefined ? "" : `${printKey(condition.key)}: `) + printValue(condition.value);
  }
};

const printItem = ({ negated, of }: Item): string =>
  (negated ? "not " : "") + (of.kind === "search" ? `(${print(of)})` : printCondition(of));

/** Writes a search so that reading it gives the same again. */
export const print = ({ items, joiners }: Search): string =>
  items.map((item, i) => (i > 0 ? ` ${joiners[i - 1]} ` : "") + printItem(item)).join("");
