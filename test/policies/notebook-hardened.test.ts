import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker";
import type { NotebookInstanceArgs as NativeNotebookInstanceArgs } from "@pulumi/aws-native/sagemaker";
import type { Unwrap } from "@pulumi/pulumi";
import policy from "../../policypack/policies/notebook-hardened";
import { PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

const hardened = {
  instanceType: "ml.t3.medium",
  roleArn: "arn:aws:iam::123456789012:role/notebook",
  subnetId: "subnet-1",
  rootAccess: "Disabled",
  directInternetAccess: "Disabled",
  instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
  kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/notebooks",
};

/** Changes to a hardened notebook; `undefined` leaves a property out. */
type Changes = { readonly [K in keyof typeof hardened]?: (typeof hardened)[K] | undefined };

const but = (changes: Changes): TestResource =>
  aws.notebook({ ...hardened, ...changes } as Unwrap<NotebookInstanceArgs>);

const nativeBut = (changes: Changes): TestResource =>
  awsNative.notebook({ ...hardened, ...changes } as Unwrap<NativeNotebookInstanceArgs>);

const metadata = "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion";
const root = { messageId: "root", data: { at: "rootAccess" } };
const directInternet = { messageId: "directInternet", data: { at: "directInternetAccess" } };
const noToken = { messageId: "noToken", data: { at: metadata } };
const noKey = { messageId: "noKey", data: { at: "kmsKeyId" } };
const tokenRequired = { instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" } };

new PolicyTester().run(policy, {
  valid: [
    { name: "hardened in all four ways", on: but({}), doc: true },
    { name: "a key of this deployment", on: but({ kmsKeyId: ref(aws.key({}, "key"), "arn") }) },
    { name: "hardened in aws-native", on: nativeBut({}) },
  ],
  invalid: [
    {
      name: "root access is the default",
      on: but({ rootAccess: undefined }),
      errors: [root],
      output: { rootAccess: "Disabled" },
    },
    {
      name: "root access on purpose",
      on: but({ rootAccess: "Enabled" }),
      errors: [root],
      output: { rootAccess: "Disabled" },
    },
    {
      name: "direct internet access is the default, beside a subnet too",
      on: but({ directInternetAccess: undefined }),
      errors: [directInternet],
      output: { directInternetAccess: "Disabled" },
    },
    {
      name: "without a subnet it has no other way to the internet, and none is invented",
      on: but({ directInternetAccess: "Enabled", subnetId: undefined }),
      errors: [directInternet],
      output: null,
    },
    {
      name: "metadata without a token is the default",
      on: but({ instanceMetadataServiceConfiguration: undefined }),
      errors: [noToken],
      output: tokenRequired,
    },
    {
      name: "metadata without a token on purpose",
      on: but({ instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "1" } }),
      errors: [noToken],
      output: tokenRequired,
    },
    { name: "no key, and none is invented", on: but({ kmsKeyId: undefined }), errors: [noKey], output: null },
    {
      name: "the key that AWS manages, and the internet",
      on: but({ kmsKeyId: "alias/aws/sagemaker", directInternetAccess: "Enabled", subnetId: undefined }),
      errors: [directInternet, noKey],
      output: null,
    },
    {
      name: "a notebook with nothing but a subnet and a key",
      on: but({
        rootAccess: undefined,
        directInternetAccess: undefined,
        instanceMetadataServiceConfiguration: undefined,
      }),
      errors: [root, directInternet, noToken],
      output: { rootAccess: "Disabled", directInternetAccess: "Disabled", ...tokenRequired },
      doc: true,
    },
    {
      name: "all of it in aws-native",
      on: nativeBut({
        rootAccess: undefined,
        directInternetAccess: undefined,
        instanceMetadataServiceConfiguration: undefined,
      }),
      errors: [root, directInternet, noToken],
      output: { rootAccess: "Disabled", directInternetAccess: "Disabled", ...tokenRequired },
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail of whatever PAI is asked",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /PAI is not judged/,
    },
    { name: "a log group is no notebook", on: aws.logGroup({}) },
  ],
  undecided: [
    { name: "root access comes from elsewhere", on: but({ rootAccess: unknown }), waitsFor: ["it"] },
    {
      name: "the metadata service's version comes from elsewhere",
      on: but({ instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: unknown } }),
      waitsFor: ["it"],
    },
  ],
});
