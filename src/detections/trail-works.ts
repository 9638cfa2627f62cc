import { refusalOf } from "../chain/admission";
import { deliveryInto } from "../chain/delivery";
import { keyObstacle } from "../chain/key-use";
import type { Obstacle } from "../chain/obstacle";
import { ossDeliveryObstacle } from "../chain/oss-delivery";
import { isAlibaba, policiesOf } from "../chain/relations";
import { trailKeyUse } from "../chain/service-keys";
import type { Subject } from "../concepts";
import { firstFound } from "../snapshot/first-found";
import type { Stack } from "../stack/stack";

const bucketObstacle = (stack: Stack, trail: Subject<"trail">): Obstacle | undefined => {
  const bucket = trail.bucket.target;
  if (!bucket) return undefined;
  if (isAlibaba(trail)) return ossDeliveryObstacle(stack, trail, bucket);
  const { name } = bucket.resource;
  const delivery = deliveryInto(stack, trail, bucket, policiesOf(stack, bucket));
  const refusal = refusalOf(delivery, `Whether ${name} accepts log files cannot be known before deployment`, trail);
  return (
    refusal && {
      on: bucket,
      reason: `the bucket ${name} refuses CloudTrail, which makes no trail without a place for its log files: ${refusal.why}`,
      fix: "let the bucket's policy admit cloudtrail.amazonaws.com",
    }
  );
};

/**
 * Why CloudTrail would not make a trail, or not write for it: its bucket or its key refuses. A bucket or a key of another
 * stack is no obstacle here: CloudTrail looks at both before it makes a trail (CreateTrail, errors). Throws `UndecidedError`.
 */
export const trailObstacle = (stack: Stack, trail: Subject<"trail">): Obstacle | undefined => {
  return firstFound(
    () => bucketObstacle(stack, trail),
    () => {
      const key = trail.has("key") ? trail.key.target : undefined;
      return key && keyObstacle(stack, key, trailKeyUse(stack, trail));
    },
  );
};
