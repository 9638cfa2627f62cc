import policy from "../../policypack/policies/invocation-log-accepts-delivery";
import { PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { bedrockWrites, calls, callsPolicy, loggingToBucket, thisAccount } from "../invocation-logs";
import { alicloud, aws, awsNative, document } from "../resources";

const group = aws.logGroup({ name: "calls" }, "group");

const trusting = (changes: object = {}): TestResource =>
  aws.role(
    {
      assumeRolePolicy: document({
        Effect: "Allow",
        Principal: { Service: "bedrock.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: thisAccount,
        ...changes,
      }),
    },
    "writer",
  );

const stream = "arn:aws:logs:us-east-1:123456789012:log-group:calls:log-stream:aws/bedrock/modelinvocations";

const mayWrite = (role: TestResource, changes: object = {}): TestResource =>
  aws.rolePolicy(
    {
      role: ref(role),
      policy: document({
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: stream,
        ...changes,
      }),
    },
    "may-write",
  );

const role = trusting();
const forAnybody = trusting({ Condition: {} });
const forEverybody = trusting({ Principal: "*", Condition: {} });

const loggingToGroup = (writer: TestResource, logGroup = group): TestResource =>
  aws.invocationLogging({
    loggingConfig: { cloudwatchConfig: { logGroupName: ref(logGroup), roleArn: ref(writer, "arn") } },
  });

const blocked = (at: string, target: string, reason: RegExp, fix: RegExp | string) =>
  [{ messageId: "blocked", data: { at: `loggingConfig.${at}`, target, reason, fix } }] as const;
const bucketBlocked = (reason: RegExp, fix: RegExp | string = /let it allow bedrock.amazonaws.com `s3:PutObject`/) =>
  blocked("s3Config.bucketName", "calls", reason, fix);
const groupBlocked = (reason: RegExp, fix: RegExp) => blocked("cloudwatchConfig.logGroupName", "group", reason, fix);

/** Its ARN tells the account. */
const other = aws.logGroup({}, "other");

const admitting = callsPolicy(bedrockWrites());

const logsMayEncrypt = (region: string): TestResource =>
  aws.key(
    {
      policy: document({
        Effect: "Allow",
        Principal: { Service: `logs.${region}.amazonaws.com` },
        Action: "kms:*",
        Resource: "*",
      }),
    },
    "key",
  );

const encryptedFor = (region: string): TestResource =>
  aws.logGroup({ name: "calls", kmsKeyId: ref(logsMayEncrypt(region), "arn") }, "group");

const toOwnBucket = (prefix: string): TestResource =>
  aws.invocationLogging({ loggingConfig: { s3Config: { bucketName: ref(calls), keyPrefix: prefix } } });

new PolicyTester().run(policy, {
  valid: [
    { name: "the bucket's policy lets Bedrock write, for this account", on: [loggingToBucket, admitting, other] },
    {
      name: "under a prefix",
      on: [
        toOwnBucket("bedrock/"),
        callsPolicy(
          bedrockWrites({
            Resource: "arn:aws:s3:::calls/bedrock/AWSLogs/123456789012/BedrockModelInvocationLogs/*",
          }),
        ),
        other,
      ],
    },
    {
      name: "a Deny that asks for TLS",
      on: [
        loggingToBucket,
        callsPolicy(bedrockWrites(), {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: "arn:aws:s3:::calls/*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
        other,
      ],
    },
    {
      name: "ACLs are switched off",
      on: [
        loggingToBucket,
        admitting,
        aws.bucketOwnership({ bucket: ref(calls), rule: { objectOwnership: "BucketOwnerEnforced" } }, "ownership"),
        other,
      ],
    },
    { name: "a role that may write the stream", on: [loggingToGroup(role), mayWrite(role), group] },
    {
      name: "a log group whose key admits the logs service",
      on: [loggingToGroup(role, encryptedFor("us-east-1")), mayWrite(role)],
    },
    {
      name: "a bucket for what is too large",
      on: [
        aws.invocationLogging({
          loggingConfig: {
            cloudwatchConfig: {
              logGroupName: ref(group),
              roleArn: ref(role, "arn"),
              largeDataDeliveryS3Config: { bucketName: ref(calls) },
            },
          },
        }),
        mayWrite(role),
        admitting,
      ],
      doc: true,
    },
  ],
  invalid: [
    {
      name: "a bucket without a policy",
      on: loggingToBucket,
      errors: bucketBlocked(/^calls has no policy/, /^add `aws.s3.BucketPolicy` and let it allow/),
      doc: true,
    },
    {
      name: "a policy for another service",
      on: [loggingToBucket, callsPolicy(bedrockWrites({ Principal: { Service: "cloudtrail.amazonaws.com" } }))],
      errors: bucketBlocked(/does not allow bedrock.amazonaws.com `s3:PutObject`/),
    },
    {
      name: "a policy for the folder without the prefix",
      on: [toOwnBucket("bedrock"), admitting],
      errors: bucketBlocked(/does not allow/, /`bedrock\/AWSLogs\/<account>\/BedrockModelInvocationLogs\/\*`/),
    },
    {
      name: "a policy for another account's calls",
      on: [
        loggingToBucket,
        callsPolicy(bedrockWrites({ Condition: { StringEquals: { "aws:SourceAccount": "210987654321" } } })),
      ],
      errors: bucketBlocked(/does not allow/),
    },
    {
      name: "a policy for another Region's calls",
      on: [
        loggingToBucket,
        callsPolicy(
          bedrockWrites({ Condition: { ArnLike: { "aws:SourceArn": "arn:aws:bedrock:eu-west-1:123456789012:*" } } }),
        ),
      ],
      errors: bucketBlocked(/does not allow/),
    },
    {
      name: "a Deny that does not spare services",
      on: [
        loggingToBucket,
        callsPolicy(bedrockWrites(), {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::calls/*",
          Condition: { StringNotEquals: { "aws:PrincipalAccount": "123456789012" } },
        }),
      ],
      errors: bucketBlocked(/denies bedrock.amazonaws.com/, "exempt the service"),
    },
    {
      name: "ACLs that are switched on",
      on: [
        loggingToBucket,
        admitting,
        aws.bucketOwnership({ bucket: ref(calls), rule: { objectOwnership: "BucketOwnerPreferred" } }, "ownership"),
      ],
      errors: bucketBlocked(/^ACLs of calls are switched on/, /BucketOwnerEnforced/),
    },
    {
      name: "a bucket of another Region",
      on: [
        aws.invocationLogging({ region: "eu-west-1", loggingConfig: { s3Config: { bucketName: ref(calls) } } }),
        admitting,
      ],
      errors: bucketBlocked(/^calls is in us-east-1 and it in eu-west-1/, /same Region/),
    },
    {
      name: "a bucket for what is too large that has no policy",
      on: [
        aws.invocationLogging({
          loggingConfig: {
            cloudwatchConfig: {
              logGroupName: ref(group),
              roleArn: ref(role, "arn"),
              largeDataDeliveryS3Config: { bucketName: ref(calls), keyPrefix: "large" },
            },
          },
        }),
        mayWrite(role),
      ],
      errors: blocked(
        "cloudwatchConfig.largeDataDeliveryS3Config.bucketName",
        "calls",
        /has no policy/,
        /`large\/AWSLogs\//,
      ),
    },
    {
      name: "a role without rights",
      on: [loggingToGroup(role), group],
      errors: groupBlocked(/may not write to the log streams of group/, /`:log-stream:aws\/bedrock\/modelinvocations`/),
    },
    {
      name: "a role for the streams of CloudTrail",
      on: [
        loggingToGroup(role),
        mayWrite(role, { Resource: stream.replace("aws/bedrock/modelinvocations", "*_CloudTrail_*") }),
      ],
      errors: groupBlocked(/may not write to the log streams of group/, /modelinvocations/),
    },
    {
      name: "a role that another service takes on",
      on: loggingToGroup(trusting({ Principal: { Service: "cloudtrail.amazonaws.com" } })),
      errors: groupBlocked(/cannot be taken on by Bedrock/, /allow bedrock.amazonaws.com sts:AssumeRole/),
    },
    {
      name: "a log group whose key admits another Region's logs service",
      on: [loggingToGroup(role, encryptedFor("eu-west-1")), mayWrite(role)],
      errors: groupBlocked(/policy of the key key does not allow logs.us-east-1/, /let its policy allow/),
    },
    {
      name: "a role that serves anybody",
      on: [loggingToGroup(forAnybody), mayWrite(forAnybody)],
      errors: [
        { messageId: "anybody", data: { at: "assumeRolePolicy", role: "writer", why: /^statement 1/ }, on: "writer" },
      ],
    },
    {
      name: "a role that everybody can take on",
      on: [loggingToGroup(forEverybody), mayWrite(forEverybody)],
      errors: [
        { messageId: "strangers", data: { at: "assumeRolePolicy", role: "writer", why: /^statement 1/ }, on: "writer" },
        { messageId: "anybody", data: { at: "assumeRolePolicy", role: "writer", why: /^statement 1/ }, on: "writer" },
      ],
    },
  ],
  notApplicable: [
    {
      name: "a trail of aws-native",
      on: awsNative.trail({ isLogging: true, s3BucketName: "records" }),
      because: /Cloud Control/,
    },
    {
      name: "Alibaba Cloud: a trail",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /Bedrock is AWS's/,
    },

    {
      name: "a bucket of another stack",
      on: aws.invocationLogging({ loggingConfig: { s3Config: { bucketName: "elsewhere" } } }),
      because: /nothing that is part/,
    },
    { name: "a log group logs no calls", on: aws.logGroup({}) },
  ],
  undecided: [
    {
      name: "where it logs comes from elsewhere",
      on: aws.invocationLogging({ loggingConfig: { s3Config: { bucketName: unknown } } }),
      waitsFor: ["it"],
    },
    {
      name: "the role is of another stack",
      on: aws.invocationLogging({
        loggingConfig: {
          cloudwatchConfig: { logGroupName: ref(group), roleArn: "arn:aws:iam::123456789012:role/elsewhere" },
        },
      }),
      waitsFor: ["it"],
    },
  ],
});
