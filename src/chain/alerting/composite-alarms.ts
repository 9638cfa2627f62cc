import type { Subject } from "../../concepts";
import { alarm as evaluate } from "../../evaluate";
import { all, not, type Truth } from "../../evaluate/three-valued";
import { MalformedPropertyError } from "../../providers/errors";
import { UndecidedError } from "../../snapshot/unknown";
import { once } from "../../stack/once";
import type { Stack } from "../../stack/stack";

type Composite = Subject<"compositeAlarm">;
type Alarm = Subject<"alarm">;

interface Rule extends evaluate.AlarmRule {
  readonly composite: Composite;
}

interface CompositeIndex {
  /** Rules by the names of the alarms that they speak of. */
  readonly naming: ReadonlyMap<string, readonly Rule[]>;
  /** Rules by the name of the composite alarm that has them. */
  readonly byName: ReadonlyMap<string, Rule>;
  /** True while a name that no known composite alarm has may be that of one. */
  readonly mayBeComposite: (name: string) => boolean;
  /** The first composite alarm whose rule or name cannot be known yet: any alarm may be in it. */
  readonly open: UndecidedError | undefined;
}

const indexOf = once((stack): CompositeIndex => {
  const naming = new Map<string, Rule[]>();
  const byName = new Map<string, Rule>();
  let open: UndecidedError | undefined;
  for (const composite of stack.subjects("compositeAlarm")) {
    try {
      const rule = { ...evaluate.parseRule(composite.rule), composite };
      for (const name of new Set(rule.references.map(evaluate.nameOf))) {
        const rules = naming.get(name);
        if (rules) rules.push(rule);
        else naming.set(name, [rule]);
      }
      if (composite.name !== undefined) byName.set(composite.name, rule);
    } catch (error) {
      if (error instanceof UndecidedError) open ??= error;
      else if (!(error instanceof evaluate.AlarmRuleSyntaxError || error instanceof MalformedPropertyError))
        throw error;
    }
  }
  const mayBeComposite = (name: string) => open !== undefined && stack.named("alarm", name).length === 0;
  return { naming, byName, mayBeComposite, open };
});

const toState = (truth: Truth): evaluate.AlarmState | undefined =>
  truth === undefined ? undefined : truth ? "ALARM" : "OK";

/** Composites that watch composites: CloudWatch refuses circles, and so deep a chain is none that anybody follows. */
const MAX_CHAIN = 50;

/** The states of all alarms when one is in a state, the other metric alarms are OK, and composites follow from them. */
const statesWith = ({ byName, mayBeComposite }: CompositeIndex, alarm: string, state: evaluate.AlarmState) => {
  const known = new Map<string, evaluate.AlarmState | undefined>([[alarm, state]]);
  let depth = 0;
  const stateOf = (reference: string): evaluate.AlarmState | undefined => {
    const name = evaluate.nameOf(reference);
    if (known.has(name)) return known.get(name);
    const rule = byName.get(name);
    if (!rule) return mayBeComposite(name) ? undefined : "OK";
    if (depth >= MAX_CHAIN) return undefined;
    known.set(name, undefined);
    depth++;
    const found = toState(rule.isTrue(stateOf));
    depth--;
    known.set(name, found);
    return found;
  };
  return stateOf;
};

/** Whether two resources are in the same Region; undefined when only one of them says in which it is. */
export const isNear = ({ resource: { region: a } }: Subject, { resource: { region: b } }: Subject): Truth =>
  a === b ? true : a === undefined || b === undefined ? undefined : false;

/** A composite alarm that goes into ALARM when another alarm does, and the state of any alarm then. */
export interface Raised {
  readonly composite: Composite;
  readonly stateOf: (reference: string) => evaluate.AlarmState | undefined;
}

/**
 * The composite alarms that an alarm raises, directly or through others, one question each: `undefined` when it does not
 * after all. A rule that is true before already is no transition. Each throws `UndecidedError` while that cannot be told.
 */
export function* raisedBy(stack: Stack, alarm: Alarm): Iterable<() => Raised | undefined> {
  const index = indexOf(stack);
  if (index.naming.size === 0 && !index.open) return;
  const { name } = alarm;
  const rules = new Set(name === undefined ? [] : index.naming.get(name));
  const [fired, quiet] = [statesWith(index, name ?? "", "ALARM"), statesWith(index, name ?? "", "OK")];
  for (const rule of rules) {
    const { composite } = rule;
    for (const next of index.naming.get(composite.name ?? "") ?? []) rules.add(next);
    yield () => {
      const raises = all([isNear(alarm, composite), rule.isTrue(fired), not(rule.isTrue(quiet))]);
      if (raises === undefined)
        throw new UndecidedError(`Whether it raises ${composite.resource.name} cannot be told.`, [
          composite.resource.urn,
        ]);
      return raises ? { composite, stateOf: fired } : undefined;
    };
  }
  const { open } = index;
  if (open)
    yield () => {
      throw open;
    };
}
