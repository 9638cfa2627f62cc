import policy from "../../policypack/policies/alarm-notifies";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { aws } from "../resources";

const filter = aws.metricFilter(
  {
    logGroupName: "audit",
    pattern: "ERROR",
    metricTransformation: { namespace: "Audit", name: "RootUsage", value: "1" },
  },
  "root",
);
const topic = aws.topic({}, "alerts");
const subscriber = aws.subscription({ topic: ref(topic, "arn"), protocol: "email", endpoint: "a@example.com" });

const watching = {
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  evaluationPeriods: 1,
  namespace: "Audit",
  metricName: "RootUsage",
  period: 300,
  statistic: "Sum",
  threshold: 1,
};

new PolicyTester().run(policy, {
  valid: [
    {
      name: "a topic with a subscriber",
      on: [aws.alarm({ ...watching, alarmActions: [ref(topic, "arn")] }), filter, subscriber],
      doc: true,
    },
    {
      name: "a function is somebody",
      on: [aws.alarm({ ...watching, alarmActions: ["arn:aws:lambda:us-east-1:123456789012:function:page"] }), filter],
    },
    {
      name: "a composite alarm tells for it",
      on: [
        aws.alarm({ ...watching, name: "root-usage" }),
        filter,
        subscriber,
        aws.compositeAlarm({
          alarmName: "any",
          alarmRule: 'ALARM("root-usage")',
          alarmActions: [ref(topic, "arn")],
        }),
      ],
    },
    {
      name: "the second of two topics is heard",
      on: [
        aws.alarm({ ...watching, alarmActions: [ref(aws.topic({}, "unheard"), "arn"), ref(topic, "arn")] }),
        filter,
        subscriber,
      ],
    },
  ],
  invalid: [
    {
      name: "no action at all",
      on: [aws.alarm(watching), filter],
      errors: [{ messageId: "noAction", data: { at: "alarmActions" } }],
      doc: true,
    },
    {
      name: "an action on the way back to OK only",
      on: [aws.alarm({ ...watching, okActions: [ref(topic, "arn")] }), filter, subscriber],
      errors: [{ messageId: "noAction", data: { at: "alarmActions" } }],
    },
    {
      name: "an action that restarts a machine tells nobody",
      on: [aws.alarm({ ...watching, alarmActions: ["arn:aws:automate:us-east-1:ec2:reboot"] }), filter],
      errors: [{ messageId: "noAction", data: { at: "alarmActions" } }],
    },
    {
      name: "actions are switched off",
      on: [aws.alarm({ ...watching, alarmActions: [ref(topic, "arn")], actionsEnabled: false }), filter, subscriber],
      errors: [{ messageId: "actionsDisabled", data: { at: "actionsEnabled" } }],
    },
    {
      name: "nobody is subscribed to the topic",
      on: [aws.alarm({ ...watching, alarmActions: [ref(topic, "arn")] }), filter],
      errors: [{ messageId: "noSubscription", data: { at: "alarmActions", topic: "alerts" } }],
    },
    {
      name: "the composite alarm speaks of it when it does not go off",
      on: [
        aws.alarm({ ...watching, name: "root-usage" }),
        filter,
        subscriber,
        aws.compositeAlarm({
          alarmName: "any",
          alarmRule: 'NOT ALARM("root-usage")',
          alarmActions: [ref(topic, "arn")],
        }),
      ],
      errors: [{ messageId: "noAction", data: { at: "alarmActions" } }],
    },
  ],
  notApplicable: [
    { name: "it watches no filter of this stack", on: aws.alarm(watching), because: /watches no metric filter/ },
  ],
  undecided: [
    {
      name: "the topic is in another stack",
      on: [aws.alarm({ ...watching, alarmActions: ["arn:aws:sns:us-east-1:123456789012:alerts"] }), filter],
      waitsFor: ["arn:aws:sns:us-east-1:123456789012:alerts"],
    },
    {
      name: "the action is not known yet",
      on: [aws.alarm({ ...watching, alarmActions: [unknown] }), filter],
      waitsFor: ["it"],
    },
  ],
});
