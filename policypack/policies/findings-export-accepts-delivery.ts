import { exportBucketObstacle, exportKeyObstacle } from "../../src/chain/delivery/findings-export";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** An export that is refused leaves findings where they are deleted after ninety days. */
export default defineStackPolicy({
  name: "findings-export-accepts-delivery",
  severity: "medium",
  level: "mandatory",
  description: "Where findings are exported, the bucket's policy and the key's let GuardDuty write and encrypt them.",
  rationale:
    "GuardDuty forgets a finding after ninety days. It exports as itself, encrypted with a key of the customer's, and a later change of either policy stops that without a word: nobody misses a finding before it is looked for.",
  controls: ["NIST 800-53 AU-11", "NIST 800-53 AU-12", "ISO 27001:2022 A.8.15"],
  on: "findingsExport",
  notOn: { alicloud: "GuardDuty is AWS's; Alibaba Cloud's Security Center is not judged." },
  config: {},
  messages: {
    refused: "exports findings to {{bucket}}, named in `{{at}}`, and {{reason}}. To mend it, {{fix}}.",
    unencrypted:
      "exports findings that GuardDuty has to encrypt with the key in `{{at}}`, and {{reason}}. To mend it, {{fix}}.",
  },

  check(exported, { report, part, stack }) {
    const { bucket, key } = exported;
    if (!bucket.target && key.isSet && !key.target)
      notApplicable("Neither its bucket nor its key is part of this stack.");
    part(() => {
      const found = exportBucketObstacle(stack, exported);
      if (!found) return;
      report("refused", { at: "bucket", bucket: found.on.resource.name, reason: found.reason, fix: found.fix });
    });
    part(() => {
      const found = exportKeyObstacle(stack, exported);
      if (found) report("unencrypted", { at: "key", reason: found.reason, fix: found.fix });
    });
  },
});
