import type { Adapter } from "../adapter";

/** Everything that @pulumi/aws-native says about audit logging. */
export const awsNativeAdapters: readonly Adapter[] = [];
