import type { Adapter } from "../adapter";
import { alarm } from "./alarm";
import { bucket } from "./bucket";
import { bucketLifecycle } from "./bucket-lifecycle";
import { eventRule } from "./event-rule";
import { grant } from "./grant";
import { identity } from "./identity";
import { investigation } from "./investigation";
import { key } from "./key";
import { logGroup } from "./log-group";
import { metricFilter } from "./metric-filter";
import { ruleTarget } from "./rule-target";
import { sagemaker } from "./sagemaker";
import { topic } from "./topic";
import { trail } from "./trail";

/** Everything that @pulumi/aws-native says about audit logging. */
export const awsNativeAdapters: readonly Adapter[] = [
  trail,
  ...bucket,
  bucketLifecycle,
  logGroup,
  metricFilter,
  ...alarm,
  ...eventRule,
  ...ruleTarget,
  ...topic,
  ...key,
  ...identity,
  ...grant,
  ...investigation,
  ...sagemaker,
];
