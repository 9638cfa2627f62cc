/** The partition that a Region belongs to: `aws`, `aws-cn` or `aws-us-gov` (AWS General Reference, "Partitions"). */
export const partitionOf = (region: string): string =>
  region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
