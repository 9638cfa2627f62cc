import { aiDataEventTypes, dataEventTypes } from "./data-types";
import { type ParseOptions, parseSelectors, type SelectorSource } from "./parse";
import { problemsOf } from "./problems";
import { type AuditRecord, toRecordTest } from "./record";
import { EventSelectorError, type SelectorProblem } from "./syntax";
import { warningsOf } from "./warnings";

export {
  type AuditRecord,
  aiDataEventTypes,
  dataEventTypes,
  EventSelectorError,
  type ParseOptions,
  type SelectorProblem,
  type SelectorSource,
};

/** The selectors of a trail. */
export interface EventSelectors {
  /** Whether a trail with these selectors records the event; undefined while that cannot be known. */
  records(event: AuditRecord): boolean | undefined;
  /** What CloudTrail would refuse, and what could never record what it seems to. */
  readonly problems: readonly SelectorProblem[];
  /** What may be meant, and hardly is: a resource type that CloudTrail does not document, a selector twice. */
  readonly warnings: readonly SelectorProblem[];
  /** Where something cannot be known, e.g. `eventSelectors[0].dataResources`. */
  readonly unknownPaths: readonly string[];
}

/**
 * Parses the selectors of a trail, basic or advanced, in CloudTrail's spelling or an SDK's. Without any, a trail records all
 * management events. Throws `EventSelectorError`.
 * Source: CloudTrail API reference, PutEventSelectors, PutInsightSelectors, AdvancedFieldSelector.
 */
export const parse = (source: SelectorSource, options: ParseOptions = {}): EventSelectors => {
  const selectors = parseSelectors(source, options);
  return {
    records: toRecordTest(selectors),
    problems: problemsOf(selectors),
    warnings: warningsOf(selectors),
    unknownPaths: selectors.unknownPaths,
  };
};
