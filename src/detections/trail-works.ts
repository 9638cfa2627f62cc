import { refusalOf } from "../chain/access/admission";
import { keyObstacle } from "../chain/access/key-use";
import { ofCloud } from "../chain/clouds";
import { deliveryInto } from "../chain/delivery/delivery";
import { ossDeliveryObstacle } from "../chain/delivery/oss-delivery";
import { trailKeyUse } from "../chain/delivery/service-keys";
import type { Obstacle } from "../chain/obstacle";
import { policiesOf } from "../chain/relations";
import type { Subject } from "../concepts";
import { firstFound } from "../snapshot/first-found";
import type { Stack } from "../stack/stack";

const s3DeliveryObstacle = (stack: Stack, trail: Subject<"trail">, bucket: Subject<"bucket">): Obstacle | undefined => {
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

const bucketObstacle = (stack: Stack, trail: Subject<"trail">): Obstacle | undefined => {
  const bucket = trail.bucket.target;
  return bucket && ofCloud({ aws: s3DeliveryObstacle, alibaba: ossDeliveryObstacle }, trail)(stack, trail, bucket);
};

/**
 * Why a trail is not made, or not written for: its bucket or its key refuses. A bucket or a key of another stack is no
 * obstacle here: both are looked at before a trail is made (CloudTrail API, CreateTrail, errors). Throws `UndecidedError`.
 */
export const trailObstacle = (stack: Stack, trail: Subject<"trail">): Obstacle | undefined =>
  firstFound(
    () => bucketObstacle(stack, trail),
    () => {
      const key = trail.has("key") ? trail.key.target : undefined;
      return key && keyObstacle(stack, key, trailKeyUse(stack, trail));
    },
  );
