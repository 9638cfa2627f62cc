import { firstFew } from "../../src/chain/first-few";
import { undecided } from "../../src/core/check";
import { definePolicy } from "../../src/core/policy";
import { dataEvent } from "../../src/detections/event";
import { aiDataEventTypes } from "../../src/evaluate/event-selector/data-types";

const OTHERS = "listed by `trailproof explain trail-records-ai-data-events`";

/** What models are asked and what agents do are data events, which no trail records unless it is told to. */
export default definePolicy({
  name: "trail-records-ai-data-events",
  severity: "medium",
  level: "advisory",
  description: "Trails record the data events of AI services: of SageMaker, Bedrock and its agents.",
  rationale:
    "Management events show who made an endpoint, an agent or a knowledge base. Who called it, and what it looked up, are data events: off by default, each of a resource type of its own, and selected by advanced selectors only.",
  controls: ["NIST 800-53 AU-2", "NIST 800-53 AU-12", "SOC 2 CC7.2", "ISO 27001:2022 A.8.15"],
  on: "trail",
  notOn: { alicloud: "ActionTrail documents no data events of AI services." },
  config: {
    types: {
      type: "array",
      items: { type: "string", enum: aiDataEventTypes },
      default: aiDataEventTypes,
      description: "Resource types whose data events have to be recorded, reads and writes.",
    },
  },
  messages: {
    unrecorded:
      "does not record data events of {{types}}. Add an advanced selector for each: `eventCategory` equal to `Data` and `resources.type` equal to the type.",
    notReads: "records writes of {{types}} and no reads. Drop `readOnly` from their selectors.",
    notWrites: "records reads of {{types}} and no writes. Drop `readOnly` from their selectors.",
  },

  check(trail, { config: { types }, report }) {
    const { records } = trail.selectors;
    const seen = types.map((type) => {
      const [reads, writes] = [true, false].map((readOnly) => records(dataEvent(type, readOnly)));
      return { type, reads, writes };
    });
    const tell = (id: "unrecorded" | "notReads" | "notWrites", isMeant: (each: (typeof seen)[number]) => boolean) => {
      const missing = seen.filter(isMeant).map(({ type }) => type);
      if (missing.length > 0) report(id, { at: "selectors", types: firstFew(missing, OTHERS) });
    };
    tell("unrecorded", ({ reads, writes }) => reads === false && writes === false);
    tell("notReads", ({ reads, writes }) => reads === false && writes !== false);
    tell("notWrites", ({ reads, writes }) => writes === false && reads !== false);
    if (seen.some(({ reads, writes }) => reads === undefined || writes === undefined))
      undecided("whether its selectors name data events cannot be known", [trail.resource.urn]);
  },
});
