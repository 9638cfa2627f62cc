import { TextSyntaxError } from "../syntax-error";
import { all, any, not, type Truth } from "../three-valued";

/** The state of an alarm. */
export type AlarmState = "ALARM" | "OK" | "INSUFFICIENT_DATA";

/** The rule of a composite alarm. */
export interface AlarmRule {
  /** The names or ARNs of alarms that it speaks of, each once. */
  readonly references: readonly string[];
  /** Whether it is true when alarms are in these states; undefined while a state that decides is. */
  isTrue(stateOf: (reference: string) => AlarmState | undefined): Truth;
}

/** Thrown when a rule is none that CloudWatch accepts; says where. */
export class AlarmRuleSyntaxError extends TextSyntaxError {
  override readonly name = "AlarmRuleSyntaxError";
}

type States = (reference: string) => AlarmState | undefined;
type Operator = "NOT" | "AND" | "OR";
type Step = Operator | ((stateOf: States) => Truth);

/** How tightly operators bind. */
const strength: Readonly<Record<Operator, number>> = { NOT: 3, AND: 2, OR: 1 };

const MAX_LENGTH = 10_240;

const token = /\s*(?:([(),])|"((?:[^"\\]|\\.)*)"|([^\s(),"]+))/sy;

interface Token {
  readonly kind: "sign" | "name" | "word" | "end";
  readonly text: string;
  readonly at: number;
}

const tokenize = (text: string): readonly Token[] => {
  const source = text.trimEnd();
  const tokens: Token[] = [];
  let from = 0;
  while (from < source.length) {
    token.lastIndex = from;
    const match = token.exec(source);
    if (!match) throw new AlarmRuleSyntaxError("A quote is not closed", from);
    const [whole, sign, quoted, word] = match;
    const at = from + whole.length - whole.trimStart().length;
    if (sign !== undefined) tokens.push({ kind: "sign", text: sign, at });
    else if (word !== undefined) tokens.push({ kind: "word", text: word, at });
    else tokens.push({ kind: "name", text: (quoted ?? "").replace(/\\(.)/gs, "$1"), at });
    from = token.lastIndex;
  }
  return [...tokens, { kind: "end", text: "", at: source.length }];
};

const isState = (text: string): text is AlarmState => ["ALARM", "OK", "INSUFFICIENT_DATA"].includes(text);

/** Reads tokens in order; throws `AlarmRuleSyntaxError` where another is needed. */
class Reader {
  private position = 0;
  readonly references = new Set<string>();

  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.tokens[this.position] ?? { kind: "end", text: "", at: 0 };
  }

  take(): Token {
    const { next } = this;
    this.position++;
    return next;
  }

  fail(needed: string): never {
    const { kind, text, at } = this.next;
    throw new AlarmRuleSyntaxError(
      `${kind === "end" ? "The rule ends" : `\`${text}\` stands`} where ${needed} is needed`,
      at,
    );
  }

  sign(text: string): void {
    if (this.next.kind !== "sign" || this.next.text !== text) this.fail(`\`${text}\``);
    this.position++;
  }

  reference(): string {
    if (this.next.kind !== "name" && this.next.kind !== "word") this.fail("the name or ARN of an alarm");
    const { text } = this.take();
    this.references.add(text);
    return text;
  }

  keyword(): string {
    return this.next.kind === "word" ? this.next.text.toUpperCase() : "";
  }

  /** `ALARM(a)`, `TRUE`, or `AT_LEAST(2, NOT OK, (a, b))`. */
  condition(): (stateOf: States) => Truth {
    const word = this.keyword();
    if (word === "TRUE" || word === "FALSE") {
      this.take();
      return () => word === "TRUE";
    }
    if (word !== "AT_LEAST" && !isState(word)) this.fail("a condition such as ALARM(name)");
    this.take();
    this.sign("(");
    const condition = isState(word) ? inState(word, this.reference()) : this.atLeast();
    this.sign(")");
    return condition;
  }

  private atLeast(): (stateOf: States) => Truth {
    const amount = /^(\d{1,9})(%?)$/.exec(this.next.kind === "sign" ? "" : this.next.text);
    if (!amount) this.fail("a number or a percentage of alarms");
    this.take();
    this.sign(",");
    const isNegated = this.keyword() === "NOT";
    if (isNegated) this.take();
    const state = this.keyword();
    if (!isState(state)) this.fail("a state");
    this.take();
    this.sign(",");
    this.sign("(");
    const conditions = [inState(state, this.reference())];
    while (this.next.text === ",") {
      this.take();
      conditions.push(inState(state, this.reference()));
    }
    this.sign(")");
    const needed = amount[2] ? Math.ceil((Number(amount[1]) * conditions.length) / 100) : Number(amount[1]);
    return (stateOf) => {
      const truths = conditions.map((each) => (isNegated ? not(each(stateOf)) : each(stateOf)));
      const sure = truths.filter((truth) => truth === true).length;
      const open = truths.filter((truth) => truth === undefined).length;
      return sure >= needed ? true : sure + open >= needed ? undefined : false;
    };
  }
}

const inState =
  (state: AlarmState, reference: string) =>
  (stateOf: States): Truth => {
    const actual = stateOf(reference);
    return actual === undefined ? undefined : actual === state;
  };

/** Puts the steps in the order in which a stack calculates them: no nesting, however deep, is descended. */
const toSteps = (reader: Reader): readonly Step[] => {
  const steps: Step[] = [];
  const waiting: (Operator | "(")[] = [];
  const settle = (least: number): void => {
    for (let top = waiting.at(-1); top !== undefined && top !== "(" && strength[top] >= least; top = waiting.at(-1)) {
      steps.push(top);
      waiting.pop();
    }
  };
  for (;;) {
    while (reader.keyword() === "NOT" || (reader.next.kind === "sign" && reader.next.text === "("))
      waiting.push(reader.take().text === "(" ? "(" : "NOT");
    steps.push(reader.condition());
    while (reader.next.kind === "sign" && reader.next.text === ")") {
      settle(0);
      if (waiting.pop() !== "(") reader.fail("AND, OR or the end");
      reader.take();
    }
    if (reader.next.kind === "end") break;
    const operator = reader.keyword();
    if (operator !== "AND" && operator !== "OR") reader.fail("AND or OR");
    settle(strength[operator]);
    waiting.push(operator);
    reader.take();
  }
  settle(0);
  if (waiting.length > 0) reader.fail("`)`");
  return steps;
};

const evaluate = (steps: readonly Step[], stateOf: States): Truth => {
  const values: Truth[] = [];
  for (const step of steps) {
    if (typeof step === "function") values.push(step(stateOf));
    else if (step === "NOT") values.push(not(values.pop()));
    else {
      const pair = [values.pop(), values.pop()];
      values.push(step === "AND" ? all(pair) : any(pair));
    }
  }
  return values[0];
};

/**
 * Reads the rule of a composite alarm. Throws `AlarmRuleSyntaxError`.
 * Source: CloudWatch User Guide, combining alarms (rule expressions, AT_LEAST, quotes).
 */
export const parseRule = (text: string): AlarmRule => {
  if (text.length > MAX_LENGTH)
    throw new AlarmRuleSyntaxError(`The rule is longer than ${MAX_LENGTH} characters`, MAX_LENGTH);
  const reader = new Reader(tokenize(text));
  const steps = toSteps(reader);
  return { references: [...reader.references], isTrue: (stateOf) => evaluate(steps, stateOf) };
};

/** The name in a reference to an alarm, which may be an ARN. */
export const nameOf = (reference: string): string =>
  /^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:(.*)$/s.exec(reference)?.[1] ?? reference;
