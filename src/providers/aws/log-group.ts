import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter, textOf } from "../adapter";

/** The values PutRetentionPolicy accepts; never expiring is having none. */
const ACCEPTED_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const logGroup = adapter<Unwrap<LogGroupArgs>>()(
  "logGroup",
  "aws:cloudwatch/logGroup:LogGroup",
  {
    name: { at: "name", get: (p) => textOf(p.name) },
    retentionDays: {
      at: "retentionInDays",
      get: (p) => p.retentionInDays || Infinity,
      set: (p, days) => (p.retentionInDays = ACCEPTED_DAYS.find((accepted) => accepted >= days) ?? 0),
    },
    key: { at: "kmsKeyId", to: "key", get: (p) => p.kmsKeyId },
    // The classes INFREQUENT_ACCESS and DELIVERY have no filters (CloudWatch Logs User Guide, "Log classes").
    filterable: { at: "logGroupClass", get: (p) => (textOf(p.logGroupClass) ?? "STANDARD") === "STANDARD" },
  },
  { identity: { names: ["name"], arn: (name) => ["logs", `log-group:${name}`] } },
);
