import type { Subject } from "../concepts";
import { partitionOf } from "../evaluate/partition";
import type { Cloud } from "../providers";
import { ofCloud } from "./clouds";

/** How policies and object keys speak of a cloud's storage service. */
interface Storage {
  /** What its actions begin with. */
  readonly service: string;
  /** The folder under its prefix in which a trail's files lie. */
  readonly recordsFolder: string;
  arnOf(bucketName: string, region: string): string;
}

/** Sources: CloudTrail User Guide, "Finding your CloudTrail log files"; ActionTrail, "What is the storage path of an event that is delivered to an OSS bucket". */
const storages: Readonly<Record<Cloud, Storage>> = {
  aws: { service: "s3", recordsFolder: "AWSLogs", arnOf: (name, region) => `arn:${partitionOf(region)}:s3:::${name}` },
  alibaba: { service: "oss", recordsFolder: "AliyunLogs", arnOf: (name) => `acs:oss:::${name}` },
};

/** The storage service of the cloud to which something belongs. */
export const storageOf = (subject: Subject): Storage => ofCloud(storages, subject);
