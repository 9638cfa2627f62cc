import policy from "../../policypack/policies/trail-log-group-can-alert";
import { computed, PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { alicloud, aws, deliveryRole, deliveryRolePolicy, document } from "../resources";

const group = aws.logGroup({ name: "audit" }, "audit");

const delivering = (to: TestResource, role: TestResource = deliveryRole, isOrganizationTrail = false) =>
  aws.trail({
    ...(isOrganizationTrail && { isOrganizationTrail }),
    name: "trail",
    s3BucketName: "logs",
    cloudWatchLogsGroupArn: computed([to], (outputs) => `${outputs?.arn}:*`),
    cloudWatchLogsRoleArn: ref(role, "arn"),
  });

const trusting = (condition: object) =>
  aws.role(
    {
      name: "delivery",
      assumeRolePolicy: document({
        Effect: "Allow",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Action: "sts:AssumeRole",
        ...condition,
      }),
    },
    "delivery",
  );

const writing = (resource: string | readonly string[], role: TestResource = deliveryRole) =>
  aws.rolePolicy(
    {
      role: ref(role),
      policy: document({ Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: resource }),
    },
    "delivery",
  );

const key = (condition: object) =>
  aws.key(
    {
      policy: document(
        { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
        {
          Effect: "Allow",
          Principal: { Service: "logs.us-east-1.amazonaws.com" },
          Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          Resource: "*",
          ...condition,
        },
      ),
    },
    "key",
  );
const encrypted = (by: TestResource) => aws.logGroup({ name: "audit", kmsKeyId: ref(by, "arn") }, "audit");

const ARN = "arn:aws:logs:us-east-1:123456789012:log-group:audit";
const STREAMS = `${ARN}:log-stream:123456789012_CloudTrail_us-east-1*`;

const blocked = (reason: RegExp) =>
  [{ messageId: "blocked", data: { at: "cloudWatchLogsGroupArn", group: "audit", reason, fix: /./ } }] as const;

const forTrail = (name: string) => ({
  Condition: { StringEquals: { "aws:SourceArn": `arn:aws:cloudtrail:us-east-1:123456789012:trail/${name}` } },
});

const ofTrail = trusting(forTrail("trail"));
const ofOther = trusting(forTrail("other"));
const ofConfig = trusting({ Principal: { Service: "config.amazonaws.com" } });

new PolicyTester().run(policy, {
  valid: [
    {
      name: "a role that CloudTrail takes on and that may write",
      on: [delivering(group), deliveryRolePolicy],
      doc: true,
    },
    { name: "exactly the streams that CloudTrail writes", on: [delivering(group), writing(STREAMS)] },
    {
      name: "an organization trail, and the streams of the account and of the organization",
      on: [delivering(group, deliveryRole, true), writing([STREAMS, `${ARN}:log-stream:o-a1b2c3d4e5_*`])],
    },
    { name: "a role for this trail alone", on: [delivering(group, ofTrail), writing(STREAMS, ofTrail)] },
    {
      name: "a permission that is attached",
      on: [
        delivering(group),
        aws.policyAttachment(
          {
            role: ref(deliveryRole),
            policyArn: ref(
              aws.managedPolicy({ policy: document({ Effect: "Allow", Action: "logs:*", Resource: "*" }) }, "writes"),
              "arn",
            ),
          },
          "attachment",
        ),
      ],
    },
    {
      name: "a permission of AWS that covers it",
      on: [
        delivering(group),
        aws.policyAttachment(
          { role: ref(deliveryRole), policyArn: "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" },
          "attachment",
        ),
      ],
    },
    {
      name: "a key that admits the logs service for this group",
      on: [
        delivering(encrypted(key({ Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": ARN } } }))),
        deliveryRolePolicy,
      ],
    },
  ],
  invalid: [
    {
      name: "a class without metric filters",
      on: [
        delivering(aws.logGroup({ name: "audit", logGroupClass: "INFREQUENT_ACCESS" }, "audit")),
        deliveryRolePolicy,
      ],
      errors: blocked(/^audit is of a class without metric filters$/),
      doc: true,
    },
    {
      name: "an organization trail, and the streams of the account alone",
      on: [delivering(group, deliveryRole, true), writing(STREAMS)],
      errors: [
        {
          messageId: "blocked",
          data: {
            at: "cloudWatchLogsGroupArn",
            group: "audit",
            reason: /^the role delivery may not write to the log streams of audit/,
            fix: /`:log-stream:<account>_CloudTrail_<region>\*` and by `:log-stream:<organization>_\*`$/,
          },
        },
      ],
    },
    {
      name: "a log group of another Region",
      on: [delivering(aws.logGroup({ name: "audit", region: "eu-west-1" }, "audit")), deliveryRolePolicy],
      errors: blocked(/^audit is in eu-west-1 and the trail's home is us-east-1$/),
    },
    {
      name: "no role",
      on: aws.trail({
        s3BucketName: "logs",
        cloudWatchLogsGroupArn: computed([group], (outputs) => `${outputs?.arn}:*`),
      }),
      errors: blocked(/has no role/),
    },
    {
      name: "a role that another service takes on",
      on: [delivering(group, ofConfig), writing(STREAMS, ofConfig)],
      errors: blocked(/^the role delivery cannot be taken on by CloudTrail: statement 1 is about other principals$/),
    },
    {
      name: "a role for another trail",
      on: [delivering(group, ofOther), writing(STREAMS, ofOther)],
      errors: blocked(/cannot be taken on by CloudTrail: statement 1 has a condition/),
    },
    {
      name: "a role without any permission",
      on: [delivering(group)],
      errors: blocked(/^the role delivery may not write to the log streams of audit: no statement allows anything$/),
    },
    {
      name: "the ARN of the log group where that of its streams is needed",
      on: [delivering(group), writing(ARN)],
      errors: blocked(/may not write to the log streams of audit: statement 1 is about other resources$/),
    },
    {
      name: "streams of one name only: CloudTrail numbers further ones",
      on: [delivering(group), writing(STREAMS.slice(0, -1))],
      errors: blocked(/may not write to the log streams/),
    },
    {
      name: "a key for another log group",
      on: [
        delivering(
          encrypted(key({ Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": `${ARN}-other` } } })),
        ),
        deliveryRolePolicy,
      ],
      errors: blocked(/^the policy of the key key does not allow logs\.us-east-1\.amazonaws\.com/),
    },
    {
      name: "a key that admits the service without its Region",
      on: [delivering(encrypted(key({ Principal: { Service: "logs.amazonaws.com" } }))), deliveryRolePolicy],
      errors: blocked(/does not allow logs\.us-east-1\.amazonaws\.com/),
    },
    {
      name: "a key with the default policy",
      on: [delivering(encrypted(aws.key({}, "key"))), deliveryRolePolicy],
      errors: blocked(/^the key key has the default policy, which admits no service$/),
    },
    {
      name: "a key that is disabled",
      on: [delivering(encrypted(aws.key({ isEnabled: false }, "key"))), deliveryRolePolicy],
      errors: blocked(/^the key key is disabled$/),
    },
  ],
  notApplicable: [
    { name: "no log group", on: aws.trail({ s3BucketName: "logs" }), because: /delivers to no log group/ },
    {
      name: "a log group of another stack",
      on: aws.trail({ s3BucketName: "logs", cloudWatchLogsGroupArn: `${ARN}:*` }),
      because: /not part of this stack/,
    },
    { name: "a trail of ActionTrail", on: alicloud.trail({ trailName: "audit-trail" }), because: /its log store/ },
  ],
  undecided: [
    {
      name: "a role of another stack",
      on: aws.trail({
        s3BucketName: "logs",
        cloudWatchLogsGroupArn: computed([group], (outputs) => `${outputs?.arn}:*`),
        cloudWatchLogsRoleArn: "arn:aws:iam::123456789012:role/delivery",
      }),
      waitsFor: ["it"],
    },
    {
      name: "a permission that is not known yet",
      on: [delivering(group), aws.rolePolicy({ role: ref(deliveryRole), policy: unknown }, "writes")],
      waitsFor: ["writes"],
    },
    {
      name: "a permission that is attached from elsewhere",
      on: [
        delivering(group),
        aws.policyAttachment(
          { role: ref(deliveryRole), policyArn: "arn:aws:iam::123456789012:policy/writes" },
          "attachment",
        ),
      ],
      waitsFor: ["delivery"],
    },
  ],
});
