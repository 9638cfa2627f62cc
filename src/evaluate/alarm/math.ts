/** A metric math expression, read. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "id"; readonly id: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression };

const token = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|([A-Za-z_]\w*)|"([^"]*)"|'([^']*)'|(&&|\|\||[=!<>]=|[-+*/^()[\],<>]))/y;

interface Token {
  readonly kind: "number" | "word" | "text" | "sign" | "end";
  readonly text: string;
}

const tokenize = (text: string): readonly Token[] | undefined => {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const match = token.exec(source);
    if (!match) return undefined;
    const [, number, word, double, single, sign] = match;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    else tokens.push({ kind: "text", text: double ?? single ?? "" });
  }
  return tokens;
};

/** How tightly operators bind, loosest first (CloudWatch User Guide, metric math syntax). */
const levels: readonly (readonly string[])[] = [
  ["OR", "||"],
  ["AND", "&&"],
  ["==", "!=", "<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

const MAX_DEPTH = 50;
const MAX_LENGTH = 2048;
const end: Token = { kind: "end", text: "" };

/** Reads metric math; `undefined` when it is none, as a Metrics Insights query is none. */
export const parseMath = (text: string): Expression | undefined => {
  const tokens = text.length <= MAX_LENGTH ? tokenize(text) : undefined;
  if (!tokens) return undefined;
  let position = 0;
  let depth = 0;
  const peek = (): Token => tokens[position] ?? end;
  const take = (text: string): boolean => {
    const found = peek().kind !== "text" && peek().text === text;
    if (found) position++;
    return found;
  };

  const list = (close: string): readonly Expression[] | undefined => {
    const items: Expression[] = [];
    if (take(close)) return items;
    do {
      const item = binary(0);
      if (!item) return undefined;
      items.push(item);
    } while (take(","));
    return take(close) ? items : undefined;
  };

  const primary = (): Expression | undefined => {
    const next = peek();
    if (next.kind === "end") return undefined;
    position++;
    if (next.kind === "number") return { kind: "number", value: Number(next.text) };
    if (next.kind === "text") return { kind: "text", text: next.text };
    if (next.kind === "word") {
      if (!take("(")) return { kind: "id", id: next.text };
      const args = list(")");
      return args && { kind: "call", name: next.text.toUpperCase(), args };
    }
    if (next.text === "(") {
      const inner = binary(0);
      return inner && take(")") ? inner : undefined;
    }
    if (next.text === "[") {
      const items = list("]");
      return items && { kind: "list", items };
    }
    if (next.text !== "-") return undefined;
    const right = guarded(primary);
    return right && { kind: "binary", operator: "-", left: { kind: "number", value: 0 }, right };
  };

  const guarded = (read: () => Expression | undefined): Expression | undefined => {
    if (depth >= MAX_DEPTH) return undefined;
    depth++;
    const found = read();
    depth--;
    return found;
  };

  const binary = (level: number): Expression | undefined => {
    const operators = levels[level];
    if (!operators) return guarded(primary);
    let left = binary(level + 1);
    while (left) {
      const operator = operators.find(take);
      if (operator === undefined) return left;
      const right = binary(level + 1);
      left = right && { kind: "binary", operator, left, right };
    }
    return undefined;
  };

  const expression = binary(0);
  return expression && position === tokens.length ? expression : undefined;
};

/** Every part of an expression, itself included. */
export const partsOf = (expression: Expression): readonly Expression[] => {
  const parts = [expression];
  for (const part of parts) {
    if (part.kind === "list") parts.push(...part.items);
    else if (part.kind === "call") parts.push(...part.args);
    else if (part.kind === "binary") parts.push(part.left, part.right);
  }
  return parts;
};
