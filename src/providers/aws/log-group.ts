import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { acceptedRetention, hasFilters, retentionOf } from "../log-groups";
import { textOf } from "../values";

export const logGroup = adapter<Unwrap<LogGroupArgs>>()(
  "logGroup",
  "aws:cloudwatch/logGroup:LogGroup",
  {
    name: { at: "name", get: (p) => textOf(p.name) },
    retentionDays: {
      at: "retentionInDays",
      get: (p) => retentionOf(p.retentionInDays || undefined),
      set: (p, days) => (p.retentionInDays = acceptedRetention(days) ?? 0),
    },
    key: { at: "kmsKeyId", to: "key", get: (p) => p.kmsKeyId },
    filterable: { at: "logGroupClass", get: (p) => hasFilters(textOf(p.logGroupClass)) },
  },
  { identity: { names: ["name"], arn: (name) => ["logs", `log-group:${name}`] } },
);
