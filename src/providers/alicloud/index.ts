import type { Adapter } from "../adapter";
import { logAlert } from "./log-alert";
import { logStore } from "./log-store";
import { trail } from "./trail";

/** Everything that @pulumi/alicloud says about audit logging. */
export const alicloudAdapters: readonly Adapter[] = [trail, ...logStore, ...logAlert];
