import policy from "../../policypack/policies/studio-encrypted";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { alicloud, aws } from "../resources";
import { nativeStudio, studio } from "../studios";

const key = "arn:aws:kms:us-east-1:123456789012:key/studio";
const executionRole = "arn:aws:iam::123456789012:role/training";
const sharing = (sharingSettings: object) => ({
  kmsKeyId: key,
  defaultUserSettings: { executionRole, sharingSettings },
});
const allowed = { notebookOutputOption: "Allowed", s3OutputPath: "s3://shared" } as const;

const noVolumeKey = { messageId: "noVolumeKey", data: { at: "kmsKeyId" } };
const noOutputKey = {
  messageId: "noOutputKey",
  data: { at: "defaultUserSettings.sharingSettings.s3KmsKeyId" },
};
const idleOutputKey = {
  messageId: "idleOutputKey",
  data: { at: "defaultUserSettings.sharingSettings.notebookOutputOption" },
};

new PolicyTester().run(policy, {
  valid: [
    { name: "a key for the volumes, and nothing is shared", on: studio({ kmsKeyId: key }), doc: true },
    { name: "a key of this deployment", on: studio({ kmsKeyId: ref(aws.key({}, "key"), "arn") }) },
    { name: "sharing switched off", on: studio(sharing({ notebookOutputOption: "Disabled" })) },
    { name: "a key for what is shared", on: studio(sharing({ ...allowed, s3KmsKeyId: key })) },
    { name: "the same in aws-native", on: nativeStudio(sharing({ ...allowed, s3KmsKeyId: key })) },
  ],
  invalid: [
    { name: "no key for the volumes", on: studio({}), errors: [noVolumeKey], doc: true },
    { name: "shared without a key", on: studio(sharing(allowed)), errors: [noOutputKey], doc: true },
    {
      name: "the keys that AWS manages",
      on: studio({ ...sharing({ ...allowed, s3KmsKeyId: "alias/aws/s3" }), kmsKeyId: "alias/aws/elasticfilesystem" }),
      errors: [noVolumeKey, noOutputKey],
    },
    {
      name: "a key for output that nobody shares",
      on: studio(sharing({ s3KmsKeyId: key })),
      errors: [idleOutputKey],
      doc: true,
    },
    {
      name: "both missing",
      on: studio({ defaultUserSettings: { executionRole, sharingSettings: allowed } }),
      errors: [noVolumeKey, noOutputKey],
    },
    {
      name: "both missing in aws-native",
      on: nativeStudio({ defaultUserSettings: { executionRole, sharingSettings: allowed } }),
      errors: [noVolumeKey, noOutputKey],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail of whatever PAI is asked",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /PAI is not judged/,
    },
    { name: "a log group is no studio", on: aws.logGroup({}) },
  ],
  undecided: [
    {
      name: "whether output is shared comes from elsewhere",
      on: studio(sharing({ notebookOutputOption: unknown, s3KmsKeyId: key })),
      waitsFor: ["it"],
    },
  ],
});
