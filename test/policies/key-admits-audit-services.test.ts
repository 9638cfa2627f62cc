import policy from "../../policypack/policies/key-admits-audit-services";
import { PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { ramRole, rights, system } from "../ram-role";
import { alicloud, aws, awsNative, document } from "../resources";

const ACCOUNT = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::123456789012:root" },
  Action: "kms:*",
  Resource: "*",
};

const keyFor = (...statements: readonly object[]) => aws.key({ policy: document(ACCOUNT, ...statements) });

const cloudTrail = (condition: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
  Resource: "*",
  ...condition,
});

const TRAIL = "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit";
const trailOn = (key: TestResource) =>
  aws.trail({ name: "audit", s3BucketName: "logs", kmsKeyId: ref(key, "arn") }, "audit");

const bare = aws.key({});
const refusing = keyFor();
const admitting = keyFor(cloudTrail());
const forContext = keyFor(
  {
    ...cloudTrail(),
    Action: "kms:GenerateDataKey*",
    Condition: {
      StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:123456789012:trail/*" },
      StringEquals: { "aws:SourceArn": TRAIL },
    },
  },
  { ...cloudTrail(), Action: "kms:DescribeKey" },
);
const forOther = keyFor(cloudTrail({ Condition: { StringEquals: { "aws:SourceArn": `${TRAIL}-other` } } }));
const forOrganization = keyFor(cloudTrail({ Condition: { StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } } }));
const disabled = aws.key({ isEnabled: false, policy: document(ACCOUNT, cloudTrail()) });
const asymmetric = aws.key({ customerMasterKeySpec: "RSA_4096", policy: document(ACCOUNT, cloudTrail()) });
const forLogs = keyFor({
  Effect: "Allow",
  Principal: { Service: "logs.us-east-1.amazonaws.com" },
  Action: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*"],
  Resource: "*",
  Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:123456789012:*" } },
});
const exact = keyFor({
  Effect: "Allow",
  Principal: { Service: "logs.us-east-1.amazonaws.com" },
  Action: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*"],
  Resource: "*",
  Condition: { StringEquals: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:123456789012:*" } },
});
const groupOn = (key: TestResource) => aws.logGroup({ name: "audit", kmsKeyId: ref(key, "arn") }, "audit");

const bucket = aws.bucket({ bucket: "records" }, "records");
const bucketOn = (key: TestResource, bucketKeyEnabled = false) =>
  aws.bucketEncryption(
    {
      bucket: ref(bucket),
      rules: [
        {
          bucketKeyEnabled,
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: ref(key, "arn") },
        },
      ],
    },
    "encryption",
  );

const refused = (reason: RegExp) => [{ messageId: "refused", data: { reason, fix: /./ } }] as const;

const keyPolicy = { Statement: [ACCOUNT, cloudTrail()] };
const nativeAdmitting = awsNative.key({ keyPolicy });
const nativeBare = awsNative.key({});
const nativeDisabled = awsNative.key({ enabled: false, keyPolicy });
const nativeTrailOn = (key: TestResource) =>
  awsNative.trail({ trailName: "audit", isLogging: true, s3BucketName: "logs", kmsKeyId: ref(key) }, "audit");
const ROLE_ARN = "acs:ram::1234567890123456:role/Delivery";

const oss = alicloud.bucket({ bucket: "records" }, "records");
const KEY_ARN = "acs:kms:cn-hangzhou:1234567890123456:key/key-1";
const ossKey = (props: object = {}) => alicloud.key({ ...props, arn: KEY_ARN } as object, "key");
const encrypted = (key: TestResource) => [
  key,
  oss,
  alicloud.bucketEncryption({ bucket: ref(oss), sseAlgorithm: "KMS", kmsMasterKeyId: ref(key) }, "encryption"),
];
const withService = alicloud.trail({ ossBucketName: ref(oss) }, "trail");
const withRole = alicloud.trail({ ossBucketName: ref(oss), ossWriteRoleArn: ROLE_ARN }, "trail");
const using = ["kms:GenerateDataKey", "kms:Decrypt"];
const LOG_SERVICE = { Service: ["log.aliyuncs.com"] };
const storeKey = ossKey();
const encryptedStore = [
  storeKey,
  alicloud.logStore(
    {
      projectName: "audit",
      logstoreName: "records",
      encryptConf: { enable: true, userCmkInfo: { cmkKeyId: ref(storeKey), arn: ROLE_ARN, regionId: "cn-hangzhou" } },
    },
    "store",
  ),
];

new PolicyTester().run(policy, {
  valid: [
    { name: "CloudTrail may encrypt log files", on: [admitting, trailOn(admitting)], doc: true },
    {
      name: "CloudTrail may encrypt log files, through aws-native",
      on: [nativeAdmitting, nativeTrailOn(nativeAdmitting)],
    },
    { name: "a classic trail with a key of aws-native", on: [nativeAdmitting, trailOn(nativeAdmitting)] },
    { name: "a trail of aws-native with a classic key", on: [admitting, nativeTrailOn(admitting)] },
    { name: "for this trail, and with CloudTrail's encryption context", on: [forContext, trailOn(forContext)] },
    { name: "the logs service may encrypt the account's log groups", on: [forLogs, groupOn(forLogs)] },
    {
      name: "what comes without a key gets the bucket's, which admits CloudTrail",
      on: [admitting, bucketOn(admitting), aws.trail({ s3BucketName: ref(bucket) }, "audit")],
    },
    {
      name: "Alibaba Cloud: ActionTrail's own role may use any key",
      region: "cn-hangzhou",
      on: [...encrypted(ossKey()), withService],
    },
    {
      name: "Alibaba Cloud: the trail's role may use the key",
      region: "cn-hangzhou",
      on: [...encrypted(ossKey()), withRole, ramRole(), ...rights(using, KEY_ARN)],
    },
    {
      name: "Alibaba Cloud: the trail's role has a system policy",
      region: "cn-hangzhou",
      on: [...encrypted(ossKey()), withRole, ramRole(), system("AliyunKMSCryptoUserAccess")],
    },
    {
      name: "Alibaba Cloud: Log Service encrypts with a role that may",
      region: "cn-hangzhou",
      on: [...encryptedStore, ramRole(LOG_SERVICE), ...rights(using, KEY_ARN)],
    },
  ],
  invalid: [
    {
      name: "Alibaba Cloud: Log Service encrypts with a role that may not",
      region: "cn-hangzhou",
      on: [...encryptedStore, ramRole(LOG_SERVICE), ...rights(["kms:Decrypt"], KEY_ARN)],
      errors: refused(/role may not call `kms:GenerateDataKey` for the log store store/),
    },
    {
      name: "Alibaba Cloud: Log Service encrypts with another service's role",
      region: "cn-hangzhou",
      on: [...encryptedStore, ramRole(), ...rights(using, KEY_ARN)],
      errors: refused(/role cannot be taken on by log\.aliyuncs\.com/),
    },
    {
      name: "Alibaba Cloud: the key is disabled",
      region: "cn-hangzhou",
      on: [...encrypted(ossKey({ status: "Disabled" })), withService],
      errors: [
        { messageId: "refused", data: { reason: "the key key is disabled", fix: "enable it in `status` of key" } },
      ],
    },
    {
      name: "Alibaba Cloud: the key is to be deleted",
      region: "cn-hangzhou",
      on: [...encrypted(ossKey({ keyState: "PendingDeletion" })), withService],
      errors: [
        { messageId: "refused", data: { reason: "the key key is disabled", fix: "enable it in `status` of key" } },
      ],
    },
    {
      name: "Alibaba Cloud: the trail's role may use it to decrypt only",
      region: "cn-hangzhou",
      on: [...encrypted(ossKey()), withRole, ramRole(), ...rights(["kms:Decrypt"], KEY_ARN)],
      errors: [{ messageId: "refused", data: { reason: /may not call `kms:GenerateDataKey`/, fix: /./ } }],
    },
    {
      name: "the default policy admits no service",
      on: [bare, trailOn(bare)],
      errors: refused(/has the default policy/),
      doc: true,
    },
    {
      name: "the default policy of a key of aws-native admits no service",
      on: [nativeBare, nativeTrailOn(nativeBare)],
      errors: refused(/has the default policy/),
    },
    {
      name: "a key of aws-native that is disabled",
      on: [nativeDisabled, nativeTrailOn(nativeDisabled)],
      errors: refused(/is disabled/),
    },
    {
      name: "the account's own statement admits no service",
      on: [refusing, trailOn(refusing)],
      errors: refused(/does not allow cloudtrail\.amazonaws\.com `kms:GenerateDataKey` for the log files of audit/),
    },
    { name: "another trail only", on: [forOther, trailOn(forOther)], errors: refused(/statement 2 has a condition/) },
    { name: "a key that is disabled", on: [disabled, trailOn(disabled)], errors: refused(/is disabled/) },
    { name: "a key that is not symmetric", on: [asymmetric, trailOn(asymmetric)], errors: refused(/not symmetric/) },
    {
      name: "StringEquals takes a star to the letter",
      on: [exact, groupOn(exact)],
      errors: refused(/does not allow logs\.us-east-1\.amazonaws\.com/),
    },
    {
      name: "a bucket key, which CloudTrail has to decrypt",
      on: [
        admitting,
        bucketOn(admitting, true),
        aws.trail({ name: "audit", s3BucketName: ref(bucket), kmsKeyId: ref(admitting, "arn") }, "audit"),
      ],
      errors: refused(/does not allow cloudtrail\.amazonaws\.com `kms:Decrypt` for the log files of audit/),
    },
    {
      name: "what comes without a key gets the bucket's, which refuses",
      on: [refusing, bucketOn(refusing), aws.trail({ s3BucketName: ref(bucket) }, "audit")],
      errors: refused(/for what audit writes to records/),
    },
  ],
  notApplicable: [{ name: "nothing uses it", on: admitting, because: /Nothing of the audit chain/ }],
  undecided: [
    {
      name: "the key is for one organization, and which one the account belongs to is not known",
      on: [forOrganization, trailOn(forOrganization)],
      waitsFor: ["it"],
    },
    {
      name: "the policy is not known yet",
      on: [bare, trailOn(bare), aws.keyPolicy({ keyId: ref(bare, "keyId"), policy: unknown }, "policy")],
      waitsFor: ["policy"],
    },
  ],
});
