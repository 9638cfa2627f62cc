import type { Column, Condition, Expression, Syntax, Value } from "./ast";
import { printSelector } from "./selector";

const quote = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

const printValue = (value: Value): string => {
  if (value.kind === "regex") return `%${value.source}%`;
  return value.kind === "text" && value.quoted ? quote(value.text) : value.text;
};

type Naming = (condition: Condition) => string;

const printCondition = (condition: Condition, name: Naming): string => {
  switch (condition.kind) {
    case "compared":
      return `${name(condition)} ${condition.operator} ${printValue(condition.value)}`;
    case "is":
      return `${name(condition)} IS ${condition.value}`;
    default:
      return `${name(condition)} NOT EXISTS`;
  }
};

const printExpression = (expression: Expression, name: Naming): string => {
  if (expression.kind === "condition") return printCondition(expression.condition, name);
  return expression.parts
    .map((part) => (part.kind === "condition" ? printExpression(part, name) : `(${printExpression(part, name)})`))
    .join(expression.kind === "and" ? " && " : " || ");
};

const bySelector: Naming = ({ selector }) => printSelector(selector);

/** A field's name stands bare. */
const byField: Naming = ({ selector }) => printSelector(selector).slice(2);

const printColumn = (column: Column): string => {
  if ("rest" in column) return "...";
  return column.expression ? printExpression(column.expression, byField) : column.name;
};

/** Writes a pattern so that parsing it gives the same again; parentheses are written wherever parts are within parts. */
export const print = (syntax: Syntax): string => {
  switch (syntax.language) {
    case "json":
      return `{ ${printExpression(syntax.expression, bySelector)} }`;
    case "fields":
      return `[${syntax.columns.map(printColumn).join(", ")}]`;
    case "regex":
      return `%${syntax.source}%`;
    case "terms":
      return syntax.terms.map(({ sign, text }) => sign + (/^[A-Za-z0-9_]+$/.test(text) ? text : quote(text))).join(" ");
    default:
      return "";
  }
};
