import {
  administrators,
  type Document,
  document,
  keepObjects,
  logsEncrypt,
  requireTls,
  type Statement,
} from "./documents";
import type { Names } from "./names";
import type { Place } from "./place";

/** Every policy document of the audit chain. */
export interface AuditDocuments {
  readonly archiveKey: Document;
  readonly archive: Document;
  readonly accessLogs: Document;
  readonly logGroupKey: Document;
  /** What CloudTrail's role may do. */
  readonly writeLogStreams: Document;
  readonly topicKey: Document;
  readonly topic: Document;
}

const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
const cloudWatch = { Service: "cloudwatch.amazonaws.com" };
const eventBridge = { Service: "events.amazonaws.com" };

/** In a Region that accounts have to enable, GuardDuty has a name of its own (GuardDuty User Guide, exporting findings). */
const givenRegions =
  /^(cn-|us-gov-|us-(east|west)-|ap-south-1$|ap-northeast-|ap-southeast-[12]$|ca-central-1$|eu-central-1$|eu-west-|eu-north-1$|sa-east-1$)/;

/** What GuardDuty may do on behalf of the one detector that an account has in a Region. */
const guardDuty = (
  Sid: string,
  Action: string,
  Resource: string,
  { account, region, partition }: Place,
): Statement => ({
  Sid,
  Effect: "Allow",
  Principal: { Service: `guardduty.${givenRegions.test(region) ? "" : `${region}.`}amazonaws.com` },
  Action,
  Resource,
  Condition: {
    StringEquals: { "aws:SourceAccount": account },
    ArnLike: { "aws:SourceArn": `arn:${partition}:guardduty:${region}:${account}:detector/*` },
  },
});

const archive = ({ archiveArn, trailArn }: Names, place: Place): Document =>
  document(
    requireTls(archiveArn),
    keepObjects(archiveArn),
    {
      Sid: "CloudTrailChecks",
      Effect: "Allow",
      Principal: cloudTrail,
      Action: "s3:GetBucketAcl",
      Resource: archiveArn,
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
    },
    {
      Sid: "CloudTrailWrites",
      Effect: "Allow",
      Principal: cloudTrail,
      Action: "s3:PutObject",
      Resource: `${archiveArn}/AWSLogs/${place.account}/*`,
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trailArn } },
    },
    guardDuty("GuardDutyChecks", "s3:GetBucketLocation", archiveArn, place),
    guardDuty("GuardDutyWrites", "s3:PutObject", `${archiveArn}/AWSLogs/${place.account}/GuardDuty/*`, place),
  );

const archiveKey = ({ trailArn }: Names): Statement => ({
  Sid: "CloudTrailEncrypts",
  Effect: "Allow",
  Principal: cloudTrail,
  // Decrypt is for the bucket key; digest files come without CloudTrail's encryption context.
  Action: ["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"],
  Resource: "*",
  Condition: { StringEquals: { "aws:SourceArn": trailArn } },
});

/** Lets S3 deliver the access log of one bucket to another. */
export const accessLogsOf = (bucketArn: string, accessLogsArn: string, account: string): Document =>
  document(requireTls(accessLogsArn), keepObjects(accessLogsArn), {
    Sid: "S3Writes",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `${accessLogsArn}/*`,
    Condition: { ArnEquals: { "aws:SourceArn": bucketArn }, StringEquals: { "aws:SourceAccount": account } },
  });

const topicKey = (account: string): readonly Statement[] => {
  const use = ["kms:GenerateDataKey*", "kms:Decrypt"];
  return [
    {
      Sid: "AlarmsEncrypt",
      Effect: "Allow",
      Principal: cloudWatch,
      Action: use,
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
    // EventBridge sends no source for SNS: a condition would refuse it (SNS Developer Guide, key management).
    { Sid: "RulesEncrypt", Effect: "Allow", Principal: eventBridge, Action: use, Resource: "*" },
  ];
};

const topic = ({ topicArn }: Names, { account, region, partition }: Place): Document =>
  document(
    {
      Sid: "AlarmsPublish",
      Effect: "Allow",
      Principal: cloudWatch,
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: {
        ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
        StringEquals: { "aws:SourceAccount": account },
      },
    },
    // Conditions are not possible here (EventBridge User Guide, resource-based policies).
    { Sid: "RulesPublish", Effect: "Allow", Principal: eventBridge, Action: "sns:Publish", Resource: topicArn },
    {
      Sid: "RequireTls",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: topicArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );

/** The policy documents of the audit chain: whoever has to write may, for the one purpose, and nobody else. */
export const auditDocuments = (names: Names, place: Place): AuditDocuments => ({
  archiveKey: document(
    administrators(place),
    archiveKey(names),
    guardDuty("GuardDutyEncrypts", "kms:GenerateDataKey", "*", place),
  ),
  archive: archive(names, place),
  accessLogs: accessLogsOf(names.archiveArn, names.accessLogsArn, place.account),
  logGroupKey: document(administrators(place), logsEncrypt(place, names.logGroupArn)),
  writeLogStreams: document({
    Sid: "WriteLogStreams",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `${names.logGroupArn}:log-stream:${names.logStream}*`,
  }),
  topicKey: document(administrators(place), ...topicKey(place.account)),
  topic: topic(names, place),
});
