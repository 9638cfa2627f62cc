import policy from "../../policypack/policies/audit-access-through-groups";
import { PolicyTester, ref, unknown } from "../../src/testing";
import * as alibaba from "../alibaba/audit-access-through-groups";
import { nativeDelivering, nativeRecords, nativeTrail } from "../native-chain";
import { aws, awsNative, document } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail(
  {
    name: "audit",
    s3BucketName: ref(bucket),
    cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:audit:*",
  },
  "trail",
);

const allow = (Action: string | readonly string[], Resource: string | readonly string[] = "*", more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
const read = allow("s3:GetObject", "arn:aws:s3:::records/AWSLogs/123456789012/*");
const reading = document(read);
const MANAGED = "arn:aws:iam::aws:policy";

const nativeRead = { Version: "2012-10-17", Statement: [read] };
const nativeStack = [nativeRecords(), nativeTrail];

const user = (messageData: object) => ({ messageId: "user", data: { trail: "trail", why: /allows/, ...messageData } });
const nativeUser = (messageData: object) => user({ trail: "audit", ...messageData });
const tampers = (action: RegExp) => ({ messageId: "tampers", data: { trail: "trail", why: action } });

new PolicyTester().run(policy, {
  valid: [
    ...alibaba.valid,
    { name: "a group reads", on: [aws.groupPolicy({ group: "auditors", policy: reading }), trail], doc: true },
    {
      name: "a group reads the log group, by a policy that is attached",
      on: [
        aws.groupPolicyAttachment({
          group: "auditors",
          policyArn: ref(
            aws.managedPolicy({ policy: document(allow(["logs:Get*", "logs:FilterLogEvents"])) }, "p"),
            "arn",
          ),
        }),
        trail,
      ],
    },
    {
      name: "a role reads, with what AWS says reading is",
      on: [aws.policyAttachment({ role: "auditor", policyArn: `${MANAGED}/ReadOnlyAccess` }), trail],
    },
    {
      name: "a group may do everything with buckets, and what destroys is denied",
      on: [
        aws.groupPolicy({
          group: "auditors",
          policy: document(allow("s3:*"), {
            Effect: "Deny",
            NotAction: ["s3:Get*", "s3:List*"],
            Resource: "*",
          }),
        }),
        trail,
      ],
    },
    {
      name: "administrators run the account, and are no auditors",
      on: [aws.groupPolicyAttachment({ group: "admins", policyArn: `${MANAGED}/AdministratorAccess` }), trail],
    },
    {
      name: "a group of aws-native reads",
      on: [awsNative.userGroup({ policies: [{ policyName: "read", policyDocument: nativeRead }] }), ...nativeStack],
    },
    {
      name: "a group reads by a policy of its own, in aws-native",
      on: [awsNative.userGroupPolicy({ groupName: "auditors", policyDocument: nativeRead }), ...nativeStack],
    },
    {
      name: "a role of aws-native reads, with what AWS says reading is",
      on: [
        awsNative.role({
          assumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] },
          managedPolicyArns: [`${MANAGED}/ReadOnlyAccess`],
        }),
        ...nativeStack,
      ],
    },
    {
      name: "a managed policy of aws-native for a group and a role",
      on: [
        awsNative.managedPolicy({ policyDocument: nativeRead, groups: ["auditors"], roles: ["auditor"] }),
        ...nativeStack,
      ],
    },
  ],
  invalid: [
    ...alibaba.invalid,
    {
      name: "a user reads",
      on: [aws.userPolicy({ user: "ann", policy: reading }), trail],
      errors: [user({ at: "user" })],
      doc: true,
    },
    {
      name: "a user reads with a code of MFA, which the user has",
      on: [
        aws.userPolicy({
          user: "ann",
          policy: document({ ...read, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
        }),
        trail,
      ],
      errors: [user({ at: "user" })],
    },
    {
      name: "a user reads with what AWS says reading is",
      on: [aws.userPolicyAttachment({ user: "ann", policyArn: `${MANAGED}/AmazonS3ReadOnlyAccess` }), trail],
      errors: [user({ at: "user" })],
    },
    {
      name: "a group and a user besides",
      on: [
        aws.attachmentToAll({ groups: ["auditors"], users: ["ann"], policyArn: `${MANAGED}/ReadOnlyAccess` }),
        trail,
      ],
      errors: [user({ at: "users" })],
    },
    {
      name: "a group reads, and may stop the trail",
      on: [aws.groupPolicy({ group: "auditors", policy: document(read, allow("cloudtrail:Stop*")) }), trail],
      errors: [tampers(/`cloudtrail:StopLogging`/)],
    },
    {
      name: "a group reads, and may delete what it reads",
      on: [
        aws.groupPolicy({
          group: "auditors",
          policy: document(allow("s3:*", ["arn:aws:s3:::records", "arn:aws:s3:::records/*"])),
        }),
        trail,
      ],
      errors: [tampers(/`s3:DeleteBucket`/)],
    },
    {
      name: "a role reads the log group, and may delete it",
      on: [
        aws.role({
          name: "auditor",
          assumeRolePolicy: document(),
          inlinePolicies: [{ name: "logs", policy: document(allow("logs:*")) }],
        }),
        trail,
      ],
      errors: [tampers(/`logs:DeleteLogGroup`/)],
    },
    {
      name: "a user reads and deletes",
      on: [aws.userPolicyAttachment({ user: "ann", policyArn: `${MANAGED}/AmazonS3FullAccess` }), trail],
      errors: [user({ at: "user" }), tampers(/AmazonS3FullAccess/)],
    },
    {
      name: "a user of aws-native reads",
      on: [awsNative.user({ policies: [{ policyName: "read", policyDocument: nativeRead }] }), ...nativeStack],
      errors: [nativeUser({ at: "userName" })],
    },
    {
      name: "a user of aws-native reads, with what AWS says reading is",
      on: [awsNative.user({ managedPolicyArns: [`${MANAGED}/AmazonS3ReadOnlyAccess`] }), ...nativeStack],
      errors: [nativeUser({ at: "userName" })],
    },
    {
      name: "a user reads by a policy of aws-native",
      on: [awsNative.userPolicy({ userName: "ann", policyDocument: nativeRead }), ...nativeStack],
      errors: [nativeUser({ at: "userName" })],
    },
    {
      name: "a managed policy of aws-native that names a user besides a group",
      on: [
        awsNative.managedPolicy({ policyDocument: nativeRead, groups: ["auditors"], users: ["ann"] }),
        ...nativeStack,
      ],
      errors: [nativeUser({ at: "users" })],
    },
    {
      name: "a role of aws-native reads, and may stop the trail",
      on: [
        awsNative.rolePolicy({
          roleName: "auditor",
          policyDocument: { Version: "2012-10-17", Statement: [read, allow("cloudtrail:Stop*")] },
        }),
        ...nativeStack,
      ],
      errors: [{ messageId: "tampers", data: { trail: "audit", why: /`cloudtrail:StopLogging`/ } }],
    },
  ],
  notApplicable: [
    ...alibaba.notApplicable,
    {
      name: "a stack without a trail",
      on: aws.userPolicy({ user: "ann", policy: reading }),
      because: /no trail/,
    },
    {
      name: "a user reads something else",
      on: [aws.userPolicy({ user: "ann", policy: document(allow("s3:GetObject", "arn:aws:s3:::photos/*")) }), trail],
      because: /nobody read/,
    },
    {
      name: "a user has a policy of AWS that is about something else",
      on: [aws.userPolicyAttachment({ user: "ann", policyArn: `${MANAGED}/AWSBillingReadOnlyAccess` }), trail],
      because: /nobody read/,
    },
    {
      name: "a trail of aws-native, and the role with which it writes",
      on: nativeDelivering,
      because: /nobody read/,
    },
    {
      name: "a user and a group of aws-native to whom nothing is given",
      on: [
        awsNative.user({ userName: "ann" }),
        awsNative.userGroup({ groupName: "auditors" }, "auditors"),
        ...nativeStack,
      ],
    },
  ],
  undecided: [
    {
      name: "what a policy of another stack allows",
      on: [
        aws.userPolicyAttachment({ user: "ann", policyArn: "arn:aws:iam::123456789012:policy/own" }, "attachment"),
        trail,
      ],
      waitsFor: ["attachment"],
    },
    {
      name: "what is given to a user of aws-native is not known yet",
      on: [awsNative.user({ policies: unknown }, "ann"), ...nativeStack],
      waitsFor: ["ann"],
    },
    {
      name: "what the policy says is not known yet",
      on: [aws.userPolicy({ user: "ann", policy: unknown }, "inline"), trail],
      waitsFor: ["inline"],
    },
  ],
});
