import { definePolicy } from "../../src/core/policy";

/** Who may do what is decided in services that have no Region. */
export default definePolicy({
  name: "trail-global-service-events",
  severity: "high",
  level: "mandatory",
  description: "Trails record the services that have no Region: IAM, STS, sign-in.",
  rationale:
    "Changes of IAM policies, assumed roles and console sign-ins are global service events. Without them the records show what was done, and not who was let in to do it.",
  controls: ["CIS AWS 1.2 2.1", "CIS AWS 1.4 3.1", "CIS AWS 3.0 3.1", "CIS AWS 5.0 3.1", "CIS AWS 6.0 4.1"],
  on: "trail",
  notOn: { alicloud: "ActionTrail records services without a Region with all others." },
  config: {},
  messages: {
    excluded: "leaves out IAM, STS and sign-in events. Set `{{at}}` to true.",
  },

  check(trail, { report }) {
    if (!trail.globalServiceEvents) report("excluded", { at: "globalServiceEvents" });
  },

  remediate(trail) {
    if (!trail.globalServiceEvents) trail.globalServiceEvents = true;
  },
});
