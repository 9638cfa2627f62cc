import type { Subject } from "../../concepts";
import { alarm as evaluate } from "../../evaluate";
import { all } from "../../evaluate/three-valued";
import { MalformedPropertyError } from "../../providers/errors";
import { UndecidedError } from "../../snapshot/unknown";
import { once } from "../../stack/once";
import { OpenIndex } from "../../stack/open-index";
import type { Stack } from "../../stack/stack";
import type { Obstacle } from "../obstacle";
import { isForeign } from "../region";
import { isNear, type Raised, raisedBy } from "./composite-alarms";
import { queriesLogs } from "./log-alarms";
import { alarmPublisher } from "./publisher";
import { reachOf } from "./publishing";

type Watcher = Subject<"alarm">;
type Filter = Subject<"metricFilter">;

/** Namespace, name and names of dimensions, equal to the letter (PutMetricAlarm). */
const metricKey = (namespace: string | undefined, metricName: string | undefined, dimensions: object): string =>
  JSON.stringify([namespace, metricName, Object.keys(dimensions).sort()]);

const keysOf = (alarm: Watcher): readonly string[] => {
  const metrics = evaluate.metricsOf(alarm);
  if (!metrics)
    throw new UndecidedError(`Which metrics ${alarm.resource.name} watches cannot be told from its query.`, [
      alarm.resource.urn,
    ]);
  return metrics.map(({ namespace, metricName, dimensions }) => metricKey(namespace, metricName, dimensions));
};

const keyOf = ({ namespace, metricName, dimensions }: Filter): string => metricKey(namespace, metricName, dimensions);

interface MetricIndex {
  readonly filters: OpenIndex<Filter>;
  readonly alarms: OpenIndex<Watcher>;
}

const indexOf = once(
  (stack): MetricIndex => ({
    filters: new OpenIndex(stack.subjects("metricFilter"), (filter) => [keyOf(filter)]),
    alarms: new OpenIndex(stack.subjects("alarm"), keysOf),
  }),
);

const toNumber = (text: string | undefined): number | undefined => {
  const number = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
};

/** What a metric filter counts, read when it is asked for. */
class FilterCounter implements evaluate.Counter {
  constructor(private readonly filter: Filter) {}

  get namespace() {
    return this.filter.namespace;
  }
  get metricName() {
    return this.filter.metricName;
  }
  get dimensions() {
    return this.filter.dimensions;
  }
  get unit() {
    return this.filter.unit;
  }
  get value() {
    return toNumber(this.filter.metricValue);
  }
  get defaultValue() {
    return toNumber(this.filter.defaultValue);
  }
}

/** An alarm sees the metrics of its own Region. Throws `UndecidedError` while it may watch the filter's metric. */
const isOn = (alarm: Watcher, filter: Filter): boolean => {
  const watches = all([isNear(alarm, filter), evaluate.watches(alarm, new FilterCounter(filter))]);
  if (watches === undefined)
    throw new UndecidedError(`Whether ${alarm.resource.name} watches ${filter.resource.name} cannot be told.`, [
      alarm.resource.urn,
    ]);
  return watches;
};

/** The metric filters whose metric an alarm watches. Throws `UndecidedError` while one may be that cannot be told. */
export const filtersOf = (stack: Stack, alarm: Watcher): readonly Filter[] => {
  if (queriesLogs(alarm) || stack.subjects("metricFilter").length === 0) return [];
  const { filters } = indexOf(stack);
  return [...new Set(keysOf(alarm).flatMap((key) => filters.find(key, (filter) => isOn(alarm, filter))))];
};

/** Whether an alarm is about logs: about what a metric filter of this stack counts, or what a query of its own finds. Throws `UndecidedError`. */
export const watchesLogs = (stack: Stack, alarm: Watcher): boolean =>
  queriesLogs(alarm) || filtersOf(stack, alarm).length > 0;

/** The alarms that watch a metric filter's metric. Throws `UndecidedError` while one may be that cannot be told. */
export const alarmsOn = (stack: Stack, filter: Filter): readonly Watcher[] =>
  indexOf(stack).alarms.find(keyOf(filter), (alarm) => isOn(alarm, filter));

/** The same, one by one; throws `UndecidedError` after the last while there may be another. */
export const eachAlarmOn = (stack: Stack, filter: Filter): Iterable<Watcher> =>
  indexOf(stack).alarms.each(keyOf(filter), (alarm) => isOn(alarm, filter));

/**
 * Whether what a metric filter counts raises an alarm that watches it: each event, or events at a rate.
 * Throws `UndecidedError` while that cannot be told.
 */
export const firingOf = (
  alarm: Watcher,
  filter: Filter,
  rate?: evaluate.Rate,
): Exclude<evaluate.Firing, { answer: "undecided" }> => {
  const firing = evaluate.firesOn(alarm, new FilterCounter(filter), rate);
  if (firing.answer === "undecided")
    throw new UndecidedError(`Whether it goes off cannot be told: ${firing.why}.`, [alarm.resource.urn]);
  return firing;
};

type Actor = Watcher | Subject<"compositeAlarm">;
type Muter = Subject<"alarmMuteRule">;

/** How an alarm's message gets out, or the first thing that stops it. */
export type Notification =
  | {
      readonly reaches: true;
      readonly topic: Subject<"topic"> | undefined;
      readonly subscription: Subject<"subscription"> | undefined;
    }
  | {
      readonly reaches: false;
      readonly problem: "actionsDisabled" | "noAction" | "noSubscription" | "muted" | "suppressed";
      readonly on: Subject;
    }
  /** CloudWatch refuses a topic that is in another Region than the alarm. */
  | { readonly reaches: false; readonly problem: "otherRegion"; readonly on: Subject; readonly topic: string }
  /** The topic does not take the message, or no subscriber gets it. */
  | { readonly reaches: false; readonly problem: "lost"; readonly on: Subject; readonly obstacle: Obstacle };

