import { alarm } from "./alarm";
import { bucket } from "./bucket";
import { bucketInline } from "./bucket-inline";
import { bucketLifecycle } from "./bucket-lifecycle";
import { bucketSatellites } from "./bucket-satellites";
import { eventRule } from "./event-rule";
import { grant } from "./grant";
import { identity } from "./identity";
import { key } from "./key";
import { logGroup } from "./log-group";
import { ruleTarget } from "./rule-target";
import { topic } from "./topic";
import { trail } from "./trail";

/** Everything that @pulumi/aws says about audit logging. */
export const awsAdapters = [
  trail,
  bucket,
  ...bucketSatellites,
  ...bucketInline,
  ...bucketLifecycle,
  logGroup,
  ...alarm,
  ...eventRule,
  ...ruleTarget,
  ...topic,
  ...key,
  ...identity,
  ...grant,
];
