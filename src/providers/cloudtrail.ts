import type { Trail } from "../concepts/trail";
import type { eventSelector } from "../evaluate";
import type { Lenses } from "./adapter";
import { prefixOf } from "./prefix";
import { selectorsOf } from "./selectors";

interface TrailSource extends eventSelector.SelectorSource {
  isMultiRegionTrail?: boolean | undefined;
  includeGlobalServiceEvents?: boolean | undefined;
  enableLogFileValidation?: boolean | undefined;
  isOrganizationTrail?: boolean | undefined;
  s3KeyPrefix?: string | undefined;
  kmsKeyId?: string | undefined;
  cloudWatchLogsRoleArn?: string | undefined;
}

/** What both AWS providers spell alike of a trail (CloudTrail API Reference, CreateTrail). */
export const trailLenses = {
  multiRegion: {
    at: "isMultiRegionTrail",
    get: (p) => p.isMultiRegionTrail ?? false,
    set: (p, v) => (p.isMultiRegionTrail = v),
  },
  globalServiceEvents: {
    at: "includeGlobalServiceEvents",
    get: (p) => p.includeGlobalServiceEvents ?? true,
    set: (p, v) => (p.includeGlobalServiceEvents = v),
  },
  logFileValidation: {
    at: "enableLogFileValidation",
    get: (p) => p.enableLogFileValidation ?? false,
    set: (p, v) => (p.enableLogFileValidation = v),
  },
  organization: { at: "isOrganizationTrail", get: (p) => p.isOrganizationTrail ?? false },
  selectors: { at: "eventSelectors", get: selectorsOf },
  prefix: { at: "s3KeyPrefix", get: (p) => prefixOf(p.s3KeyPrefix) },
  key: { at: "kmsKeyId", to: "key", get: (p) => p.kmsKeyId },
  logGroupRole: { at: "cloudWatchLogsRoleArn", to: "role", get: (p) => p.cloudWatchLogsRoleArn },
} satisfies Lenses<TrailSource, Trail>;
