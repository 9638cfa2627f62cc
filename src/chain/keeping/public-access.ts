import type { Subject } from "../../concepts";
import { firstFound } from "../../snapshot/first-found";
import type { Stack } from "../../stack/stack";
import { besides } from "../clouds";

type Block = Subject<"publicAccessBlock"> | Subject<"accountPublicAccessBlock">;

/** What closes a bucket to the public whatever its ACL and policy say: a block of its own, and one of its account. */
export const blocksOf = (stack: Stack, bucket: Subject<"bucket">): readonly Block[] => [
  ...stack.referrers(bucket, "publicAccessBlock", "bucket"),
  ...besides(stack, bucket, "accountPublicAccessBlock"),
];

/** The four switches of a block. */
export const switches = [
  "blocksPublicAcls",
  "blocksPublicPolicy",
  "ignoresPublicAcls",
  "restrictsPublicBuckets",
] as const;

/** Whether one of several blocks has a switch on, whatever of the others cannot be told. Throws `UndecidedError`. */
export const isOn = (blocks: readonly Block[], name: (typeof switches)[number]): boolean =>
  firstFound(...blocks.map((block) => () => block[name] || undefined)) ?? false;
