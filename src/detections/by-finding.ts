import { accountOf } from "../chain/access/account";
import { ruleMatches, ruleTakes } from "../chain/alerting/rules";
import { suppressorOf } from "../chain/alerting/suppression";
import { featureOf } from "../chain/investigation/detector";
import { inOneRegion } from "../chain/region";
import type { Subject } from "../concepts";
import { MalformedPropertyError } from "../providers/errors";
import { UndecidedError } from "../snapshot/unknown";
import { once } from "../stack/once";
import type { Stack } from "../stack/stack";
import { wayFrom } from "./by-rule";
import { ordinaryEvents } from "./event";
import { type Finding, type FindingPlace, findingEvent, importedEvent, type ServiceEvent } from "./finding-events";
import { finderOf } from "./findings";
import { anyWay, type Break, breakAt, inSequence, past, type Way } from "./way";

type Rule = Subject<"eventRule">;
/** What tells of findings. */
export type Finder = Subject<"detector"> | Subject<"findingsHub">;

const open = (rule: Rule, why: string): UndecidedError =>
  new UndecidedError(`Whether ${rule.resource.name} takes it cannot be told: ${why}.`, [rule.resource.urn]);

/** A rule on what comes all day long tells of nothing. */
const takes = (rule: Rule, event: ServiceEvent): boolean => {
  const truth = ruleTakes(rule, event, event.region);
  if (truth === undefined) throw open(rule, "its pattern, its bus or its Region is not known");
  return truth && ordinaryEvents.some((ordinary) => ruleMatches(rule, ordinary) === false);
};

const unmatched = (at: Finder | undefined): Break =>
  breakAt(
    "matched",
    at,
    "no event rule matches",
    "add a rule on `GuardDuty Finding` whose pattern takes severities from 4 on, and low findings about models and about auditing by their type",
  );

/** A finding is looked for where the rule is. The account that the rule asks for is taken to be the finding's, where that is not known. */
const placeFor = (stack: Stack, rule: Rule): FindingPlace => {
  const named = rule.pattern?.literals("account")?.[0];
  return { account: accountOf(stack, rule) ?? String(named ?? "123456789012"), region: rule.resource.region };
};

/** Security Hub's findings in its newer form; what they hold is not looked into. */
const isOnNewerHub = ({ pattern }: Rule): boolean =>
  pattern?.literals("detail-type")?.includes("Findings Imported V2") ?? false;

const hubNear = (stack: Stack, rule: Rule): boolean =>
  stack.subjects("findingsHub").some((hub) => inOneRegion(hub, rule));

/** The events by which a rule may learn of a finding: as it was sent, and as Security Hub hands it on. */
interface Forms {
  readonly sent?: ServiceEvent;
  readonly imported?: ServiceEvent;
}

const sources = ["aws.guardduty", "aws.securityhub"];

/** Rules that may take something of GuardDuty or of Security Hub: a stack has many others, and findings are many. */
const candidatesOnce = once((stack) =>
  stack.subjects("eventRule").filter((rule) => {
    try {
      const { pattern } = rule;
      return pattern !== undefined && sources.some((source) => pattern.admits({ source }) !== false);
    } catch (error) {
      if (error instanceof UndecidedError || error instanceof MalformedPropertyError) return true;
      throw error;
    }
  }),
);

/** From a finding that was made to somebody: a rule that takes it in one of its forms. */
const wayOf = (stack: Stack, from: Finder | undefined, formsFor: (rule: Rule) => Forms): Way | Break =>
  anyWay("matched", candidatesOnce(stack), (rule) => {
    const { sent, imported } = formsFor(rule);
    const isNear = (): boolean => from === undefined || inOneRegion(from, rule);
    if (sent && takes(rule, sent)) return isNear() ? wayFrom(stack, rule) : undefined;
    if (isOnNewerHub(rule)) throw open(rule, "it waits for the newer findings of Security Hub");
    if (!imported || !takes(rule, imported) || !isNear()) return undefined;
    if (hubNear(stack, rule)) return wayFrom(stack, rule);
    throw open(rule, "it waits for findings of Security Hub, which is not part of this stack");
  }) ?? unmatched(from);

