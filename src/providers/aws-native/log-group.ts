import type { LogGroupArgs } from "@pulumi/aws-native/logs";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { acceptedRetention, hasFilters, retentionOf } from "../log-groups";
import { textOf } from "../values";

export const logGroup = adapter<Unwrap<LogGroupArgs>>()(
  "logGroup",
  "aws-native:logs:LogGroup",
  {
    name: { at: "logGroupName", get: (p) => textOf(p.logGroupName) },
    retentionDays: {
      at: "retentionInDays",
      get: (p) => retentionOf(p.retentionInDays),
      // To keep records for good is to say nothing: 0 is refused.
      set(p, days) {
        const accepted = acceptedRetention(days);
        if (accepted === undefined) delete p.retentionInDays;
        else p.retentionInDays = accepted;
      },
    },
    key: { at: "kmsKeyId", to: "key", get: (p) => p.kmsKeyId },
    filterable: { at: "logGroupClass", get: (p) => hasFilters(textOf(p.logGroupClass)) },
  },
  { identity: { names: ["logGroupName"], arn: (name) => ["logs", `log-group:${name}`] } },
);
