import type { Subject } from "../concepts";
import { OpenIndex } from "../stack/open-index";
import type { Stack } from "../stack/stack";
import { filtersOf } from "./alerting";
import { alarmPublisher, type Publisher, rulePublisher } from "./publisher";
import { isAuditRule } from "./rules";

/** One who publishes, with the resource that says to which topics. */
interface Publishing {
  readonly publisher: Publisher;
  /** Throws `UndecidedError`. */
  topics(): readonly Subject<"topic">[];
}

const alarmsOf = (stack: Stack): readonly Publishing[] => {
  const alarms = stack.subjects("alarm").filter((alarm) => filtersOf(stack, alarm).length > 0);
  return [...alarms, ...stack.subjects("compositeAlarm")].map((alarm) => ({
    publisher: alarmPublisher(alarm),
    topics: () => alarm.actions.targets,
  }));
};

const rulesOf = (stack: Stack): readonly Publishing[] =>
  stack.subjects("eventTarget").flatMap((target) => {
    const rule = target.rule.target;
    return rule && isAuditRule(rule)
      ? [{ publisher: rulePublisher(rule), topics: () => [target.topic.target].filter((topic) => topic !== undefined) }]
      : [];
  });

const indexes = new WeakMap<Stack, OpenIndex<Publishing>>();

const byTopic = (stack: Stack): OpenIndex<Publishing> => {
  let index = indexes.get(stack);
  if (!index) {
    index = new OpenIndex([...alarmsOf(stack), ...rulesOf(stack)], (each) =>
      each.topics().map(({ resource }) => resource.urn),
    );
    indexes.set(stack, index);
  }
  return index;
};

/** Who publishes to a topic when something in the audit trail raises an alert. Throws `UndecidedError`. */
export const publishersTo = (stack: Stack, topic: Subject<"topic">): readonly Publisher[] =>
  byTopic(stack)
    .find(topic.resource.urn)
    .map(({ publisher }) => publisher);
