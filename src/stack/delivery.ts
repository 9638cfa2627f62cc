import type { Subject } from "../concepts";
import { iam } from "../evaluate";
import { partitionOf } from "../evaluate/partition";
import { bucketArn } from "./relations";

const CLOUDTRAIL = "cloudtrail.amazonaws.com";

/** One of the calls that CloudTrail makes on the bucket of a trail. */
export interface DeliveryCall {
  readonly action: "s3:GetBucketAcl" | "s3:PutObject";
  readonly resource: string;
}

/** Where a trail is: its ARN says; before it exists, its name and Region do, and the account is open. */
interface TrailPlace {
  readonly arn: string | undefined;
  readonly name: string | undefined;
  readonly region: string | undefined;
}

const accountsIn = (policies: readonly iam.Policy[]): readonly string[] => [
  ...new Set(JSON.stringify(policies).match(/(?<!\d)\d{12}(?!\d)/g) ?? []),
];

/** Stands for every account that no statement names. */
const OTHER_ACCOUNT = "000000000000";

const callsOf = (bucket: string, prefix: string, account: string, region: string): readonly DeliveryCall[] => [
  { action: "s3:GetBucketAcl", resource: bucket },
  ...["CloudTrail", "CloudTrail-Digest"].map(
    (folder): DeliveryCall => ({
      action: "s3:PutObject",
      resource: `${bucket}/${prefix === "" ? "" : `${prefix}/`}AWSLogs/${account}/${folder}/${region}/2026/01/01/file.json.gz`,
    }),
  ),
];

const requestOf = ({ action, resource }: DeliveryCall, account: string, arn: string): iam.Request => ({
  principal: { type: "Service", id: CLOUDTRAIL },
  action,
  resource,
  context: {
    "aws:SourceArn": arn,
    "aws:SourceAccount": account,
    "aws:SecureTransport": "true",
    "aws:PrincipalIsAWSService": "true",
    "aws:PrincipalServiceName": CLOUDTRAIL,
    ...(action === "s3:PutObject" && { "s3:x-amz-acl": "bucket-owner-full-control" }),
  },
});

/** The first call that is refused, if one is, and why. */
const refusal = (
  policies: readonly iam.Policy[],
  bucket: string,
  prefix: string,
  account: string,
  place: { readonly arn: string; readonly region: string },
): { readonly call: DeliveryCall; readonly decision: iam.Decision } | undefined => {
  for (const call of callsOf(bucket, prefix, account, place.region)) {
    const decision = iam.evaluate(policies, requestOf(call, account, place.arn));
    if (decision.decision !== "allow") return { call, decision };
  }
  return undefined;
};

/** Whether a bucket's policies let CloudTrail deliver for a trail. */
export type Delivery =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly call: DeliveryCall; readonly why: string; readonly denied: boolean }
  | { readonly accepted: undefined; readonly why: string };

/**
 * Evaluates the calls that CloudTrail makes, as S3 would. While the account is not known, every account that the policies
 * name is tried, and one that they do not: what all of them agree on is certain.
 * Source: CloudTrail User Guide, "Amazon S3 bucket policy for CloudTrail".
 */
export const deliveryInto = (
  policies: readonly iam.Policy[],
  bucket: Subject<"bucket">,
  prefix: string,
  { arn, name, region }: TrailPlace,
): Delivery => {
  const target = bucketArn(bucket);
  const [, , , home = "", owner = ""] = arn?.split(":") ?? [];
  const where = region ?? (home || "us-east-1");
  const accounts = owner ? [owner] : [...accountsIn(policies), OTHER_ACCOUNT];
  const refusals = accounts.map((account) => {
    const trailArn = arn ?? `arn:${partitionOf(where)}:cloudtrail:${where}:${account}:trail/${name ?? "trail"}`;
    return refusal(policies, target, prefix, account, { arn: trailArn, region: where });
  });
  if (refusals.every((refused) => refused === undefined)) return { accepted: true };
  const [first] = refusals;
  if (first && refusals.every((refused) => refused && refused.decision.decision !== "undecided"))
    return {
      accepted: false,
      call: first.call,
      why: first.decision.why,
      denied: first.decision.decision === "explicitDeny",
    };
  return {
    accepted: undefined,
    why: "the bucket's policy admits one account only, and which one the trail will belong to cannot be known",
  };
};
