import type { Subject } from "../../concepts";
import type { iam } from "../../evaluate";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { admission, refusalOf } from "../access/admission";
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
  calls(account: string): readonly iam.Request[];
}

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
  const admitted = admission(policies, accountOf(stack, subject), calls);
  const refusal = refusalOf(admitted, `Whether ${service} may write to ${name} cannot be known`, subject);
  return (
    refusal && {
      on: bucket,
      reason: `the policy of ${name} ${refusal.denied ? "denies" : "does not allow"} ${service} \`${refusal.request.action}\`: ${refusal.why}`,
      fix: refusal.denied ? "exempt the service" : fix,
    }
  );
};
