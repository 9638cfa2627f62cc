/** Resources of @pulumi/alicloud. */
export const alicloud = {};