/** What GuardDuty archives by itself it sends to nobody. */
const pastFilters = (stack: Stack, detector: Subject<"detector">, finding: Finding): Way | Break => {
  const filter = suppressorOf(stack, detector, finding);
  if (!filter) return { path: [], assumes: [] };
  const { name } = filter.resource;
  return breakAt("matched", filter, `the filter ${name} archives it before anybody is told`, `narrow ${name}`);
};

/** From a finding that a detector has made to somebody. */
const wayFromDetector = (
  stack: Stack,
  detector: Subject<"detector">,
  finding: Finding,
  formsFor: (rule: Rule) => Forms,
) =>
  inSequence(
    ["matched", () => pastFilters(stack, detector, finding)],
    ["matched", () => wayOf(stack, detector, formsFor)],
  );

/** From a finding to somebody who is told, whoever finds it. Throws `UndecidedError`. */
export const wayOfFinding = (stack: Stack, finding: Finding, from: Finder | undefined): Way | Break => {
  const formsFor = (rule: Rule): Forms => {
    const place = placeFor(stack, rule);
    const imported = importedEvent(finding, place);
    return from?.concept === "findingsHub" ? { imported } : { sent: findingEvent(finding, place), imported };
  };
  return from?.concept === "detector" ? wayFromDetector(stack, from, finding, formsFor) : wayOf(stack, from, formsFor);
};

const isFinding = (detail: object): detail is Finding => "type" in detail && "severity" in detail;

/** Whether a detector makes findings of a type. */
const found = (stack: Stack, detector: Subject<"detector">, type: string): Way | Break => {
  const { name } = detector.resource;
  if (!detector.enabled)
    return breakAt(
      "captured",
      detector,
      `${name} is switched off`,
      `set \`${detector.propertyOf("enabled")}\` to true`,
    );
  const feature = finderOf(type);
  const isOn = feature === undefined || featureOf(stack, detector, feature);
  if (isOn === true) return past("captured", detector, undefined);
  if (isOn === undefined && feature !== "RUNTIME_MONITORING")
    throw new UndecidedError(`Whether ${name} has ${feature} on cannot be told: nothing declares it.`, [
      detector.resource.urn,
    ]);
  return breakAt(
    "captured",
    detector,
    `${name} does not have ${feature} on, which finds ${type}`,
    `switch ${feature} on`,
  );
};

const inRegion = <F extends Finder>(finders: readonly F[], region: string | undefined): readonly F[] =>
  finders.filter(({ resource }) => region === undefined || resource.region === undefined || resource.region === region);

const nobodyFinds = (what: string, region: string | undefined): Break =>
  breakAt(
    "captured",
    undefined,
    `the stack has no ${what}${region === undefined ? "" : ` in ${region}`}`,
    "declare one",
  );

const fromHub = (stack: Stack, event: ServiceEvent): Way | Break =>
  anyWay("captured", inRegion(stack.subjects("findingsHub"), event.region), (hub) =>
    inSequence(
      ["captured", () => past("captured", hub, undefined)],
      ["matched", () => wayOf(stack, hub, () => ({ sent: event }))],
    ),
  ) ?? nobodyFinds("hub for findings", event.region);

const fromDetector = (stack: Stack, event: ServiceEvent, finding: Finding): Way | Break =>
  anyWay("captured", inRegion(stack.subjects("detector"), event.region), (detector) => {
    const imported = importedEvent(finding, { account: String(event.account), region: event.region });
    return inSequence(
      ["captured", () => found(stack, detector, finding.type)],
      ["matched", () => wayFromDetector(stack, detector, finding, () => ({ sent: event, imported }))],
    );
  }) ?? nobodyFinds("detector", event.region);

/** From what GuardDuty or Security Hub sends to somebody who is told. Throws `UndecidedError`. */
export const wayFromFinder = (stack: Stack, event: ServiceEvent): Way | Break => {
  const { detail } = event;
  return isFinding(detail) ? fromDetector(stack, event, detail) : fromHub(stack, event);
};
