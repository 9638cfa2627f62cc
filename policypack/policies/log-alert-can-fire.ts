import { problemsOf, storeMissedBy, storeReadBy } from "../../src/chain/alerting/log-alerts";
import { recordStores } from "../../src/chain/delivery/log-store";
import { readsRecords } from "../../src/chain/presence";
import { notApplicable, undecided } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

const BY_ALARMS =
  "CloudWatch's alarms stand in for alerts of Log Service; `alarm-can-fire` and `alarm-notifies` judge them.";

/** An alert that is never evaluated, never met or never sent looks like a quiet day. */
export default defineStackPolicy({
  name: "log-alert-can-fire",
  severity: "high",
  level: "mandatory",
  description: "Alerts on audit records go off with one record, and tell somebody.",
  rationale:
    "An alert can be switched off, muted for years, look back less far than it waits, wait for more records than come, ask in a language that its log store does not know, or leave it open whom to tell. Nothing of that shows until it is missed.",
  controls: ["NIST 800-53 SI-4(5)", "NIST 800-53 AU-6(1)", "PCI DSS 4.0 10.4.1", "SOC 2 CC7.2"],
  on: "logAlert",
  notOn: { aws: BY_ALARMS, "aws-native": BY_ALARMS },
  config: {},
  messages: {
    disabled: "is switched off. Set `{{at}}` to `ENABLED`, or leave it out.",
    muted: "watches audit records, and {{reason}}. To mend it, {{fix}}, or accept it with an exception that ends then.",
    cannotFire: "watches audit records, and {{reason}} (`{{at}}`). To mend it, {{fix}}.",
    noStatements: "finds nothing, as {{reason}}. To mend it, {{fix}}.",
    noSuchField: "finds less than it asks for, as {{reason}}. To mend it, {{fix}}.",
    notIndexed: "finds nothing, as {{reason}}. To mend it, {{fix}}.",
    otherStore: "asks for audit records where no trail keeps any. Query the log store `{{store}}` of the same project.",
    otherRegion:
      "asks for audit records in a Region where no trail keeps any. Query the log store `{{store}}` in `{{region}}`.",
    tellsNobody: "watches audit records, and {{reason}}. Name an action policy in `{{at}}`.",
  },

  check(alert, { report, part, stack }) {
    const places = recordStores(stack);
    if (!readsRecords(alert) && !storeReadBy(stack, alert, places)) notApplicable("It watches no audit records.");
    part(() => {
      const missed = storeMissedBy(stack, alert, places);
      if (missed) {
        const { kind, ...place } = missed;
        report(kind, { at: "sources", ...place });
      } else if (!storeReadBy(stack, alert, places))
        undecided("What fills the log store that it queries cannot be known", [alert.resource.urn]);
    });
    for (const ask of problemsOf(stack, alert, places))
      part(() => {
        const problem = ask();
        if (!problem) return;
        const { kind, at, reason, fix } = problem;
        report(kind, { at, reason, fix });
      });
  },
});
