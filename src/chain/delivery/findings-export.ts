import type { Subject } from "../../concepts";
import { iam } from "../../evaluate";
import { partitionOf } from "../../evaluate/partition";
import { firstFound } from "../../snapshot/first-found";
import { ifKnown } from "../../snapshot/if-known";
import type { Stack } from "../../stack/stack";
import { linkedKeyObstacle } from "../access/key-use";
import { serviceRequest } from "../access/service-request";
import type { Obstacle } from "../obstacle";
import { inOneRegion } from "../region";
import { bucketArn, keyUnder } from "../relations";
import { type BucketWriter, bucketWritingObstacle } from "./bucket-writer";

type Export = Subject<"findingsExport">;

/** Regions that an account has without asking; all that came later have to be enabled (AWS Account Management, "Enable or disable AWS Regions"). */
const givenRegions =
  /^(cn-|us-gov-)|^(us-(east|west)-[12]|ap-south-1|ap-northeast-[123]|ap-southeast-[12]|ca-central-1|eu-central-1|eu-west-[123]|eu-north-1|sa-east-1)$/;

const regionOf = ({ resource }: Export): string => resource.region ?? "us-east-1";

/** How GuardDuty calls itself where an export is; a Region that has to be enabled has a name of its own (GuardDuty User Guide, "Exporting generated GuardDuty findings to Amazon S3 buckets"). */
export const guardDutyOf = (subject: Export): string => {
  const region = regionOf(subject);
  return givenRegions.test(region) ? "guardduty.amazonaws.com" : `guardduty.${region}.amazonaws.com`;
};

/** Stands for the id of a detector that is yet to be made: no statement can name it. */
const NEW_DETECTOR = "00000000000000000000000000000000";

const sourceArn = (subject: Export, account: string): iam.ContextValue => {
  const { detector } = subject;
  const id = ifKnown(() => detector.value) ?? (ifKnown(() => detector.target) && NEW_DETECTOR);
  const region = regionOf(subject);
  return id === undefined
    ? iam.unknownValue
    : `arn:${partitionOf(region)}:guardduty:${region}:${account}:detector/${id}`;
};

/** What a request of GuardDuty says of itself and of the detector whose findings it exports. */
const onBehalfOfDetector = (subject: Export, account: string): NonNullable<iam.Request["context"]> =>
  serviceRequest(guardDutyOf(subject), { arn: sourceArn(subject, account), account });

/** The folder in which GuardDuty keeps the findings of an account in a Region. */
const folderOf = (subject: Export, account: string): string =>
  keyUnder(subject.prefix, `AWSLogs/${account}/GuardDuty/${regionOf(subject)}/`);

const writerFor = (subject: Export, bucket: Subject<"bucket">): BucketWriter => {
  const service = guardDutyOf(subject);
  return {
    subject,
    service,
    fix: `let it allow ${service} \`s3:GetBucketLocation\` on the bucket and \`s3:PutObject\` on \`${folderOf(subject, "<account>")}*\``,
    calls(account) {
      const context = onBehalfOfDetector(subject, account);
      const target = bucketArn(bucket);
      return [
        { action: "s3:GetBucketLocation", resource: target, context },
        {
          action: "s3:PutObject",
          resource: `${target}/${folderOf(subject, account)}2026/01/01/file.jsonl.gz`,
          context: {
            ...context,
            "s3:x-amz-acl": iam.mayBeAbsent,
            "s3:x-amz-server-side-encryption": "aws:kms",
            "s3:x-amz-server-side-encryption-aws-kms-key-id": ifKnown(() => subject.key.value) ?? iam.unknownValue,
          },
        },
      ];
    },
  };
};

/** Why findings do not get into a bucket of this stack; `undefined` when they do, or it is none of this stack. Throws `UndecidedError`. */
export const exportBucketObstacle = (stack: Stack, subject: Export): Obstacle | undefined => {
  const bucket = subject.bucket.target;
  return bucket && bucketWritingObstacle(stack, writerFor(subject, bucket), bucket);
};

const regionObstacle = (subject: Export): Obstacle | undefined => {
  const bucket = subject.bucket.target;
  const key = subject.key.target;
  if (!bucket || !key || inOneRegion(bucket, key)) return undefined;
  return {
    on: key,
    reason: `the key ${key.resource.name} is in ${key.resource.region} and the bucket ${bucket.resource.name} in ${bucket.resource.region}`,
    fix: "use a key of the bucket's Region",
  };
};

/**
 * Why findings cannot be encrypted, without which nothing is exported; `undefined` when they can. Throws `UndecidedError`.
 * Source: GuardDuty User Guide, "Exporting generated GuardDuty findings to Amazon S3 buckets".
 */
export const exportKeyObstacle = (stack: Stack, subject: Export): Obstacle | undefined => {
  if (!subject.key.isSet)
    return {
      on: subject,
      reason: `\`${subject.propertyOf("key")}\` is not set`,
      fix: "name a key whose policy admits GuardDuty",
    };
  return firstFound(
    () => regionObstacle(subject),
    () =>
      linkedKeyObstacle(stack, subject.key, {
        by: subject,
        what: `the findings that ${subject.resource.name} exports`,
        service: guardDutyOf(subject),
        actions: ["kms:GenerateDataKey"],
        context: (account) => ({
          ...onBehalfOfDetector(subject, account),
          "kms:EncryptionContext:aws:s3:arn": iam.unknownValue,
        }),
      }),
  );
};
