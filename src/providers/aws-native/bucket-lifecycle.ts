import type { BucketArgs } from "@pulumi/aws-native/s3";
import type { Unwrap } from "@pulumi/pulumi";
import type { Expiration } from "../../concepts/bucket";
import { adapter } from "../adapter";
import { nonEmpty, textOf } from "../values";
import { itself } from "./bucket";

type Args = Unwrap<BucketArgs>;
type Rule = NonNullable<Args["lifecycleConfiguration"]>["rules"][number];

const expirationsOf = (rule: Rule, at: string): readonly Expiration[] => {
  if (rule.status !== "Enabled") return [];
  const objects = { prefix: textOf(rule.prefix) ?? "", tagged: (rule.tagFilters?.length ?? 0) > 0 };
  const after = (
    property: string,
    versions: Expiration["versions"],
    days: number | undefined,
  ): readonly Expiration[] =>
    days === undefined ? [] : [{ ...objects, at: `${at}.${property}`, versions, days, date: undefined }];
  const date = textOf(rule.expirationDate);
  return [
    ...(date === undefined
      ? []
      : [{ ...objects, at: `${at}.expirationDate`, versions: "current" as const, days: 0, date }]),
    ...after("expirationInDays", "current", rule.expirationInDays),
    ...after(
      "noncurrentVersionExpiration.noncurrentDays",
      "noncurrent",
      rule.noncurrentVersionExpiration?.noncurrentDays,
    ),
    ...after("noncurrentVersionExpirationInDays", "noncurrent", rule.noncurrentVersionExpirationInDays),
  ];
};

/** When objects expire. */
export const bucketLifecycle = adapter<Args>()(
  "bucketLifecycle",
  "aws-native:s3:Bucket",
  {
    bucket: itself,
    expirations: {
      at: "lifecycleConfiguration.rules",
      get: (p) =>
        (p.lifecycleConfiguration?.rules ?? []).flatMap((rule, i) =>
          expirationsOf(rule, `lifecycleConfiguration.rules[${i}]`),
        ),
    },
  },
  { says: (p) => nonEmpty(p.lifecycleConfiguration) !== undefined },
);
