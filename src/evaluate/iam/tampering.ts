import type { Answer, Call } from "./answer";
import { admitsOthers, type Meant } from "./others";
import { objectsOf, tamperingWithBucket, tamperingWithObjects, writing } from "./s3-actions";
import type { Policy } from "./syntax";

/** Each action on each resource. */
const callsOn = (resources: readonly string[], actions: readonly string[]): readonly Call[] =>
  resources.flatMap((resource) => actions.map((action) => ({ action, resource })));

/** Every call that destroys the records of a bucket, or lifts what protects them; one object stands for all. */
export const tamperingCalls = (bucketArn: string, object: string): readonly Call[] => [
  ...callsOn([bucketArn], tamperingWithBucket),
  ...callsOn([object], tamperingWithObjects),
];

/**
 * Whether a bucket's policies let somebody besides those who are meant write or delete its objects, or change its policy,
 * lock, versioning or lifecycle. Services may write: each writes what it records, under names of its own.
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3".
 */
export const admitsTampering = (policies: readonly Policy[], bucketArn: string, meant: Meant): Answer => {
  const statements = policies.flatMap((policy) => policy.statements);
  const objects = objectsOf(statements, bucketArn);
  const destroying = [...callsOn([bucketArn], tamperingWithBucket), ...callsOn(objects, tamperingWithObjects)];
  const first = admitsOthers(policies, destroying, meant);
  if (first.answer === "yes") return first;
  const second = admitsOthers(policies, callsOn(objects, writing), { ...meant, services: true });
  return second.answer === "no" ? first : second;
};
