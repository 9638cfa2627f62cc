import type { Adapter } from "../adapter";

/** Everything that @pulumi/alicloud says about audit logging. */
export const alicloudAdapters: readonly Adapter[] = [];
