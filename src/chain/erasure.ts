import type { Subject } from "../concepts";
import { iam } from "../evaluate";
import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";
import { accountOf } from "./account";
import { bucketArn, policiesOf } from "./relations";

const erasing = ["s3:DeleteObject", "s3:DeleteObjectVersion"];

/** Whether a bucket's policies deny erasing records to an identity of the account, whatever its own policies allow. */
const denied = (stack: Stack, bucket: Subject<"bucket">): boolean => {
  const account = accountOf(stack, bucket) ?? "000000000000";
  const decisions = erasing.map(
    (action) =>
      iam.evaluate(policiesOf(stack, bucket), {
        principal: { type: "AWS", id: `arn:aws:iam::${account}:role/somebody` },
        action,
        resource: `${bucketArn(bucket)}/AWSLogs/record`,
        context: { "aws:SecureTransport": "true", "aws:PrincipalAccount": account },
      }).decision,
  );
  if (decisions.includes("undecided") && !decisions.includes("allow") && !decisions.includes("implicitDeny"))
    throw new UndecidedError("Whether its policy denies erasing records cannot be known before deployment.", [
      bucket.resource.urn,
    ]);
  return decisions.every((decision) => decision === "explicitDeny");
};

/** Whether records in a bucket outlive those who may delete objects in the account: by Object Lock, or by a Deny. Throws `UndecidedError`. */
export const keepsRecords = (stack: Stack, bucket: Subject<"bucket">): boolean =>
  stack.referrers(bucket, "bucketObjectLock", "bucket").some(({ mode, days }) => mode !== undefined && days > 0) ||
  denied(stack, bucket);
