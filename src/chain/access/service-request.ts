import { iam } from "../../evaluate";

/** On whose behalf a service calls. */
export interface Source {
  readonly arn: iam.ContextValue;
  readonly account: string;
  /** Left out where it is not known whether the account is of any. */
  readonly organization?: iam.ContextValue;
}

/** What a service's request says of itself and of its source; it comes over TLS (IAM User Guide, "Global condition context keys"). */
export const serviceRequest = (service: string, source?: Source): NonNullable<iam.Request["context"]> => ({
  "aws:SecureTransport": "true",
  "aws:PrincipalIsAWSService": "true",
  "aws:PrincipalServiceName": service,
  ...(source && {
    "aws:SourceArn": source.arn,
    "aws:SourceAccount": source.account,
    "aws:SourceOrgID": source.organization ?? iam.mayBeAbsent,
    "aws:SourceOrgPaths": source.organization === undefined ? iam.mayBeAbsent : iam.unknownValue,
  }),
});
