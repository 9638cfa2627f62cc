import type { Subject } from "../concepts";
import { filtersOf } from "./alerting";
import { OpenIndex } from "./open-index";
import { alarmPublisher, type Publisher } from "./publisher";
import type { Stack } from "./stack";

type Actor = Subject<"alarm"> | Subject<"compositeAlarm">;

const indexes = new WeakMap<Stack, OpenIndex<Actor>>();

const alarmsByTopic = (stack: Stack): OpenIndex<Actor> => {
  let index = indexes.get(stack);
  if (!index) {
    const alarms = [...stack.subjects("alarm").filter((alarm) => filtersOf(stack, alarm).length > 0)];
    index = new OpenIndex<Actor>([...alarms, ...stack.subjects("compositeAlarm")], ({ actions }) =>
      actions.targets.map(({ resource }) => resource.urn),
    );
    indexes.set(stack, index);
  }
  return index;
};

/** Who publishes to a topic when something in the audit trail raises an alert. Throws `UndecidedError`. */
export const publishersTo = (stack: Stack, topic: Subject<"topic">): readonly Publisher[] =>
  alarmsByTopic(stack).find(topic.resource.urn).map(alarmPublisher);
