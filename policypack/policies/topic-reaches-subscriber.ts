import { publishersTo } from "../../src/chain/alerting/publishers";
import { reachOf } from "../../src/chain/alerting/publishing";
import { firstFew } from "../../src/chain/first-few";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** A message that a topic does not take, or that no subscriber gets, is lost without a trace. */
export default defineStackPolicy({
  name: "topic-reaches-subscriber",
  severity: "high",
  level: "mandatory",
  description: "Topics take the alerts that are published to them and deliver them to a subscriber.",
  rationale:
    "A topic's own policy replaces the default one, which admitted alarms. Its key has to admit the publisher, and the key that AWS manages admits no service. A subscription with a filter on attributes lets no alarm through. Each of these drops alerts without a word.",
  controls: ["Security Hub CloudWatch.15", "NIST 800-53 IR-4(1)", "NIST 800-53 SI-4(5)", "PCI DSS 4.0 10.7.2"],
  on: "topic",
  notOn: {
    alicloud:
      "Alerts of Log Service tell people by action policies, without a topic; `log-alert-can-fire` judges them.",
  },
  config: {},
  messages: {
    lost: "loses alerts of {{publishers}}: {{reason}}. To mend it, {{fix}}.",
  },

  check(topic, { report, part, stack }) {
    const publishers = publishersTo(stack, topic);
    if (publishers.length === 0) notApplicable("No alert of this stack is published to it.");
    const lost = new Map<string, { readonly fix: string; readonly names: Set<string> }>();
    for (const publisher of publishers)
      part(() => {
        const { obstacle } = reachOf(stack, topic, publisher);
        if (!obstacle) return;
        const { reason, fix } = obstacle;
        const { names } = lost.get(reason) ?? { names: new Set() };
        lost.set(reason, { fix, names: names.add(publisher.subject.resource.name) });
      });
    for (const [reason, { fix, names }] of lost)
      report("lost", { publishers: firstFew([...names].sort(), "published to it as well"), reason, fix });
  },
});
