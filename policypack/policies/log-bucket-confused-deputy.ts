import { recordersOf } from "../../src/chain/keeping/recorders";
import { logBucketRole, NO_LOG_BUCKET } from "../../src/chain/relations";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";
import { access } from "../../src/evaluate";

/** A service does what any customer asks of it, unless the policy says for whom. */
export default defineStackPolicy({
  name: "log-bucket-confused-deputy",
  severity: "medium",
  level: "mandatory",
  description: "Log buckets admit services on behalf of named accounts, organizations or resources only.",
  rationale:
    "CloudTrail writes for every account of the world. A statement that admits it without saying for whom lets anybody point a trail at the bucket, and fill it with records that look like its own.",
  controls: ["NIST 800-53 AU-9"],
  on: "bucket",
  notOn: {
    alicloud:
      "An OSS bucket's policy admits accounts, users and roles, and no service: ActionTrail writes with a role.",
  },
  config: {},
  messages: {
    anybody:
      "lets services act for anybody: {{why}}. Bind each statement with `aws:SourceArn` or `aws:SourceAccount` to the trail or account that is meant.",
  },

  check(bucket, { report, part, stack }) {
    if (!logBucketRole(stack, bucket)) notApplicable(NO_LOG_BUCKET);
    const policies = stack.referrers(bucket, "bucketPolicy", "bucket");
    if (policies.length === 0) notApplicable("It has no policy, so that no service is admitted.");
    for (const policy of policies)
      part(() => {
        const { answer, why } = access.servesStrangers([policy.document], recordersOf(stack, bucket));
        if (answer === "undecided") undecided(why, [policy.resource.urn]);
        if (answer === "yes") report("anybody", { subject: policy, at: "document", why });
      });
  },
});
