import policy from "../../policypack/policies/graph-members-complete";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

const graph = aws.graph({}, "graph");
const TRAINING = "210987654321";
const member = (more: object = {}, name = "member") =>
  aws.graphMember({ graphArn: ref(graph), accountId: TRAINING, emailAddress: "training@example.com", ...more }, name);
const own = aws.topic({ name: "tells-the-account" }, "topic");
const accepted = { acceptedElsewhere: [TRAINING] };

const native = awsNative.graph({}, "graph");
const nativeMember = (more: object = {}) =>
  awsNative.graphMember(
    { graphArn: ref(native), memberId: TRAINING, memberEmailAddress: "training@example.com", ...more },
    "member",
  );

const wrong = (messageId: string, data: object, on = "member") => ({ messageId, data: { ...data }, on });
const notAccepted = wrong("notAccepted", { invited: 1, accepting: 0 });

new PolicyTester().run(policy, {
  valid: [
    { name: "a graph without members is complete", on: [graph, own] },
    { name: "a member that accepts elsewhere", on: [graph, member(), own], config: accepted, doc: true },
    {
      name: "a member that accepts elsewhere, and is not told by e-mail",
      on: [graph, member({ disableEmailNotification: true }), own],
      config: accepted,
    },
    {
      name: "accounts of the organization need no invitation",
      on: [graph, member(), own, aws.graphOrganization({ graphArn: ref(graph), autoEnable: true })],
    },
    {
      name: "a member of another stack's graph",
      on: member({ graphArn: "arn:aws:detective:us-east-1:123456789012:graph:7d2e" }),
      config: accepted,
    },
    { name: "a member of aws-native that accepts elsewhere", on: [native, nativeMember(), own], config: accepted },
    {
      name: "accounts of the organization, in aws-native",
      on: (() => {
        const taking = awsNative.graph({ autoEnableMembers: true }, "taking");
        return [taking, nativeMember({ graphArn: ref(taking) }), own];
      })(),
    },
  ],
  invalid: [
    { name: "an invitation that nobody accepts", on: [graph, member(), own], errors: [notAccepted], doc: true },
    { name: "an invitation of aws-native", on: [native, nativeMember(), own], errors: [notAccepted] },
    {
      name: "an invitation that nobody accepts, and of which nobody is told",
      on: [graph, member({ disableEmailNotification: true }), own],
      errors: [notAccepted, wrong("notNotified", { at: "disableEmailNotification" })],
    },
    {
      name: "the organization's new accounts are left out",
      on: [graph, member(), own, aws.graphOrganization({ graphArn: ref(graph), autoEnable: false })],
      errors: [notAccepted],
    },
    {
      name: "who accepts has the provider of the graph, and so its account",
      on: [graph, member(), own, aws.graphAcceptance({ graphArn: ref(graph) })],
      errors: [notAccepted],
    },
    {
      name: "who accepts an invitation of aws-native has the account of the graph as well",
      on: [native, nativeMember(), own, aws.graphAcceptance({ graphArn: ref(native) })],
      errors: [notAccepted],
    },
    {
      name: "a member of another graph than the stack's",
      on: [graph, member({ graphArn: "arn:aws:detective:us-east-1:123456789012:graph:7d2e" }), own],
      config: accepted,
      errors: [wrong("otherGraph", { at: "graphArn", graph: "graph" })],
    },
    {
      name: "a name instead of an ARN",
      on: [graph, member({ graphArn: "graph" }), own],
      config: accepted,
      errors: [wrong("noGraph", { at: "graphArn", graph: "graph" })],
    },
    {
      name: "the account that the graph belongs to",
      on: [graph, member({ accountId: "123456789012" }), own],
      config: { acceptedElsewhere: ["123456789012"] },
      errors: [wrong("ownAccount", { at: "accountId" })],
    },
    {
      name: "two accounts with one address",
      on: [graph, member(), member({ accountId: "310987654321" }, "other"), own],
      config: { acceptedElsewhere: [TRAINING, "310987654321"] },
      errors: [
        wrong("sharedEmail", { at: "emailAddress", other: "other" }),
        wrong("sharedEmail", { at: "emailAddress", other: "member" }, "other"),
      ],
    },
    {
      name: "an account that is none",
      on: [graph, member({ accountId: "training" }), own],
      errors: [{ messageId: "malformed", on: "member" }],
    },
    {
      name: "an address that is none",
      on: [graph, member({ emailAddress: "training" }), member({ accountId: "310987654321" }, "other"), own],
      config: { acceptedElsewhere: [TRAINING, "310987654321"] },
      errors: [{ messageId: "malformed", on: "member" }],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /Detective is AWS's/,
    },
    { name: "a stack without a graph", on: aws.topic({}), because: /has no graph/ },
  ],
  undecided: [
    {
      name: "which account is invited is not known yet",
      on: [graph, member({ accountId: unknown })],
      waitsFor: ["member"],
    },
  ],
});
