import { deliveryChecks } from "../../src/chain/keeping/access-logs";
import { classOf, logBucketRole, NO_LOG_BUCKET } from "../../src/chain/relations";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** Who reads records, or tries to delete them, is worth a record of its own. */
export default defineStackPolicy({
  name: "log-bucket-access-logged",
  severity: "low",
  level: "advisory",
  description: "Buckets that trails write to log the requests they get to another bucket, where they can be delivered.",
  rationale:
    "Access logs are a second witness of who reads records and who tries to delete them. They are delivered as well as can be, and nothing is said where they cannot be: in another Region, and with S3 into a bucket that is locked, encrypted with KMS, or closed to it.",
  controls: [
    "CIS AWS 1.2 2.6",
    "CIS AWS 1.4 3.6",
    "CIS AWS 3.0 3.4",
    "CIS AWS 5.0 3.4",
    "CIS AWS 6.0 4.4",
    "CIS Alibaba 2.0 5.3",
    "Security Hub CloudTrail.7",
    "Security Hub S3.9",
    "PCI DSS 4.0 10.2.1",
    "ISO 27001:2022 A.8.15",
    "SOC 2 CC7.2",
  ],
  on: "bucket",
  config: {},
  messages: {
    noLogging: "does not log who reads or deletes records. Add `{{class}}` that names another bucket.",
    itself: "logs its requests to itself, and each log file makes more. Set `{{at}}` to another bucket.",
    lost: "logs its requests to {{target}}, named in `{{at}}`, and {{storage}} cannot deliver: {{reason}}. To mend it, {{fix}}.",
  },

  check(bucket, { report, part, stack }) {
    const role = logBucketRole(stack, bucket);
    if (!role) notApplicable(NO_LOG_BUCKET);
    if (role === "accessLogs") notApplicable("It receives access logs itself, and logging those would never end.");
    const loggings = stack.referrers(bucket, "bucketLogging", "bucket").filter(({ target }) => target.isSet);
    if (loggings.length === 0) report("noLogging", { class: classOf("bucketLogging", bucket) });
    for (const logging of loggings)
      part(() => {
        const { target } = logging.target;
        if (!target)
          return undecided("whether access logs can be delivered to a bucket of another stack cannot be known", [
            logging.resource.urn,
          ]);
        if (target.resource.urn === bucket.resource.urn) return report("itself", { subject: logging, at: "target" });
        for (const obstacleOf of deliveryChecks(stack, { logging, source: bucket, target }))
          part(() => {
            const found = obstacleOf();
            const details = { subject: logging, at: "target", target: target.resource.name };
            if (found) report("lost", { ...details, reason: found.reason, fix: found.fix });
          });
      });
  },
});
