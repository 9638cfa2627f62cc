import policy from "../../policypack/policies/trail-present";
import { PolicyTester } from "../../src/testing";
import { nativeFilterFor, nativeTrail } from "../native-chain";
import { aws } from "../resources";
import { actionTrail, alertOn } from "../store-chain";

const filter = (pattern: string) =>
  aws.metricFilter({
    logGroupName: "audit",
    pattern,
    metricTransformation: { namespace: "Audit", name: "RootUsage", value: "1" },
  });

new PolicyTester().run(policy, {
  valid: [
    { name: "a trail", on: aws.trail({ s3BucketName: "logs" }), doc: true },
    { name: "a trail of aws-native", on: nativeTrail },
    { name: "a trail of ActionTrail", on: actionTrail },
    {
      name: "a trail where one is required",
      on: aws.trail({ s3BucketName: "logs" }),
      config: { presence: "required" },
    },
  ],
  invalid: [
    {
      name: "a filter on audit records, and no trail that writes them",
      on: filter('{ $.userIdentity.type = "Root" }'),
      errors: [{ messageId: "noTrail", data: { reason: "its metric filter it reads audit records" } }],
      doc: true,
    },
    {
      name: "a filter of aws-native on audit records, and no trail",
      on: nativeFilterFor("RootUsage", '{ $.userIdentity.type = "Root" }'),
      errors: [{ messageId: "noTrail", data: { reason: "its metric filter filter reads audit records" } }],
    },
    {
      name: "an alert on audit records, and no trail that writes them",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      errors: [{ messageId: "noTrail", data: { reason: "its alert alert reads audit records" } }],
    },
    {
      name: "none where one is required",
      on: aws.topic({}),
      config: { presence: "required" },
      errors: [{ messageId: "noTrail", data: { reason: "it is declared to be one" } }],
    },
    {
      name: "none where a stack tag requires one",
      on: aws.topic({}),
      stackTags: { "trailproof:presence": "required" },
      errors: [{ messageId: "noTrail", data: { reason: "it is declared to be one" } }],
    },
  ],
  notApplicable: [
    { name: "a stack of something else", on: aws.topic({}), because: /declares nothing that audits/ },
    { name: "an alert on an application's log", on: alertOn("level: ERROR"), because: /declares nothing that audits/ },
    { name: "a filter on an application's log", on: filter("ERROR"), because: /declares nothing that audits/ },
    {
      name: "the stack tag goes before the setting",
      on: aws.topic({}),
      config: { presence: "required" },
      stackTags: { "trailproof:presence": "off" },
      because: /declares nothing that audits/,
    },
    {
      name: "another stack has the trail",
      on: filter('{ $.eventName = "StopLogging" }'),
      config: { providedElsewhere: true },
      because: /provided elsewhere/,
    },
  ],
});
