import { auditStackReason, type Presence } from "../chain/presence";
import { configFor, type PackConfig } from "../core/config";
import { judge } from "../core/judge";
import type { Policy } from "../core/policy";
import { summarize } from "../core/verdict";
import { catalogue, ofClouds } from "../detections/catalogue";
import { type DetectionResult, trace } from "../detections/trace";
import { firstFound } from "../snapshot/first-found";
import { maskOf } from "../snapshot/secrets";
import type { Snapshot } from "../snapshot/snapshot";
import { UndecidedError } from "../snapshot/unknown";
import { fromSnapshot } from "../stack/from-snapshot";
import type { Stack } from "../stack/stack";
import { version } from "../version";
import type { Report, ReportSubject } from "./contract";
import { resultWithoutSecrets, traceWithoutSecrets } from "./without-secrets";

/** How to judge a deployment for a report. */
export interface ReportOptions {
  readonly policies: readonly Policy[];
  readonly config: PackConfig;
  /** The day against which exceptions expire. */
  readonly today: Date;
}

/** The Regions in use, as the policy on detections is told. */
const regionsOf = ({ policies, config }: ReportOptions): readonly string[] | undefined => {
  const policy = policies.find((each) => "regions" in each.config);
  return policy?.configure(configFor(config, policy.name).settings).config.regions as readonly string[] | undefined;
};

/** When the policies on detections apply, as each is told: where one of them judges, the detections are shown. */
const presencesOf = ({ policies, config }: ReportOptions): readonly Presence[] =>
  policies
    .filter((policy) => "presence" in policy.config && policy.config.providedElsewhere?.type === "array")
    .map((policy) => ({ policy, ...configFor(config, policy.name) }))
    .filter(({ level }) => level !== "disabled")
    .map(({ policy, settings }) => policy.configure(settings).config.presence as Presence);

/** Why detections are asked of a stack, whichever of the policies on them does so. Throws `UndecidedError`. */
const detectionsReason = (stack: Stack, options: ReportOptions): string | undefined =>
  firstFound(
    ...[...new Set<Presence>(["auto", ...presencesOf(options)])].map(
      (presence) => () => auditStackReason(stack, presence),
    ),
  );

/** Traces the detections of a stack that audits; while it cannot be told whether it does, each waits for that. */
const traceAll = (stack: Stack, options: ReportOptions): readonly DetectionResult[] => {
  try {
    const regions = regionsOf(options);
    return detectionsReason(stack, options) !== undefined
      ? ofClouds(stack, catalogue).map((detection) => trace(stack, detection, regions))
      : [];
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    const { message: reason, waitsFor } = error;
    const [urn = ""] = waitsFor;
    return ofClouds(stack, catalogue).map(({ id, controls }) => ({ id, controls, status: "undecided", reason, urn }));
  }
};

/**
 * Judges a deployment by policies and, where it audits at all, traces the detections.
 * Throws `ConfigError` when the configuration cannot be meant as it is written.
 */
export const makeReport = (snapshot: Snapshot, subject: ReportSubject, options: ReportOptions): Report => {
  const stack = fromSnapshot(snapshot);
  const mask = maskOf(snapshot);
  const results = judge(stack, options.policies, options).map((result) => resultWithoutSecrets(result, mask));
  const detections = traceAll(stack.outputs, options).map((traced) => traceWithoutSecrets(traced, mask));
  return { trailproof: version, subject, summary: summarize(results), results, detections };
};
