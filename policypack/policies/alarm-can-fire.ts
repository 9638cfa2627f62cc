import { filtersOf, firingOf } from "../../src/chain/alerting/alerting";
import { refusalOf } from "../../src/chain/alerting/log-alarms";
import { type Details, notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** Problems with a message of their own. */
const spoken = ["refused", "onePastThreshold", "alwaysOn", "neverRearms"] as const;

/** An alarm that cannot go off looks like one that has had no reason to. */
export default defineStackPolicy({
  name: "alarm-can-fire",
  severity: "high",
  level: "mandatory",
  description: "Alarms on metric filters go off when events match, and again when they match later.",
  rationale:
    "An alarm that averages, looks too rarely, needs several periods, or never leaves ALARM shows green or red and tells nobody. Nothing but an incident reveals it.",
  controls: ["NIST 800-53 AU-6(1)", "NIST 800-53 SI-4(5)", "ISO 27001:2022 A.8.16", "SOC 2 CC7.2"],
  on: "alarm",
  notOn: { alicloud: "Alerts of Log Service stand in for alarms on metrics; `log-alert-can-fire` judges them." },
  config: {
    maxEvents: {
      type: "integer",
      minimum: 0,
      default: 0,
      description: "Matching events that an alarm may wait for; 0 sets no maximum, 1 makes the first one count.",
    },
  },
  messages: {
    refused: "is refused by CloudWatch: {{why}}. Set `{{at}}` to {{set}}.",
    silent: "does not go off when an event matches: {{why}}. Set `{{at}}` to {{set}}.",
    onePastThreshold:
      "goes off at the second matching event, for the first only equals the threshold. Set `{{at}}` to {{set}}, and raise the threshold if two are meant.",
    alwaysOn: "is in ALARM without any matching event, so that none raises it: {{why}}. Set `{{at}}` to {{set}}.",
    neverRearms: "goes off once and never again: {{why}}. Set `{{at}}` to {{set}}.",
    tooLate: "goes off late: {{why}}, and {{maxEvents}} have to suffice. Lower `{{at}}`.",
  },

  check(alarm, { config: { maxEvents }, report, part, stack }) {
    const refusal = refusalOf(alarm);
    if (refusal) return report("refused", { at: refusal.field, why: refusal.why, set: refusal.set });
    const filters = filtersOf(stack, alarm);
    if (filters.length === 0) notApplicable("It watches no metric filter of this stack.");
    const findings = new Map<"tooLate" | "silent" | (typeof spoken)[number], Details>();
    for (const filter of filters)
      part(() => {
        const first = firingOf(alarm, filter);
        if (first.answer === "yes") return;
        const { problem, needed: events = 1, field: at, why } = first;
        if (maxEvents > 0 && events > maxEvents) return findings.set("tooLate", { at, why, maxEvents });
        const then = problem === "needsMore" ? firingOf(alarm, filter, { events, withinSeconds: 60 }) : first;
        if (then.answer === "no")
          findings.set(spoken.find((id) => id === then.problem) ?? "silent", {
            at: then.field,
            why: then.why,
            set: then.set,
          });
      });
    for (const [id, details] of findings) report(id, details);
  },
});
