import type { Selector, Step } from "./ast";
import { FilterPatternSyntaxError } from "./errors";

const plain = /^[A-Za-z0-9_-]+$/;

const nameAt = /[A-Za-z0-9_-]+/y;
const indexAt = /\[(\d{1,15})\]/y;

const matchAt = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

/** The steps of a selector, `$` included; names with other characters stand in `['…']`. Throws `FilterPatternSyntaxError`. */
export const parseSelector = (text: string, position: number): Selector => {
  const steps: Step[] = [];
  let i = 1;
  while (i < text.length) {
    const bracket = text.startsWith(".['", i) ? i + 1 : i;
    if (text.startsWith("['", bracket)) {
      const close = text.indexOf("']", bracket + 2);
      if (close < 0) throw new FilterPatternSyntaxError("A [' is opened and never closed.", position + bracket);
      steps.push({ name: text.slice(bracket + 2, close) });
      i = close + 2;
      continue;
    }
    const every = text.startsWith("[*]", i) ? "element" : text.startsWith(".*", i) ? "field" : undefined;
    const index = matchAt(indexAt, text, i);
    const name = text[i] === "." ? matchAt(nameAt, text, i + 1)?.[0] : undefined;
    if (every) steps.push({ every });
    else if (index) steps.push({ index: Number(index[1]) });
    else if (name !== undefined) steps.push({ name });
    else
      throw new FilterPatternSyntaxError(
        `\`${text}\` is no selector. Write $.name, $.list[0] or $.['a name'].`,
        position + i,
      );
    i += every === "element" ? 3 : every ? 2 : index ? index[0].length : 1 + (name ?? "").length;
  }
  if (steps.length === 0) throw new FilterPatternSyntaxError("A selector needs a field: $.name", position);
  return steps;
};

const printStep = (step: Step): string => {
  if ("index" in step) return `[${step.index}]`;
  if ("every" in step) return step.every === "element" ? "[*]" : ".*";
  return plain.test(step.name) ? `.${step.name}` : `.['${step.name}']`;
};

/** A selector as it is written. */
export const printSelector = (selector: Selector): string => `$${selector.map(printStep).join("")}`;
