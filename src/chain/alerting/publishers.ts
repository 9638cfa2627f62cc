import type { Subject } from "../../concepts";
import { MalformedPropertyError } from "../../providers/errors";
import { once } from "../../stack/once";
import { OpenIndex } from "../../stack/open-index";
import type { Stack } from "../../stack/stack";
import { watchesLogs } from "./alerting";
import { alarmPublisher, type Publisher, rulePublisher } from "./publisher";
import { isAuditRule } from "./rules";

/** One who may publish an alert to topics. Both questions throw `UndecidedError`. */
interface Publishing {
  topics(): readonly Subject<"topic">[];
  /** `undefined` when nothing in the audit trail makes it publish. */
  publisher(): Publisher | undefined;
}

const alarmsOf = (stack: Stack): readonly Publishing[] => [
  ...stack.subjects("alarm").map((alarm) => ({
    topics: () => alarm.actions.targets,
    publisher: () => (watchesLogs(stack, alarm) ? alarmPublisher(alarm) : undefined),
  })),
  ...stack.subjects("compositeAlarm").map((alarm) => ({
    topics: () => alarm.actions.targets,
    publisher: () => alarmPublisher(alarm),
  })),
];

const rulesOf = (stack: Stack): readonly Publishing[] =>
  stack.subjects("eventTarget").map(({ topic, rule }) => ({
    topics: () => [topic.target].filter((target) => target !== undefined),
    publisher: () => {
      const { target } = rule;
      return target && isAuditRule(target) ? rulePublisher(target) : undefined;
    },
  }));

/** What the provider would refuse publishes nothing. */
const publishes = ({ publisher }: Publishing): boolean => {
  try {
    return publisher() !== undefined;
  } catch (error) {
    if (error instanceof MalformedPropertyError) return false;
    throw error;
  }
};

const byTopic = once(
  (stack) =>
    new OpenIndex<Publishing>([...alarmsOf(stack), ...rulesOf(stack)], (each) =>
      each.topics().map(({ resource }) => resource.urn),
    ),
);

/** Who publishes to a topic when something in the audit trail raises an alert. Throws `UndecidedError`. */
export const publishersTo = (stack: Stack, topic: Subject<"topic">): readonly Publisher[] =>
  byTopic(stack)
    .find(topic.resource.urn, publishes)
    .flatMap(({ publisher }) => publisher() ?? []);
