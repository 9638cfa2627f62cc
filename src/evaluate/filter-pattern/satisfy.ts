import type { Condition, Expression, Selector, Step, Term } from "./ast";
import { hasWildcard } from "./match";
import type { Options } from "./options";
import { type Answer, answerFor, type Domain } from "./possible-values";
import type { ValueTest } from "./values";

/** How a pattern's conditions are tested, and on what. */
export interface Meaning {
  readonly domain: Domain;
  readonly options: Options;
  toTest(condition: Condition): ValueTest;
}

/** A place in an event that conditions speak of. */
interface Place {
  readonly children: Map<string, { readonly step: Step; readonly place: Place }>;
  readonly conditions: Condition[];
}

const newPlace = (): Place => ({ children: new Map(), conditions: [] });

const keyOf = (step: Step): string =>
  "name" in step ? `.${step.name}` : "index" in step ? `[${step.index}` : `*${step.every}`;

const placeOf = (root: Place, selector: Selector): Place => {
  let place = root;
  for (const step of selector) {
    const key = keyOf(step);
    let child = place.children.get(key);
    if (!child) {
      child = { step, place: newPlace() };
      place.children.set(key, child);
    }
    place = child.place;
  }
  return place;
};

const isListStep = (step: Step): boolean => "index" in step || ("every" in step && step.every === "element");

const worse = (a: Answer, b: Answer): Answer => (a === "no" || b === "no" ? "no" : a === "undecided" ? a : b);

/** What comes of conditions that have to hold together: places that have to be there, and values for them. */
class Conjunction {
  private answer: Answer = "yes";
  private readonly present = new Map<Place, boolean>();

  constructor(private readonly meaning: Meaning) {}

  solve(conditions: readonly Condition[]): Answer {
    const root = newPlace();
    for (const condition of conditions) placeOf(root, condition.selector).conditions.push(condition);
    const order: Place[] = [root];
    for (let i = 0; i < order.length; i++)
      for (const { place } of (order[i] as Place).children.values()) order.push(place);
    // Leaves first: a place is there when anything demands it, or something within it.
    for (const place of order.reverse()) {
      const within = [...place.children.values()].filter(({ place: child }) => this.present.get(child));
      this.present.set(place, within.length > 0 || place.conditions.some(({ kind }) => kind !== "notExists"));
      this.judge(
        place,
        within.map(({ step }) => step),
        place === root,
      );
      if (this.answer === "no") break;
    }
    return this.answer;
  }

  private note(answer: Answer): void {
    this.answer = worse(this.answer, answer);
  }

  private judge(place: Place, within: readonly Step[], isRoot: boolean): void {
    const positive = place.conditions.filter(({ kind }) => kind !== "notExists");
    const absent = positive.length < place.conditions.length;
    const isList = within.some(isListStep);
    const contradicts =
      (isList && (isRoot || !within.every(isListStep))) ||
      (absent && this.present.get(place)) ||
      (positive.length > 0 && within.length > 0);
    if (contradicts) this.note("no");
    this.judgeElements(place, within);
    if (positive.length === 0) return;
    const { meaning } = this;
    const tested = positive.map((condition) => ({ condition, test: meaning.toTest(condition) }));
    this.note(answerFor(tested, meaning.domain, meaning.options));
  }

  /** An element is there only with those before it. */
  private judgeElements(place: Place, within: readonly Step[]): void {
    const last = Math.max(-1, ...within.map((step) => ("index" in step ? step.index : -1)));
    for (const { step, place: child } of place.children.values())
      if ("index" in step && step.index < last && child.conditions.some(({ kind }) => kind === "notExists"))
        this.note("no");
  }
}

const meet = (step: Step | undefined, other: Step | undefined): boolean =>
  step !== undefined && other !== undefined && ("every" in step || "every" in other || keyOf(step) === keyOf(other));

/** Several conditions behind one wildcard need not be met by one and the same value: together with others, all stays open. */
const solveTogether = (conditions: readonly Condition[], meaning: Meaning): Answer => {
  const solve = (some: readonly Condition[]): Answer => new Conjunction(meaning).solve(some);
  const wild = conditions.filter(({ selector }) => hasWildcard(selector));
  const tame = solve(conditions.filter(({ selector }) => !hasWildcard(selector)));
  const answer = wild.map((condition) => solve([condition])).reduce(worse, tame);
  const entangled = wild.some((condition) =>
    conditions.some((other) => other !== condition && meet(condition.selector[0], other.selector[0])),
  );
  return entangled ? worse(answer, "undecided") : answer;
};

/** What is still to be chosen for one way to meet an expression. */
interface Way {
  readonly chosen: readonly Condition[];
  readonly open: readonly Expression[];
}

/** Takes conditions and parts of conjunctions into a way, until only choices are left. */
const settle = ({ chosen, open }: Way): Way => {
  const conditions = [...chosen];
  const choices: Expression[] = [];
  const pending = [...open];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === "condition") conditions.push(next.condition);
    else if (next.kind === "or") choices.push(next);
    else for (const part of next.parts) pending.push(part);
  }
  return { chosen: conditions, open: choices };
};

/** Conditions looked at before the search gives up. */
const BUDGET = 200_000;

/** Whether some event can meet an expression: looks for a way through its alternatives on which nothing contradicts. */
export const answerForExpression = (expression: Expression, meaning: Meaning): Answer => {
  let answer: Answer = "no";
  let budget = BUDGET;
  const ways: Way[] = [{ chosen: [], open: [expression] }];
  for (let way = ways.pop(); way; way = ways.pop()) {
    const { chosen, open } = settle(way);
    budget -= chosen.length + open.length + 1;
    if (budget < 0) return "undecided";
    const solved = solveTogether(chosen, meaning);
    if (solved === "no") continue;
    const [choice, ...others] = open;
    if (!choice || choice.kind === "condition") {
      if (solved === "yes") return "yes";
      answer = "undecided";
      continue;
    }
    for (let i = choice.parts.length - 1; i >= 0; i--) {
      budget -= chosen.length + others.length;
      ways.push({ chosen, open: [...others, choice.parts[i] as Expression] });
    }
    if (budget < 0) return "undecided";
  }
  return answer;
};

/** Whether some message can meet terms: one that holds everything demanded, unless that holds what is excluded. */
export const answerForTerms = (terms: readonly Term[], matches: (text: string) => boolean): Answer => {
  const demanded = terms.filter(({ sign }) => sign !== "-").map(({ text }) => text);
  const excluded = terms.filter(({ sign }) => sign === "-").map(({ text }) => text);
  const required = terms.filter(({ sign }) => sign === "").map(({ text }) => text);
  if (["\u0001", "", " "].some((joint) => matches(demanded.join(joint)))) return "yes";
  if (matches(required.join("\u0001"))) return "yes";
  return excluded.some((text) => text === "" || required.some((other) => other.includes(text))) ? "no" : "undecided";
};
