import policy from "../../policypack/policies/findings-export-accepts-delivery";
import { PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { alicloud, aws, awsNative, document } from "../resources";

const detector = aws.detector({}, "detector");
const findings = aws.bucket({ bucket: "findings" }, "findings");

const guardDuty = { Service: "guardduty.amazonaws.com" };

/** On behalf of this account's detector alone, as AWS documents it. */
const bound = (region = "us-east-1", account = "123456789012") => ({
  StringEquals: { "aws:SourceAccount": account },
  ArnLike: { "aws:SourceArn": `arn:aws:guardduty:${region}:${account}:detector/*` },
});

const asks = (changes: object = {}) => ({
  Effect: "Allow",
  Principal: guardDuty,
  Action: "s3:GetBucketLocation",
  Resource: "arn:aws:s3:::findings",
  Condition: bound(),
  ...changes,
});

const writes = (changes: object = {}) => ({
  ...asks(),
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::findings/AWSLogs/123456789012/GuardDuty/us-east-1/*",
  ...changes,
});

const encrypts = (changes: object = {}) => ({
  Effect: "Allow",
  Principal: guardDuty,
  Action: "kms:GenerateDataKey",
  Resource: "*",
  Condition: bound(),
  ...changes,
});

const keyWith = (changes: object = {}, region?: string): TestResource =>
  aws.key({ policy: document(encrypts(changes)), ...(region !== undefined && { region }) }, "key");

const key = keyWith();

const policyOf = (...statements: readonly object[]): TestResource =>
  aws.bucketPolicy({ bucket: ref(findings), policy: document(...statements) }, "policy");

const open = policyOf(asks(), writes());

const exporting = (changes: Partial<Parameters<typeof aws.findingsExport>[0]> = {}): TestResource =>
  aws.findingsExport({
    detectorId: ref(detector),
    destinationArn: ref(findings, "arn"),
    kmsKeyArn: ref(key, "arn"),
    ...changes,
  });

const nativeDetector = awsNative.detector({ enable: true }, "detector");
const nativeFindings = awsNative.bucket({ bucketName: "findings" }, "findings");
const nativeKey = awsNative.key({ keyPolicy: JSON.parse(document(encrypts())) }, "key");

const nativePolicy = (...statements: readonly object[]): TestResource =>
  awsNative.bucketPolicy(
    { bucket: ref(nativeFindings), policyDocument: JSON.parse(document(...statements)) },
    "policy",
  );

const exportingNative = (kmsKeyArn?: string): TestResource =>
  awsNative.findingsExport({
    detectorId: ref(nativeDetector),
    destinationType: "S3",
    destinationProperties: {
      destinationArn: ref(nativeFindings, "arn"),
      ...(kmsKeyArn !== undefined && { kmsKeyArn }),
    },
  });

const refused = (reason: RegExp, fix: RegExp = /`s3:PutObject` on `AWSLogs\/<account>\/GuardDuty\/us-east-1\/\*`/) =>
  [{ messageId: "refused", data: { at: "destinationArn", bucket: "findings", reason, fix } }] as const;
const unencrypted = (reason: RegExp, fix: RegExp = /let its policy allow guardduty.amazonaws.com/) =>
  [{ messageId: "unencrypted", data: { at: "kmsKeyArn", reason, fix } }] as const;

new PolicyTester().run(policy, {
  valid: [
    { name: "the bucket and the key admit GuardDuty, for this detector", on: [exporting(), open], doc: true },
    {
      name: "a folder of the bucket",
      on: [
        exporting({ destinationArn: "arn:aws:s3:::findings/guard/" }),
        policyOf(asks(), writes({ Resource: "arn:aws:s3:::findings/guard/*" })),
      ],
    },
    {
      name: "a Deny of what is not encrypted with KMS",
      on: [
        exporting(),
        policyOf(asks(), writes(), {
          Effect: "Deny",
          Principal: guardDuty,
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::findings/*",
          Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } },
        }),
      ],
    },
    { name: "a bucket of another stack", on: exporting({ destinationArn: "arn:aws:s3:::elsewhere" }) },
    {
      name: "in aws-native",
      on: [exportingNative(ref(nativeKey, "arn")), nativePolicy(asks(), writes())],
    },
  ],
  invalid: [
    {
      name: "a bucket without a policy",
      on: exporting(),
      errors: refused(/^findings has no policy/, /^add `aws.s3.BucketPolicy` and let it allow/),
      doc: true,
    },
    {
      name: "a policy without s3:GetBucketLocation",
      on: [exporting(), policyOf(writes())],
      errors: refused(/does not allow guardduty.amazonaws.com `s3:GetBucketLocation`/),
    },
    {
      name: "a policy for another folder",
      on: [exporting({ destinationArn: "arn:aws:s3:::findings/guard" }), open],
      errors: refused(/does not allow guardduty.amazonaws.com `s3:PutObject`/, /`guard\/AWSLogs\/<account>/),
    },
    {
      name: "a policy for another account's detector",
      on: [exporting(), policyOf(asks(), writes({ Condition: bound("us-east-1", "210987654321") }))],
      errors: refused(/`s3:PutObject`/),
    },
    {
      name: "a policy for another Region's detector",
      on: [exporting(), policyOf(asks(), writes({ Condition: bound("eu-west-1") }))],
      errors: refused(/`s3:PutObject`/),
    },
    {
      name: "a Region that has to be enabled, where GuardDuty has a name of its own",
      on: exporting({
        region: "me-south-1",
        destinationArn: "arn:aws:s3:::elsewhere",
        kmsKeyArn: ref(keyWith({ Condition: bound("me-south-1") }, "me-south-1"), "arn"),
      }),
      errors: unencrypted(/does not allow guardduty.me-south-1/, /guardduty.me-south-1.amazonaws.com/),
    },
    {
      name: "a key without a word of GuardDuty",
      on: [exporting({ kmsKeyArn: ref(aws.key({}, "plain"), "arn") }), open],
      errors: unencrypted(/plain has the default policy/),
    },
    {
      name: "a key that only decrypts",
      on: [exporting({ kmsKeyArn: ref(keyWith({ Action: "kms:Decrypt" }), "arn") }), open],
      errors: unencrypted(/does not allow guardduty.amazonaws.com `kms:GenerateDataKey`/),
    },
    {
      name: "a key of another Region",
      on: [exporting({ kmsKeyArn: ref(keyWith({}, "eu-west-1"), "arn") }), open],
      errors: unencrypted(/is in eu-west-1 and the bucket findings in us-east-1/, /bucket's Region/),
    },
    {
      name: "what is no bucket",
      on: exporting({ destinationArn: "arn:aws:sns:us-east-1:123456789012:findings" }),
      errors: [{ messageId: "malformed" }],
    },
    {
      name: "a destination of another type",
      on: [exporting({ destinationType: "SQS" }), open],
      errors: [{ messageId: "malformed" }],
    },
    {
      name: "a bucket without a policy and no key, in aws-native",
      on: exportingNative(),
      errors: [
        {
          messageId: "refused",
          data: {
            at: "destinationProperties.destinationArn",
            bucket: "findings",
            reason: /has no policy/,
            fix: /^add `aws-native.s3.BucketPolicy`/,
          },
        },
        {
          messageId: "unencrypted",
          data: { at: "destinationProperties.kmsKeyArn", reason: /is not set/, fix: /^name a key/ },
        },
      ],
    },
  ],
  notApplicable: [
    {
      name: "bucket and key of another stack",
      on: exporting({
        destinationArn: "arn:aws:s3:::elsewhere",
        kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/elsewhere",
      }),
      because: /Neither its bucket nor its key/,
    },
    {
      name: "Alibaba Cloud: a trail, and no Security Center that is judged",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /Security Center is not judged/,
    },
  ],
  undecided: [
    {
      name: "where it exports comes from elsewhere",
      on: exporting({ destinationArn: unknown }),
      waitsFor: ["it"],
    },
    {
      name: "the key is of another stack",
      on: [
        exporting({
          destinationArn: "arn:aws:s3:::findings",
          kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/elsewhere",
        }),
        open,
      ],
      waitsFor: ["it"],
    },
  ],
});