/** Who hears what an alarm publishes to a topic. Throws `UndecidedError` while that cannot be told. */
export type Hearing = (stack: Stack, topic: Subject<"topic">, actor: Actor) => Notification;

/** Somebody is subscribed, whatever the topic's policy and key say. */
export const subscribed: Hearing = (stack, topic) => {
  const [subscription] = stack.referrers(topic, "subscription", "topic");
  return subscription
    ? { reaches: true, topic, subscription }
    : { reaches: false, problem: "noSubscription", on: topic };
};

/** The message gets through: the topic takes it, and a subscriber gets it. */
export const heard: Hearing = (stack, topic, actor) => {
  const { subscription, obstacle } = reachOf(stack, topic, alarmPublisher(actor));
  return obstacle
    ? { reaches: false, problem: "lost", on: obstacle.on, obstacle }
    : { reaches: true, topic, subscription };
};

type Muters = Readonly<Record<Actor["concept"], OpenIndex<Muter>>>;

const mutersOf = once((stack): Muters => {
  const rules = stack.subjects("alarmMuteRule");
  const urnsOf = ({ targets }: { readonly targets: readonly Actor[] }) => targets.map(({ resource }) => resource.urn);
  return {
    alarm: new OpenIndex(rules, ({ alarms }) => urnsOf(alarms)),
    compositeAlarm: new OpenIndex(rules, ({ compositeAlarms }) => urnsOf(compositeAlarms)),
  };
});

/** The rule that mutes an alarm time and again; a window that opens once ends by itself. */
const muterOf = (stack: Stack, actor: Actor): Muter | undefined =>
  mutersOf(stack)[actor.concept].find(actor.resource.urn, ({ schedule }) => {
    const muting = evaluate.mutingOf(schedule);
    return muting === "always" || muting === "recurring";
  })[0];

type Way = () => Notification | undefined;

/**
 * The first way that reaches somebody. What cannot be told may, so it comes before what stops the others, and what the
 * provider would refuse is told when no other way is left.
 */
const firstReaching = (ways: Iterable<Way>): Notification | undefined => {
  const stops: Extract<Notification, { reaches: false }>[] = [];
  let open: UndecidedError | undefined;
  let malformed: MalformedPropertyError | undefined;
  for (const way of ways) {
    try {
      const notification = way();
      if (notification?.reaches) return notification;
      if (notification) stops.push(notification);
    } catch (error) {
      if (error instanceof UndecidedError) open ??= error;
      else if (error instanceof MalformedPropertyError) malformed ??= error;
      else throw error;
    }
  }
  const broken = open ?? malformed;
  if (broken) throw broken;
  return stops.find(({ problem }) => problem !== "noAction") ?? stops[0];
};

/** PutMetricAlarm accepts topics of the alarm's own Region alone: "Invalid region eu-west-1 specified". */
const byArn = (actor: Actor, arn: string): Notification | undefined => {
  const audience = evaluate.audienceOf(arn);
  if (audience === "somebody") return { reaches: true, topic: undefined, subscription: undefined };
  if (audience === "nobody") return undefined;
  if (audience === "topic" && isForeign(actor, arn))
    return { reaches: false, problem: "otherRegion", on: actor, topic: arn };
  throw new UndecidedError("Its topic is not part of this stack, so who is subscribed to it cannot be told.", [arn]);
};

function* actionsOf(stack: Stack, actor: Actor, hearing: Hearing): Iterable<Way> {
  for (const topic of actor.actions.targets) yield () => hearing(stack, topic, actor);
  yield () => firstReaching(actor.actions.elsewhere.map((arn) => () => byArn(actor, arn)));
}

const through = (stack: Stack, actor: Actor, hearing: Hearing): Notification => {
  if (!actor.actionsEnabled) return { reaches: false, problem: "actionsDisabled", on: actor };
  const notification = firstReaching(actionsOf(stack, actor, hearing));
  if (!notification) return { reaches: false, problem: "noAction", on: actor };
  const muter = notification.reaches ? muterOf(stack, actor) : undefined;
  return muter ? { reaches: false, problem: "muted", on: muter } : notification;
};

const throughComposite = (stack: Stack, { composite, stateOf }: Raised, hearing: Hearing): Notification => {
  const { suppressor } = composite;
  const state = suppressor === undefined ? "OK" : stateOf(suppressor);
  if (state === undefined)
    throw new UndecidedError(`Whether ${composite.resource.name} is held back cannot be told.`, [
      composite.resource.urn,
    ]);
  return state === "ALARM"
    ? { reaches: false, problem: "suppressed", on: composite }
    : through(stack, composite, hearing);
};

/** Each way that the message may take: the alarm's own actions, then those of composite alarms that it raises. */
function* waysOf(stack: Stack, alarm: Watcher, hearing: Hearing): Iterable<Way> {
  yield () => through(stack, alarm, hearing);
  for (const raised of raisedBy(stack, alarm))
    yield () => {
      const found = raised();
      return found && throughComposite(stack, found, hearing);
    };
}

/** Whether somebody is told when the alarm goes off, by its own actions or by a composite's. */
export const notificationOf = (stack: Stack, alarm: Watcher, hearing: Hearing): Notification =>
  firstReaching(waysOf(stack, alarm, hearing)) ?? { reaches: false, problem: "noAction", on: alarm };
