import type { Subject } from "../concepts";
import { iam } from "../evaluate";
import { partitionOf } from "../evaluate/partition";
import { filtersOf } from "./alerting";
import { OpenIndex } from "./open-index";
import type { Publisher } from "./publishing";
import type { Stack } from "./stack";

type Actor = Subject<"alarm"> | Subject<"compositeAlarm">;

/** An alarm as whoever publishes to a topic. */
export const alarmPublisher = (alarm: Actor): Publisher => ({
  service: "cloudwatch.amazonaws.com",
  subject: alarm,
  sourceArn(account) {
    const { arn, region } = alarm.resource;
    if (arn !== undefined) return arn;
    return alarm.name === undefined || region === undefined
      ? iam.unknownValue
      : `arn:${partitionOf(region)}:cloudwatch:${region}:${account}:alarm:${alarm.name}`;
  },
});

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
