import { expirationsBefore } from "../../src/chain/keeping/retention";
import { classOf, logBucketRole, NO_LOG_BUCKET } from "../../src/chain/relations";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** What can be deleted before anybody looks for it proves nothing. */
export default defineStackPolicy({
  name: "log-bucket-retention",
  severity: "high",
  level: "mandatory",
  description: "Log buckets keep records for a minimum of days: locked, and without a rule that deletes earlier.",
  rationale:
    "Versioning and policies can be changed by whoever administers the bucket. Only a default retention keeps each record from the moment it is written, and a lifecycle rule deletes what nothing locks, without asking anybody.",
  controls: ["Security Hub S3.15", "PCI DSS 4.0 10.3.4", "PCI DSS 4.0 10.5.1", "NIST 800-53 CP-6(2)"],
  on: "bucket",
  config: {
    minDays: { type: "integer", minimum: 1, default: 365, description: "Days a record has to be kept." },
    lockDays: { type: "integer", minimum: 1, default: 365, description: "Days a trail's record has to be locked." },
    mode: {
      type: "string",
      enum: ["GOVERNANCE", "COMPLIANCE"],
      default: "GOVERNANCE",
      description: "The weakest mode that the lock may have.",
    },
  },
  messages: {
    noLock: "does not lock records. Add `{{class}}` with a default retention of {{lockDays}} days or more.",
    lapses: "has a retention of {{actual}} days that is not locked. Set `{{at}}` to {{to}}.",
    noRetention: "has an object lock without a default retention. Set `{{at}}`, and {{lockDays}} days.",
    shortLock: "locks records for {{actual}} days; {{lockDays}} are required. Set `{{at}}` to {{lockDays}} or more.",
    weakLock: "locks records in GOVERNANCE mode, which a privileged few may bypass. Set `{{at}}` to COMPLIANCE.",
    tooShort:
      "expires {{versions}} versions of records after {{actual}} days; {{minDays}} are required. Set `{{property}}` to {{minDays}} or more.",
    byDate: "expires records from {{date}} on, whatever their age. Replace `{{property}}` by a number of days.",
  },

  check(bucket, { config: { minDays, lockDays, mode }, report, part, stack }) {
    const role = logBucketRole(stack, bucket);
    if (!role) notApplicable(NO_LOG_BUCKET);
    part(() => {
      if (role !== "trail") return;
      const [lock] = stack.referrers(bucket, "bucketObjectLock", "bucket");
      if (!lock) return report("noLock", { class: classOf("bucketObjectLock", bucket), lockDays });
      const lapsing = { subject: lock, at: "lapses", to: false };
      if (lock.has("lapses") && lock.lapses) return report("lapses", { ...lapsing, actual: lock.days });
      if (!lock.mode) return report("noRetention", { subject: lock, at: "mode", lockDays });
      if (lock.days < lockDays) report("shortLock", { subject: lock, at: "days", actual: lock.days, lockDays });
      if (lock.mode !== mode && mode === "COMPLIANCE") report("weakLock", { subject: lock, at: "mode" });
    });
    for (const lifecycle of stack.referrers(bucket, "bucketLifecycle", "bucket"))
      for (const versions of ["current", "noncurrent"] as const)
        part(() => {
          for (const { at: property, days: actual, date } of expirationsBefore(minDays, stack, lifecycle, versions)) {
            const found = { subject: lifecycle, at: "expirations", property };
            if (date === undefined) report("tooShort", { ...found, versions, actual, minDays });
            else report("byDate", { ...found, date });
          }
        });
  },
});
