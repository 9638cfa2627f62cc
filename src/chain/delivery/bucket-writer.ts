import type { Subject } from "../../concepts";
import type { iam } from "../../evaluate";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { type Admission, admission, refusalOf } from "../access/admission";
import type { Obstacle } from "../obstacle";
import { classOf, policiesOf } from "../relations";

/** A service that writes to a bucket as itself. */
export interface BucketWriter {
  /** For whom it does. */
  readonly subject: Subject;
  readonly service: string;
  /** What a policy has to allow, for people to read. */
  readonly fix: string;
  /** Its calls, for an account. */
  calls(account: string): readonly Omit<iam.Request, "principal">[];
}

/** How a bucket's policies refuse a service; `undefined` when they admit it. Throws `UndecidedError`. */
export const bucketRefusal = (
  admitted: Admission,
  service: string,
  { resource: { name } }: Subject<"bucket">,
  waitsFor: Subject,
): { readonly denied: boolean; readonly reason: string } | undefined => {
  const refusal = refusalOf(admitted, `Whether ${service} may write to ${name} cannot be known`, waitsFor);
  if (!refusal) return undefined;
  const { denied, request, why } = refusal;
  const verb = denied ? "denies" : "does not allow";
  return { denied, reason: `the policy of ${name} ${verb} ${service} \`${request.action}\`: ${why}` };
};

/** What mends a Deny. */
export const EXEMPT = "exempt the service";

/** Why a bucket's policy keeps a service from writing; `undefined` when it does not. Throws `UndecidedError`. */
export const bucketWritingObstacle = (
  stack: Stack,
  { subject, service, fix, calls }: BucketWriter,
  bucket: Subject<"bucket">,
): Obstacle | undefined => {
  const { name } = bucket.resource;
  const policies = policiesOf(stack, bucket);
  if (policies.length === 0)
    return {
      on: bucket,
      reason: `${name} has no policy, so S3 refuses`,
      fix: `add \`${classOf("bucketPolicy", bucket)}\` and ${fix}`,
    };
  const admitted = admission(policies, accountOf(stack, subject), (account) =>
    calls(account).map((call) => ({ principal: { type: "Service", id: service }, ...call })),
  );
  const refusal = bucketRefusal(admitted, service, bucket, subject);
  return refusal && { on: bucket, reason: refusal.reason, fix: refusal.denied ? EXEMPT : fix };
};
