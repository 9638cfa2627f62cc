import { ref } from "../../src/testing";
import type { Case, InvalidCase, UndecidedCase } from "../../src/testing/cases";
import { ramRole, rights, system } from "../ram-role";
import { alicloud, ramDocument } from "../resources";

const oss = alicloud.bucket({ bucket: "records" }, "records");
const plain = alicloud.trail({ ossBucketName: ref(oss) });
const withRole = alicloud.trail({
  ossBucketName: ref(oss),
  ossWriteRoleArn: "acs:ram::1234567890123456:role/delivery",
});

const ossPolicy = (statement: object) =>
  alicloud.bucketPolicy(
    {
      bucket: ref(oss),
      policy: ramDocument({
        Effect: "Deny",
        Principal: ["*"],
        Action: "oss:*",
        Resource: "acs:oss:*:*:records/*",
        ...statement,
      }),
    },
    "policy",
  );
const insecure = { Condition: { Bool: { "acs:SecureTransport": "false" } } };

const blocked = (reason: RegExp, fix: RegExp) => ({
  messageId: "blocked",
  data: { at: "ossBucketName", bucket: "records", reason, fix },
});

export const valid: readonly Case[] = [
  { name: "Alibaba Cloud: the service's own role may write to any bucket", on: [plain, oss] },
  {
    name: "Alibaba Cloud: the service's own role is named, and plain HTTP is denied",
    on: [
      alicloud.trail({
        ossBucketName: ref(oss),
        ossWriteRoleArn: "acs:ram::1234567890123456:role/aliyunserviceroleforactiontrail",
      }),
      oss,
      ossPolicy(insecure),
    ],
  },
  {
    name: "Alibaba Cloud: a role that ActionTrail takes on, and that may write",
    on: [withRole, oss, ramRole(), ...rights(["oss:PutObject"], "acs:oss:*:*:records/AliyunLogs/*")],
  },
  {
    name: "Alibaba Cloud: a role with a system policy",
    on: [withRole, oss, ramRole(), system("AliyunActionTrailDeliveryPolicy")],
  },
];

export const invalid: readonly InvalidCase[] = [
  {
    name: "Alibaba Cloud: a role that ActionTrail cannot take on",
    on: [withRole, oss, ramRole({ Service: ["log.aliyuncs.com"] }), system("AliyunOSSFullAccess")],
    errors: [blocked(/role cannot be taken on by actiontrail\.aliyuncs\.com/, /sts:AssumeRole/)],
  },
  {
    name: "Alibaba Cloud: a role that may write elsewhere",
    on: [withRole, oss, ramRole(), ...rights(["oss:PutObject"], "acs:oss:*:*:records/other/*")],
    errors: [
      blocked(/may not write log files to the bucket/, /`oss:PutObject` on `acs:oss:\*:\*:records\/AliyunLogs\/\*`/),
    ],
  },
  {
    name: "Alibaba Cloud: a role without rights",
    on: [withRole, oss, ramRole()],
    errors: [blocked(/may not write log files/, /oss:PutObject/)],
  },
  {
    name: "Alibaba Cloud: the bucket denies writing to everybody of the account",
    on: [plain, oss, ossPolicy({ Principal: ["arn:sts::*:assumed-role/*/*"], Action: "oss:PutObject" })],
    errors: [blocked(/denies the role aliyunserviceroleforactiontrail/, /exempt the role/)],
  },
];

export const undecided: readonly UndecidedCase[] = [
  {
    name: "Alibaba Cloud: the role has a policy of another stack",
    on: [
      withRole,
      oss,
      ramRole(),
      alicloud.rolePolicyAttachment({ policyName: "Own", policyType: "Custom", roleName: "Delivery" }),
    ],
    waitsFor: ["role"],
  },
  {
    name: "Alibaba Cloud: the role is of another stack",
    on: [withRole, oss],
    waitsFor: ["it"],
  },
];
