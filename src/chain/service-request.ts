import type { iam } from "../evaluate";

/** On whose behalf a service calls. */
export interface Source {
  readonly arn: iam.ContextValue;
  readonly account: string;
}

/** What a service's request says of itself and of its source; it comes over TLS (IAM User Guide, "Global condition context keys"). */
export const serviceRequest = (service: string, source?: Source): NonNullable<iam.Request["context"]> => ({
  "aws:SecureTransport": "true",
  "aws:PrincipalIsAWSService": "true",
  "aws:PrincipalServiceName": service,
  ...(source && { "aws:SourceArn": source.arn, "aws:SourceAccount": source.account }),
});
