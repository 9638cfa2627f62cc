import type { Adapter } from "../adapter";
import { investigation } from "./investigation";

/** Everything that @pulumi/aws-native says about audit logging. */
export const awsNativeAdapters: readonly Adapter[] = [...investigation];
