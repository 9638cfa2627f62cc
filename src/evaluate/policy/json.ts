import type { Position } from "./syntax";

/** Ends the reading of a document: says where in it, what is wrong, and where in the text. */
export type Fail = (path: string, problem: string, position?: Position) => never;

/** A policy needs six levels; what is nested deeper is no policy. */
const MAX_DEPTH = 64;

interface Frame {
  readonly from: number;
  /** The keys so far; `undefined` in a list. */
  readonly keys: Set<string> | undefined;
}

type Expected = "value" | "value or ]" | "key" | "key or }" | "next";

const words: Readonly<Record<Expected, string>> = {
  value: "a value",
  "value or ]": "a value or `]`",
  key: "a key in double quotes",
  "key or }": "a key in double quotes or `}`",
  next: "a comma or the closing bracket",
};

const positionOf = (text: string, at: number): Position => {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf("\n"); next >= 0 && next < at; next = text.indexOf("\n", start)) {
    line++;
    start = next + 1;
  }
  return { line, column: at - start + 1 };
};

const isSpace = (c: string | undefined): boolean => c === " " || c === "\n" || c === "\r" || c === "\t";

/** Finds what is wrong with a JSON text, without recursion. */
class Scanner {
  private at = 0;
  private readonly open: Frame[] = [];

  constructor(
    private readonly text: string,
    private readonly refuse: Fail,
  ) {}

  scan(): void {
    let expected: Expected = "value";
    do {
      this.skipSpace();
      expected = this.step(expected);
    } while (this.open.length > 0);
    this.skipSpace();
    if (this.at < this.text.length) this.fail("goes on after its end");
  }

  private step(expected: Expected): Expected {
    const c = this.text[this.at];
    const frame = this.open.at(-1);
    if (c === undefined) return this.endsEarly();
    if (expected === "next") {
      if (c !== "," && c !== (frame?.keys ? "}" : "]")) return this.unexpected(c, expected);
      this.at++;
      if (c === ",") return frame?.keys ? "key" : "value";
      this.open.pop();
      return "next";
    }
    if ((expected === "key or }" && c === "}") || (expected === "value or ]" && c === "]")) {
      this.at++;
      this.open.pop();
      return "next";
    }
    if (expected === "key" || expected === "key or }") return this.key(c, expected, frame?.keys);
    return this.value(c, expected);
  }

  private key(c: string, expected: Expected, keys: Set<string> | undefined): Expected {
    const from = this.at;
    if (c !== '"') return this.unexpected(c, expected);
    this.string();
    const written = this.text.slice(from, this.at);
    const key = JSON.parse(written) as string;
    if (keys?.has(key)) this.fail(`says ${written.slice(0, 60)} twice in one object; a key may be said once`, from);
    keys?.add(key);
    this.skipSpace();
    if (this.text[this.at] !== ":") this.fail("lacks the colon between a key and its value");
    this.at++;
    return "value";
  }

  private value(c: string, expected: Expected): Expected {
    if (c === "{" || c === "[") {
      if (this.open.length === MAX_DEPTH) this.fail(`is nested more than ${MAX_DEPTH} levels deep`);
      this.open.push({ from: this.at, keys: c === "{" ? new Set() : undefined });
      this.at++;
      return c === "{" ? "key or }" : "value or ]";
    }
    if (c === '"') this.string();
    else this.literal(c, expected);
    return "next";
  }

  private literal(c: string, expected: Expected): void {
    const from = this.at;
    while (this.at < this.text.length && /[\w.+-]/.test(this.text[this.at] ?? "")) this.at++;
    const word = this.text.slice(from, this.at);
    if (/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word)) return;
    this.at = from;
    this.unexpected(c, expected, /^(true|false|null|none)$/i.test(word) ? ". JSON writes `true`, `false`, `null`" : "");
  }

  private string(): void {
    const from = this.at++;
    for (; this.at < this.text.length; this.at++) {
      const c = this.text.charCodeAt(this.at);
      if (c === 0x22) {
        this.at++;
        return;
      }
      if (c < 0x20) this.fail("has a line break or a control character inside of quotes; write `\\n`");
      if (c !== 0x5c) continue;
      const known = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(this.text.slice(this.at + 1, this.at + 6));
      if (!known) this.fail("has an escape that JSON does not know; write `\\\\` for a backslash");
      this.at += known?.[0].length ?? 0;
    }
    this.fail("has quotes that are not closed", from);
  }

  private skipSpace(): void {
    while (isSpace(this.text[this.at])) this.at++;
  }

  private unexpected(c: string, expected: Expected, advice = ""): never {
    const trailing = (c === "}" || c === "]") && this.text.slice(0, this.at).trimEnd().endsWith(",");
    if (trailing) return this.fail(`has a comma before the closing \`${c}\`; remove the comma`);
    if (c === "'") return this.fail("has a single quote; JSON takes double quotes only");
    if (c === "/" || c === "#") return this.fail("has a comment, and JSON has none");
    const seen = /^[!-~]$/.test(c) ? `\`${c}\`` : "a character";
    return this.fail(`has ${seen} where ${words[expected]} must stand${advice}`);
  }

  private endsEarly(): never {
    const frame = this.open.at(-1);
    if (!frame) return this.fail("is empty");
    const { line, column } = positionOf(this.text, frame.from);
    const bracket = frame.keys ? "{" : "[";
    return this.fail(`ends before the \`${bracket}\` of line ${line}, column ${column} is closed`);
  }

  private fail(problem: string, at = this.at): never {
    const position = positionOf(this.text, at);
    const where = `line ${position.line}, column ${position.column}`;
    return this.refuse("", `The document ${problem} (${where}).`, position);
  }
}

/**
 * Reads JSON text, and says where it is none. A key that is said twice is refused, as the policy services do, where
 * JSON keeps the last. Source: IAM JSON policy grammar; RFC 8259.
 */
export const readJson = (text: string, refuse: Fail): unknown => {
  new Scanner(text, refuse).scan();
  return JSON.parse(text);
};
