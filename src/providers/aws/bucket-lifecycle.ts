import type { BucketArgs, BucketLifecycleConfigurationArgs, BucketV2Args } from "@pulumi/aws/s3";
import type { Unwrap } from "@pulumi/pulumi";
import type { Expiration } from "../../concepts/bucket";
import { adapter } from "../adapter";
import { textOf } from "../values";
import { bucketOf, itself, twins } from "./bucket-values";

type Args = Unwrap<BucketLifecycleConfigurationArgs>;
type InlineArgs = Unwrap<BucketArgs>;
type InlineV2Args = Unwrap<BucketV2Args>;

type RuleOf<L> = NonNullable<L> extends readonly (infer R)[] ? R : never;
type Rule = RuleOf<Args["rules"]>;
type InlineRule = RuleOf<InlineArgs["lifecycleRules"]>;
type InlineV2Rule = RuleOf<InlineV2Args["lifecycleRules"]>;

interface When {
  readonly days?: number | undefined;
  readonly date?: string | undefined;
}

type Objects = Pick<Expiration, "prefix" | "tagged">;

const currentAfter = (at: string, when: When | null | undefined, objects: Objects): readonly Expiration[] => {
  const date = textOf(when?.date);
  if (date !== undefined) return [{ ...objects, at: `${at}.date`, versions: "current", days: 0, date }];
  // Zeros stand where nothing was set: S3 accepts no 0 here.
  return when?.days ? [{ ...objects, at: `${at}.days`, versions: "current", days: when.days, date }] : [];
};

const noncurrentAfter = (at: string, days: number | undefined, objects: Objects): readonly Expiration[] =>
  days ? [{ ...objects, at, versions: "noncurrent", days, date: undefined }] : [];

const hasEntries = (tags: Readonly<Record<string, string>> | null | undefined): boolean =>
  Object.keys(tags ?? {}).length > 0;

const expirationsOf = (rule: Rule, at: string): readonly Expiration[] => {
  if (rule.status !== "Enabled") return [];
  const { filter, noncurrentVersionExpiration: noncurrent } = rule;
  const objects = {
    prefix: textOf(rule.prefix) ?? textOf(filter?.prefix) ?? textOf(filter?.and?.prefix) ?? "",
    tagged: textOf(filter?.tag?.key) !== undefined || hasEntries(filter?.and?.tags),
  };
  return [
    ...currentAfter(`${at}.expiration`, rule.expiration, objects),
    ...noncurrentAfter(`${at}.noncurrentVersionExpiration.noncurrentDays`, noncurrent?.noncurrentDays, objects),
  ];
};

const inlineObjects = ({ prefix, tags }: InlineRule | InlineV2Rule): Objects => ({
  prefix: textOf(prefix) ?? "",
  tagged: hasEntries(tags),
});

const inlineExpirationsOf = (rule: InlineRule, at: string): readonly Expiration[] => {
  if (!rule.enabled) return [];
  const objects = inlineObjects(rule);
  return [
    ...currentAfter(`${at}.expiration`, rule.expiration, objects),
    ...noncurrentAfter(`${at}.noncurrentVersionExpiration.days`, rule.noncurrentVersionExpiration?.days, objects),
  ];
};

const inlineExpirationsOfV2 = (rule: InlineV2Rule, at: string): readonly Expiration[] => {
  if (!rule.enabled) return [];
  const objects = inlineObjects(rule);
  const [noncurrent] = rule.noncurrentVersionExpirations ?? [];
  return [
    ...currentAfter(`${at}.expirations[0]`, rule.expirations?.[0], objects),
    ...noncurrentAfter(`${at}.noncurrentVersionExpirations[0].days`, noncurrent?.days, objects),
  ];
};

const says = (p: InlineArgs | InlineV2Args): boolean => (p.lifecycleRules?.length ?? 0) > 0;

/** When objects expire: in a resource of its own, or inline on either generation of buckets. */
export const bucketLifecycle = [
  adapter<Args>()("bucketLifecycle", twins("BucketLifecycleConfiguration"), {
    bucket: bucketOf,
    expirations: {
      at: "rules",
      get: (p) => (p.rules ?? []).flatMap((rule, i) => expirationsOf(rule, `rules[${i}]`)),
    },
  }),
  adapter<InlineArgs>()(
    "bucketLifecycle",
    "aws:s3/bucket:Bucket",
    {
      bucket: itself,
      expirations: {
        at: "lifecycleRules",
        get: (p) => (p.lifecycleRules ?? []).flatMap((rule, i) => inlineExpirationsOf(rule, `lifecycleRules[${i}]`)),
      },
    },
    { says },
  ),
  adapter<InlineV2Args>()(
    "bucketLifecycle",
    "aws:s3/bucketV2:BucketV2",
    {
      bucket: itself,
      expirations: {
        at: "lifecycleRules",
        get: (p) => (p.lifecycleRules ?? []).flatMap((rule, i) => inlineExpirationsOfV2(rule, `lifecycleRules[${i}]`)),
      },
    },
    { says },
  ),
];
