import policy from "../../policypack/policies/audit-access-through-groups";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { alicloud, aws, document, ramDocument } from "../resources";

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

const user = (messageData: object) => ({ messageId: "user", data: { trail: "trail", why: /allows/, ...messageData } });
const tampers = (action: RegExp) => ({ messageId: "tampers", data: { trail: "trail", why: action } });

const oss = alicloud.bucket({ bucket: "records" }, "records");
const actionTrail = alicloud.trail(
  {
    trailName: "audit",
    ossBucketName: ref(oss),
    slsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit",
  },
  "trail",
);
const auditor = (...statements: readonly object[]) =>
  alicloud.managedPolicy({ policyName: "auditor", policyDocument: ramDocument(...statements) }, "auditor");
const ramRead = allow(["oss:GetObject", "oss:ListObjects"], ["acs:oss:*:*:records", "acs:oss:*:*:records/*"]);
const ramGroup = alicloud.groupPolicyAttachment({ groupName: "auditors", policyName: "auditor", policyType: "Custom" });
const ramUser = alicloud.userPolicyAttachment({ userName: "ann", policyName: "auditor", policyType: "Custom" });

new PolicyTester().run(policy, {
  valid: [
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
    { name: "Alibaba Cloud: a group reads", on: [ramGroup, auditor(ramRead), actionTrail] },
    {
      name: "Alibaba Cloud: a role reads the log store",
      on: [
        alicloud.rolePolicyAttachment({
          roleName: "auditor",
          policyName: "AliyunLogReadOnlyAccess",
          policyType: "System",
        }),
        actionTrail,
      ],
    },
    {
      name: "Alibaba Cloud: administrators run the account",
      on: [ramGroup, auditor(allow("*")), actionTrail],
    },
  ],
  invalid: [
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
      name: "Alibaba Cloud: a user reads",
      on: [ramUser, auditor(ramRead), actionTrail],
      errors: [user({ at: "userName" })],
    },
    {
      name: "Alibaba Cloud: a user reads the log store",
      on: [ramUser, auditor(allow("log:Get*", "acs:log:*:*:project/audit/logstore/*")), actionTrail],
      errors: [user({ at: "userName" })],
    },
    {
      name: "Alibaba Cloud: a group reads, and may stop the trail",
      on: [ramGroup, auditor(ramRead, allow("actiontrail:*")), actionTrail],
      errors: [tampers(/`actiontrail:StopLogging`/)],
    },
    {
      name: "Alibaba Cloud: a group may do everything with buckets",
      on: [
        alicloud.groupPolicyAttachment({
          groupName: "auditors",
          policyName: "AliyunOSSFullAccess",
          policyType: "System",
        }),
        actionTrail,
      ],
      errors: [tampers(/AliyunOSSFullAccess/)],
    },
  ],
  notApplicable: [
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
      name: "Alibaba Cloud: a user reads something else",
      on: [ramUser, auditor(allow("oss:GetObject", "acs:oss:*:*:photos/*")), actionTrail],
      because: /nobody read/,
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
      name: "what the policy says is not known yet",
      on: [aws.userPolicy({ user: "ann", policy: unknown }, "inline"), trail],
      waitsFor: ["inline"],
    },
  ],
});
