import type { Subject } from "../concepts";
import { type Cloud, cloudOf, providerOf } from "../providers";
import { MalformedPropertyError } from "../providers/errors";
import { firstFound } from "../snapshot/first-found";
import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";
import { waitsForThreats } from "./alerting/rules";

/** Fields that CloudTrail records have and application logs seldom do (CloudTrail record contents). */
const recordFields = /\$\.(eventName|eventSource|eventType|userIdentity|errorCode|errorMessage|sourceIPAddress)\b/;

/** Fields that ActionTrail events have in a log store, and application logs seldom do. */
const eventFields = /\bevent\.(eventName|eventSource|eventType|serviceName|userIdentity|errorCode|acsRegion)\b/;

/** Whether an alert asks for audit records, by the fields that its queries name. Throws `UndecidedError`. */
export const readsRecords = (alert: Subject<"logAlert">): boolean =>
  alert.queries.some(({ text }) => eventFields.test(text));

/** Asks for what a resource says, and takes what cannot be known for nothing. */
const known = (ask: () => boolean): boolean => {
  try {
    return ask();
  } catch (error) {
    if (error instanceof UndecidedError || error instanceof MalformedPropertyError) return false;
    throw error;
  }
};

const cloudsOf = (subjects: readonly Subject[]): readonly Cloud[] => [
  ...new Set(subjects.map(({ resource }) => cloudOf(resource.type))),
];

/** The clouds in which a stack audits; where nothing of it does, those that it deploys to. */
export const auditedClouds = (stack: Stack): readonly Cloud[] => {
  const audits = cloudsOf([
    ...stack.subjects("trail"),
    ...stack.subjects("metricFilter").filter((filter) => known(() => recordFields.test(filter.pattern))),
    ...stack.subjects("logAlert").filter((alert) => known(() => readsRecords(alert))),
  ]);
  if (audits.length > 0) return audits;
  const used = new Set(stack.resources.filter(({ type }) => providerOf(type)).map(({ type }) => cloudOf(type)));
  return used.size > 0 ? [...used] : ["aws", "alibaba"];
};

/** Whether presence rules apply to a stack: most stacks own no trail, and need none of their own. */
export type Presence = "auto" | "required" | "off";

/** The stack tag that says so for one stack: `pulumi stack tag set trailproof:presence required`. */
export const PRESENCE_TAG = "trailproof:presence";

const isPresence = (text: string | undefined): text is Presence =>
  text === "auto" || text === "required" || text === "off";

/** Why something is asked of a stack: its tag or the configuration says so, or else what it declares. */
const reasonFor = (stack: Stack, configured: Presence, ofItself: () => string | undefined): string | undefined => {
  const tag = stack.tags.get(PRESENCE_TAG);
  const presence = isPresence(tag) ? tag : configured;
  if (presence === "off") return undefined;
  return presence === "required" ? "it is declared to be one" : ofItself();
};

const audits = (stack: Stack): string | undefined => {
  if (stack.subjects("trail").length > 0) return "it has a trail";
  return firstFound(
    ...stack
      .subjects("metricFilter")
      .map(
        (filter) => () =>
          recordFields.test(filter.pattern)
            ? `its metric filter ${filter.resource.name} reads audit records`
            : undefined,
      ),
    ...stack
      .subjects("logAlert")
      .map((alert) => () => (readsRecords(alert) ? `its alert ${alert.resource.name} reads audit records` : undefined)),
  );
};

/**
 * What makes a stack one for auditing; `undefined` when nothing does.
 * Throws `UndecidedError` when nothing does so far, and a pattern that is not known yet might.
 */
export const auditStackReason = (stack: Stack, configured: Presence): string | undefined =>
  reasonFor(stack, configured, () => audits(stack));

/** The same in one cloud: what a stack audits in another is no reason. */
export const auditReasonIn = (cloud: Cloud, stack: Stack, configured: Presence): string | undefined =>
  auditedClouds(stack).includes(cloud) ? auditStackReason(stack, configured) : undefined;

/** What makes a stack one whose findings somebody has to be able to look into; a trail alone does not. */
export const investigationReason = (stack: Stack, configured: Presence): string | undefined =>
  reasonFor(stack, configured, () => {
    const [detector] = stack.subjects("detector");
    return detector && `its detector ${detector.resource.name} finds what has to be looked into`;
  });

/** What makes a stack one that needs findings: it waits for them, or looks into them. Throws `UndecidedError`. */
export const findingsReason = (stack: Stack, configured: Presence): string | undefined =>
  reasonFor(stack, configured, () => {
    const [graph] = stack.subjects("graph");
    if (graph) return `its graph ${graph.resource.name} is for looking into findings`;
    return firstFound(
      ...stack
        .subjects("eventRule")
        .map((rule) => () => (waitsForThreats(rule) ? `its rule ${rule.resource.name} waits for findings` : undefined)),
    );
  });
