import policy from "../../policypack/policies/log-store-closed-to-anonymous";
import { PolicyTester, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

new PolicyTester().run(policy, {
  valid: [
    { name: "left out means closed", on: alicloud.logStore({ logstoreName: "audit" }), doc: true },
    { name: "closed explicitly", on: alicloud.logStore({ logstoreName: "audit", enableWebTracking: false }) },
  ],
  invalid: [
    {
      name: "web tracking",
      on: alicloud.logStore({ logstoreName: "audit", enableWebTracking: true }),
      errors: [{ messageId: "anonymous", data: { at: "enableWebTracking" } }],
      output: { enableWebTracking: false },
      doc: true,
    },
  ],
  notApplicable: [
    { name: "a log group of aws-native", on: awsNative.logGroup({}), because: /without credentials/ },

    { name: "a log group takes nothing without credentials", on: aws.logGroup({}), because: /without credentials/ },
    { name: "a metric store", on: alicloud.logStore({ telemetryType: "Metrics", enableWebTracking: true }) },
  ],
  undecided: [
    { name: "it comes from elsewhere", on: alicloud.logStore({ enableWebTracking: unknown }), waitsFor: ["it"] },
  ],
});
