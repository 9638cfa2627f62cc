import type { Condition, Statement } from "./syntax";
import type { Context } from "./template";

/** The part by which a statement does not apply to a request, in the order in which they are asked. */
export type Mismatch = "principal" | "action" | "resource" | "condition";

/** A statement that could have allowed a request, and why it does not. */
export interface Miss {
  readonly statement: Statement;
  readonly index: number;
  readonly mismatch: Mismatch;
  /** Which condition, when it is one. */
  readonly condition: number | undefined;
}

/** A statement as a reader finds it: by its Sid, else by its place. */
export const nameOf = ({ sid }: Statement, index: number): string =>
  sid ? `statement "${sid.slice(0, 100)}"` : `statement ${index + 1}`;

/** An operator as it is written, with what stands before and after it. */
export const operatorOf = ({ operator, ifExists, qualifier }: Condition): string =>
  `${qualifier ? `${qualifier}:` : ""}${operator}${ifExists ? "IfExists" : ""}`;

/** A condition as a reader finds it: by its key and its operator. */
const conditionName = (condition: Condition): string =>
  `\`${operatorOf(condition)}\` on \`${condition.key.slice(0, 100)}\``;

const order: readonly Mismatch[] = ["principal", "action", "resource", "condition"];

const others: Readonly<Record<Exclude<Mismatch, "condition">, string>> = {
  principal: "is about other principals",
  action: "is about other actions",
  resource: "is about other resources",
};

const missWord = ({ statement, index, mismatch, condition }: Miss, context: Context): string => {
  const name = nameOf(statement, index);
  if (mismatch !== "condition") return `${name} ${others[mismatch]}`;
  const unmet = condition === undefined ? undefined : statement.conditions[condition];
  if (!unmet) return `${name} has a condition that the request does not meet`;
  const absent = context.has(unmet.key.toLowerCase()) ? "" : ", which the request does not carry";
  return `${name} has a condition that the request does not meet: ${conditionName(unmet)}${absent}`;
};

/** How many statements an explanation names. */
const MANY = 3;

/** The statements that come nearest to allowing a request. */
export class Misses {
  private rank = -1;
  private told: Miss[] = [];
  private more = 0;

  add(miss: Miss): void {
    const rank = order.indexOf(miss.mismatch);
    if (rank < this.rank) return;
    if (rank > this.rank) [this.rank, this.told, this.more] = [rank, [], 0];
    if (this.told.length < MANY) this.told.push(miss);
    else this.more++;
  }

  /** Why nothing allows the request. */
  words(context: Context): string {
    if (this.told.length === 0) return "no statement allows anything";
    const words = this.told.map((miss) => missWord(miss, context)).join("; ");
    return this.more === 0
      ? words
      : `${words}; and ${this.more} more ${this.more === 1 ? "does" : "do"} not fit either`;
  }
}
