import type { Subject } from "../../concepts";
import { type access, iam } from "../../evaluate";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { type Admission, admission } from "../access/admission";
import { arnOf } from "../access/arn";
import { serviceRequest } from "../access/service-request";
import { ofCloud } from "../clouds";
import { bucketArn, CLOUDTRAIL, keyUnder } from "../relations";
import { recordKeysInOss } from "./oss-delivery";

/** What a request of CloudTrail says of itself and of the trail on whose behalf it comes. */
export const onBehalfOf = (trail: Subject<"trail">, account: string): NonNullable<iam.Request["context"]> =>
  serviceRequest(CLOUDTRAIL, {
    arn: arnOf(trail, account) ?? iam.unknownValue,
    account,
    ...(trail.organization && { organization: iam.unknownValue }),
  });

/** The organization that an organization trail's statements name; which one it is shows at deployment. */
export const organizationIn = (policies: readonly access.Policy[]): string =>
  /\bo-[a-z0-9]{10,32}(?![a-z0-9])/.exec(JSON.stringify(policies))?.[0] ?? "o-0000000000";

/** What a trail with a key of its own says of the encryption of what it writes; what it says without one is not documented. */
const encryptionOf = (trail: Subject<"trail">): NonNullable<iam.Request["context"]> =>
  trail.key.isSet
    ? {
        "s3:x-amz-server-side-encryption": "aws:kms",
        "s3:x-amz-server-side-encryption-aws-kms-key-id": iam.unknownValue,
      }
    : { "s3:x-amz-server-side-encryption": iam.mayBeAbsent };

const foldersOf = (trail: Subject<"trail">, account: string, organization: string): readonly string[] => [
  `${account}/CloudTrail`,
  ...(trail.logFileValidation ? [`${account}/CloudTrail-Digest`] : []),
  ...(trail.organization ? [`${organization}/${account}/CloudTrail`] : []),
];

/** Keys of the files that CloudTrail writes for a trail, one for each folder and kind of Region (CloudTrail User Guide, "Finding your CloudTrail log files"). */
const recordKeysInS3 = (
  trail: Subject<"trail">,
  account: string,
  policies: readonly access.Policy[],
): readonly string[] => {
  const home = trail.resource.region ?? "us-east-1";
  const regions = trail.multiRegion ? [home, home === "eu-west-1" ? "us-west-2" : "eu-west-1"] : [home];
  return foldersOf(trail, account, organizationIn(policies)).flatMap((folder) =>
    regions.map((region) => keyUnder(trail.prefix, `AWSLogs/${folder}/${region}/2026/01/01/file.json.gz`)),
  );
};

/** Keys of the files that are written for a trail. */
export const recordKeys = (
  trail: Subject<"trail">,
  account: string,
  policies: readonly access.Policy[],
): readonly string[] => ofCloud({ aws: recordKeysInS3, alibaba: recordKeysInOss }, trail)(trail, account, policies);

/** Whether a bucket's policies let CloudTrail deliver for a trail, evaluated as S3 would. */
export const deliveryInto = (
  stack: Stack,
  trail: Subject<"trail">,
  bucket: Subject<"bucket">,
  policies: readonly access.Policy[],
): Admission => {
  const target = bucketArn(bucket);
  return admission(policies, accountOf(stack, trail), (account) => {
    const call = (action: string, resource: string, more: iam.Request["context"] = {}): iam.Request => ({
      principal: { type: "Service", id: CLOUDTRAIL },
      action,
      resource,
      context: {
        ...onBehalfOf(trail, account),
        ...(trail.organization && { "aws:SourceOrgID": organizationIn(policies) }),
        ...more,
      },
    });
    return [
      call("s3:GetBucketAcl", target),
      ...recordKeysInS3(trail, account, policies).map((key) =>
        call("s3:PutObject", `${target}/${key}`, {
          "s3:x-amz-acl": "bucket-owner-full-control",
          ...encryptionOf(trail),
        }),
      ),
    ];
  });
};
