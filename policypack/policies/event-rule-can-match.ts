import { homeRegionOf, isDefaultBus, readsAskedFor } from "../../src/chain/alerting/rules";
import { notApplicable, undecided } from "../../src/core/check";
import { definePolicy } from "../../src/core/policy";
import { deadDetailTypes } from "../../src/detections/detail-types";
import { severityCoverOf } from "../../src/detections/findings";

/** A rule that waits for what never comes looks like a rule that is never needed. */
export default definePolicy({
  name: "event-rule-can-match",
  severity: "high",
  level: "mandatory",
  description: "Event rules are switched on and wait for events that can come, critical findings included.",
  rationale:
    "EventBridge accepts any well-formed pattern. One that asks for a field, a source or a detail type that does not exist is silent for ever, and one that lists severities is silent about the ones it forgot.",
  controls: ["ISO 27001:2022 A.8.16", "SOC 2 CC7.2", "NIST 800-171 3.14.6"],
  on: "eventRule",
  notOn: {
    alicloud: "Alibaba Cloud's EventBridge is not judged; `log-alert-can-fire` judges what raises alerts there.",
  },
  config: {},
  messages: {
    disabled: "is switched off and hands nothing on. Set `{{at}}` to ENABLED.",
    impossible: "has a pattern whose `{{path}}` {{problem}} Change `{{at}}`.",
    unseenReads:
      "asks for {{calls}} alone, and management events that read are left out in its state. Set `{{at}}` to ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS.",
    wrongRegion:
      "is in {{region}}, and what its pattern asks for arrives in {{home}} alone. Declare it in {{home}}, or change `{{at}}`.",
    deadDetailType: "waits in vain for `{{detailType}}`: {{why}}. Change `{{at}}`.",
    noSeverity:
      'matches no severity that GuardDuty gives, which is a number from 1 to 10. Write {"numeric": [">=", 4]} for the severity in `{{at}}`.',
    missesCritical:
      'matches GuardDuty findings of severity {{highest}} and not of {{missed}}, which is critical. Write {"numeric": [">=", {{lowest}}]} for the severity in `{{at}}`.',
  },

  check(rule, { report, part }) {
    const { pattern } = rule;
    if (!pattern) return notApplicable("It goes off by the clock and looks at no event.");
    part(() => {
      const calls = readsAskedFor(pattern);
      if (rule.state === "disabled") report("disabled", { at: "state" });
      if (rule.state === "enabled" && calls.length > 0) report("unseenReads", { at: "state", calls: calls.join(", ") });
    });
    for (const { path, problem } of pattern.problems) report("impossible", { at: "pattern", path, problem });
    for (const dead of deadDetailTypes(pattern)) report("deadDetailType", { at: "pattern", ...dead });
    const { region } = rule.resource;
    const home = region && isDefaultBus(rule.bus) ? homeRegionOf(pattern, region) : undefined;
    if (home && home !== region) report("wrongRegion", { at: "pattern", region, home });
    const cover = severityCoverOf(pattern);
    if (cover === "open" || pattern.canMatch() === undefined)
      undecided(`what \`${rule.propertyOf("pattern")}\` matches cannot be known`, [rule.resource.urn]);
    else if (cover && cover.lowest === undefined) report("noSeverity", { at: "pattern" });
    else if (cover && Number(cover.highest) >= 7 && cover.missed !== undefined)
      report("missesCritical", { at: "pattern", ...cover });
  },
});
