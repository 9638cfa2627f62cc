import type { Adapter } from "../adapter";
import { sagemaker } from "./sagemaker";

/** Everything that @pulumi/aws-native says about audit logging. */
export const awsNativeAdapters: readonly Adapter[] = [...sagemaker];
