/** Resources of @pulumi/aws-native. */
export const awsNative = {};
