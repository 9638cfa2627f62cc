import { definePolicy } from "../../src/core/policy";

/** Evidence that anybody may add to proves nothing. */
export default definePolicy({
  name: "log-store-closed-to-anonymous",
  severity: "high",
  level: "mandatory",
  description: "Nobody writes to a log store without credentials.",
  rationale:
    "Web tracking takes log entries from any browser, without credentials. Whoever knows the address can bury true records under false ones, or pay back with costs.",
  controls: ["NIST 800-53 AU-9", "NIST 800-53 AC-3", "PCI DSS 4.0 10.3.2", "ISO 27001:2022 A.8.15"],
  on: "logGroup",
  notOn: {
    aws: "CloudWatch Logs takes nothing without credentials.",
    "aws-native": "CloudWatch Logs takes nothing without credentials.",
  },
  config: {},
  messages: {
    anonymous: "takes log entries from anybody, without credentials. Set `{{at}}` to {{to}}.",
  },

  check(store, { report }) {
    if (store.anonymousWrites) report("anonymous", { at: "anonymousWrites", to: false });
  },

  remediate(store) {
    if (store.anonymousWrites) store.anonymousWrites = false;
  },
});
