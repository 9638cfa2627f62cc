import type { Subject } from "../../concepts";
import type { Stack } from "../../stack/stack";
import type { KeyUse } from "../access/key-use";
import { publishersTo } from "../alerting/publishers";
import { topicKeyUse } from "../alerting/publishing";
import { bucketKeyUse, invocationKeyUse, logGroupKeyUse, trailKeyUse } from "../delivery/service-keys";
import { invocationLogsInto, trailsInto } from "../relations";

/** Trails encrypt their log files with their own key, and with the bucket's what they have none for; Bedrock knows the bucket's only. */
const ofBuckets = (stack: Stack, key: Subject<"key">): readonly KeyUse[] =>
  stack.referrers(key, "bucketEncryption", "key").flatMap(({ bucket, usesKms }) => {
    const target = usesKms ? bucket.target : undefined;
    if (!target) return [];
    return [
      ...trailsInto(stack, target)
        .filter((trail) => !trail.has("key") || !trail.key.isSet)
        .map((trail) => bucketKeyUse(trail, target)),
      ...invocationLogsInto(stack, target).map((logging) => invocationKeyUse(logging, target)),
    ];
  });

const isEncrypted = (logGroup: Subject<"logGroup">): boolean => !logGroup.has("usesKey") || logGroup.usesKey;

/** What services of the audit chain do with a key, one use for each resource that is encrypted with it. Throws `UndecidedError`. */
export const auditUsesOf = (stack: Stack, key: Subject<"key">): readonly KeyUse[] => [
  ...stack.referrers(key, "trail", "key").map((trail) => trailKeyUse(stack, trail)),
  ...stack.referrers(key, "logGroup", "key").filter(isEncrypted).map(logGroupKeyUse),
  ...stack
    .referrers(key, "topic", "key")
    .flatMap((topic) => publishersTo(stack, topic).map((publisher) => topicKeyUse(topic, publisher))),
  ...ofBuckets(stack, key),
];
