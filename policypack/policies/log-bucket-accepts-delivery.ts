import { deliveryInto } from "../../src/chain/delivery/delivery";
import { ossDeliveryObstacle } from "../../src/chain/delivery/oss-delivery";
import { classOf, policiesOf } from "../../src/chain/relations";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** The folder of an account or an organization that a key lies in, as a pattern without their ids. */
const folderOf = (resource: string): string => {
  const [, ...key] = resource.split("/");
  const owner = key.lastIndexOf("AWSLogs") + 1;
  return [...key.slice(0, owner), key[owner]?.startsWith("o-") ? "<organization>" : "<account>", "*"].join("/");
};

/** A trail whose bucket refuses it looks like any other, until somebody needs the records. */
export default defineStackPolicy({
  name: "log-bucket-accepts-delivery",
  severity: "critical",
  level: "mandatory",
  description: "The log bucket lets the service that records make exactly the calls that it makes for the trail.",
  rationale:
    "CloudTrail creates no trail whose bucket refuses it, and goes on without a word when a later change of the policy does. A statement for another prefix, account or trail, and a Deny that does not spare services, refuse as surely as none.",
  controls: ["PCI DSS 4.0 10.2.1", "NIST 800-53 AU-12", "NIST 800-53 AU-9"],
  on: "trail",
  config: {},
  messages: {
    blocked: "delivers to {{bucket}}, and cannot: {{reason}}. To mend it, {{fix}}.",
    noPolicy:
      "delivers to {{bucket}}, which has no policy, so S3 refuses. Add `{{class}}` that lets cloudtrail.amazonaws.com call `s3:GetBucketAcl` on the bucket and `s3:PutObject` under `{{path}}`.",
    refused:
      "delivers to {{bucket}}, whose policy does not let cloudtrail.amazonaws.com call `{{action}}` on {{on}}: {{why}}. Allow it.",
    denied:
      "delivers to {{bucket}}, whose policy denies cloudtrail.amazonaws.com `{{action}}` on {{on}}: {{why}}. Exempt the service.",
  },

  check(trail, { report, stack }) {
    const bucket = trail.bucket.target;
    if (!bucket) return notApplicable("Its bucket is not part of this stack.");
    const named = { at: "bucket", bucket: bucket.resource.name };
    if (trail.has("bucketRole")) {
      const found = ossDeliveryObstacle(stack, trail, bucket);
      if (found) report("blocked", { ...named, reason: found.reason, fix: found.fix });
      return;
    }
    const path = `${trail.prefix === "" ? "" : `${trail.prefix}/`}AWSLogs/<account>/*`;
    const policies = policiesOf(stack, bucket);
    if (policies.length === 0) return report("noPolicy", { ...named, class: classOf("bucketPolicy", bucket), path });
    const delivery = deliveryInto(stack, trail, bucket, policies);
    if (delivery.admitted === undefined) return undecided(delivery.why, [trail.resource.urn]);
    if (delivery.admitted) return;
    const { action, resource } = delivery.request;
    const on = action === "s3:PutObject" ? `\`${folderOf(resource)}\`` : "the bucket";
    report(delivery.denied ? "denied" : "refused", { ...named, action, on, why: delivery.why });
  },
});
