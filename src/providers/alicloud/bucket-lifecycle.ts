import type { BucketArgs } from "@pulumi/alicloud/oss";
import type { Unwrap } from "@pulumi/pulumi";
import type { Expiration } from "../../concepts/bucket";
import { adapter } from "../adapter";
import { textOf } from "../values";
import { BUCKET, itself } from "./bucket-values";

type Args = Unwrap<BucketArgs>;
type Rule = NonNullable<Args["lifecycleRules"]>[number];
type Current = NonNullable<Rule["expirations"]>[number];

/** A rule deletes from a day on, after some days, or what is older than a day. Zeros stand where nothing was set. */
const currentAfter = (
  at: string,
  { days, date, createdBeforeDate }: Current,
): Pick<Expiration, "at" | "days" | "date">[] => {
  const day = textOf(date) ?? textOf(createdBeforeDate);
  if (day !== undefined)
    return [{ at: `${at}.${textOf(date) === undefined ? "createdBeforeDate" : "date"}`, days: 0, date: day }];
  return days ? [{ at: `${at}.days`, days, date: undefined }] : [];
};

const expirationsOf = (rule: Rule, at: string): readonly Expiration[] => {
  if (!rule.enabled) return [];
  const except = textOf(rule.filter?.not?.prefix);
  const objects = {
    prefix: textOf(rule.prefix) ?? "",
    tagged: Object.keys(rule.tags ?? {}).length > 0,
    ...(except !== undefined && textOf(rule.filter?.not?.tag?.key) === undefined && { except }),
  };
  return [
    ...(rule.expirations ?? []).flatMap((each, i) =>
      currentAfter(`${at}.expirations[${i}]`, each).map((when) => ({
        ...objects,
        versions: "current" as const,
        ...when,
      })),
    ),
    ...(rule.noncurrentVersionExpirations ?? []).flatMap(({ days }, i) =>
      days
        ? [
            {
              ...objects,
              at: `${at}.noncurrentVersionExpirations[${i}].days`,
              versions: "noncurrent" as const,
              days,
              date: undefined,
            },
          ]
        : [],
    ),
  ];
};

/** When objects expire; a bucket says it inline alone. */
export const bucketLifecycle = adapter<Args>()(
  "bucketLifecycle",
  BUCKET,
  {
    bucket: itself,
    expirations: {
      at: "lifecycleRules",
      get: (p) => (p.lifecycleRules ?? []).flatMap((rule, i) => expirationsOf(rule, `lifecycleRules[${i}]`)),
    },
  },
  { says: (p) => (p.lifecycleRules?.length ?? 0) > 0 },
);
