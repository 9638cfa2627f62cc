import type { Adapter } from "../adapter";
import { trail } from "./trail";

/** Everything that @pulumi/alicloud says about audit logging. */
export const alicloudAdapters: readonly Adapter[] = [trail];
