import { partitionOf } from "./partition";

/** Services without a Region: what they record is in one Region, wherever the caller is (CloudTrail User Guide, "Global service events"). */
const services = ["iam", "cloudfront", "route53", "organizations"];

const mainRegions: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

/** True for a service without a Region, by the first word of its `eventSource`. */
export const isGlobalService = (service: string): boolean => services.includes(service);

/** The Region in which services without one record, in the partition of another Region. */
export const mainRegionOf = (region: string): string => mainRegions[partitionOf(region)] ?? "us-east-1";
