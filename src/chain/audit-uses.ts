import type { Subject } from "../concepts";
import type { Stack } from "../stack/stack";
import type { KeyUse } from "./key-use";
import { publishersTo } from "./publishers";
import { topicKeyUse } from "./publishing";
import { isAlibaba, trailsInto } from "./relations";
import { bucketKeyUse, logGroupKeyUse, ossKeyUse, trailKeyUse } from "./service-keys";

/** Trails encrypt their log files with their own key, and with the bucket's what they have none for. */
const ofBuckets = (stack: Stack, key: Subject<"key">): readonly KeyUse[] =>
  stack.referrers(key, "bucketEncryption", "key").flatMap(({ bucket, usesKms }) => {
    const target = usesKms ? bucket.target : undefined;
    if (!target) return [];
    const trails = trailsInto(stack, target);
    if (isAlibaba(target)) return trails.map((trail) => ossKeyUse(trail, target));
    return trails.filter((trail) => !trail.key.isSet).map((trail) => bucketKeyUse(trail, target));
  });

/** What services of the audit chain do with a key, one use for each resource that is encrypted with it. Throws `UndecidedError`. */
export const auditUsesOf = (stack: Stack, key: Subject<"key">): readonly KeyUse[] => [
  ...stack.referrers(key, "trail", "key").map((trail) => trailKeyUse(stack, trail)),
  ...stack.referrers(key, "logGroup", "key").map(logGroupKeyUse),
  ...stack
    .referrers(key, "topic", "key")
    .flatMap((topic) => publishersTo(stack, topic).map((publisher) => topicKeyUse(topic, publisher))),
  ...ofBuckets(stack, key),
];
