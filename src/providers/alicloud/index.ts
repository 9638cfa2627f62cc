import type { Adapter } from "../adapter";
import { bucket } from "./bucket";
import { bucketLifecycle } from "./bucket-lifecycle";
import { bucketSatellites } from "./bucket-satellites";
import { identity } from "./identity";
import { key } from "./key";
import { logAlert } from "./log-alert";
import { logCollection } from "./log-collection";
import { logStore } from "./log-store";
import { trail } from "./trail";

/** Everything that @pulumi/alicloud says about audit logging. */
export const alicloudAdapters: readonly Adapter[] = [
  trail,
  ...bucket,
  ...bucketSatellites,
  bucketLifecycle,
  ...key,
  ...identity,
  ...logStore,
  ...logAlert,
  ...logCollection,
];
