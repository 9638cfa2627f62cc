import { ref } from "../../src/testing";
import type { Case, InvalidCase } from "../../src/testing/cases";
import { alicloud, ramDocument } from "../resources";

const oss = alicloud.bucket({ bucket: "records" }, "records");
const ROLE = "acs:ram::1234567890123456:role/delivery";
const actionTrail = alicloud.trail({ ossBucketName: ref(oss), ossWriteRoleArn: ROLE });
const worm = alicloud.bucketWorm({ bucket: ref(oss), retentionPeriodInDays: 365, status: "Locked" }, "worm");

const ossPolicy = (...statements: readonly object[]) =>
  alicloud.bucketPolicy(
    {
      bucket: ref(oss),
      policy: ramDocument(
        ...statements.map((own) => ({
          Effect: "Allow",
          Principal: ["2345678901234567"],
          Action: ["oss:GetObject", "oss:ListObjects"],
          Resource: ["acs:oss:*:1234567890123456:records", "acs:oss:*:1234567890123456:records/*"],
          ...own,
        })),
      ),
    },
    "policy",
  );

const erasingOss = {
  Effect: "Deny",
  Principal: ["*"],
  Action: ["oss:DeleteObject", "oss:DeleteObjectVersion"],
  Condition: { StringLike: { "acs:SourceVpc": ["*"] } },
};
const ossVersions = alicloud.bucketVersioning({ bucket: ref(oss), status: "Enabled" }, "versions");

export const valid: readonly Case[] = [
  {
    name: "Alibaba Cloud: a locked bucket keeps what would be versions elsewhere, and an auditor reads",
    on: [oss, actionTrail, worm, ossPolicy({})],
  },
  {
    name: "Alibaba Cloud: the trail's role writes, and the service's own",
    on: [
      oss,
      actionTrail,
      worm,
      ossPolicy({
        Principal: [
          "arn:sts::1234567890123456:assumed-role/delivery/*",
          "arn:sts::1234567890123456:assumed-role/aliyunserviceroleforactiontrail/*",
        ],
        Action: "oss:PutObject",
      }),
    ],
  },
  {
    name: "Alibaba Cloud: a user may write, and is allowed to",
    on: [oss, actionTrail, worm, ossPolicy({ Action: "oss:*" })],
    config: { allowedPrincipals: ["2345678901234567"] },
  },
  {
    name: "Alibaba Cloud: everything is allowed, and what destroys is denied",
    on: [
      oss,
      actionTrail,
      worm,
      ossPolicy(
        { Action: "oss:*" },
        {
          Effect: "Deny",
          Action: undefined,
          NotAction: ["oss:Get*", "oss:List*"],
          Resource: "*",
        },
      ),
    ],
  },
];

export const invalid: readonly InvalidCase[] = [
  {
    name: "Alibaba Cloud: a user may delete",
    on: [oss, actionTrail, worm, ossPolicy({ Action: "oss:DeleteObject" })],
    errors: [
      {
        messageId: "others",
        on: "policy",
        data: { at: "policy", why: "statement 1 lets 2345678901234567 call `oss:DeleteObject`" },
      },
    ],
  },
  {
    name: "Alibaba Cloud: everybody may write from anywhere, said in a condition that anybody meets",
    on: [
      oss,
      actionTrail,
      worm,
      ossPolicy({
        Principal: ["*"],
        Action: "oss:PutObject",
        Condition: { Bool: { "acs:SecureTransport": "true" } },
      }),
    ],
    errors: [
      {
        messageId: "others",
        on: "policy",
        data: { at: "policy", why: "statement 1 lets everybody call `oss:PutObject`" },
      },
    ],
  },
  {
    name: "Alibaba Cloud: another role may write",
    on: [
      oss,
      actionTrail,
      worm,
      ossPolicy({ Principal: ["arn:sts::1234567890123456:assumed-role/other/*"], Action: "oss:PutObject" }),
    ],
    errors: [{ messageId: "others", on: "policy", data: { at: "policy", why: /assumed-role\/other/ } }],
  },
  {
    name: "Alibaba Cloud: no lock, no versions, and everything goes with the stack",
    on: [
      alicloud.bucket({ bucket: "records", forceDestroy: true }, "records"),
      alicloud.trail({ ossBucketName: "records" }),
    ],
    errors: [
      { messageId: "forceDestroy", data: { at: "forceDestroy" } },
      { messageId: "noVersioning", data: { class: "alicloud.oss.BucketVersioning" } },
      { messageId: "erasable", data: { class: "alicloud.oss.BucketWorm" } },
    ],
  },
  {
    name: "Alibaba Cloud: a retention that is not locked, and versions that are suspended",
    on: [
      oss,
      actionTrail,
      alicloud.bucketWorm({ bucket: ref(oss), retentionPeriodInDays: 365, status: "InProgress" }, "worm"),
      alicloud.bucketVersioning({ bucket: ref(oss), status: "Suspended" }, "versions"),
    ],
    errors: [{ messageId: "lapses", on: "worm", data: { at: "status" } }],
  },
  {
    name: "Alibaba Cloud: a retention that is not locked, and no versions",
    on: [oss, actionTrail, alicloud.bucketWorm({ bucket: ref(oss), retentionPeriodInDays: 365 }, "worm")],
    errors: [{ messageId: "lapses", on: "worm", data: { at: "status" } }],
  },
  {
    name: "Alibaba Cloud: versions that are suspended",
    on: [oss, actionTrail, alicloud.bucketVersioning({ bucket: ref(oss), status: "Suspended" }, "versions")],
    errors: [
      { messageId: "unversioned", on: "versions", data: { at: "status" } },
      { messageId: "erasable", data: { class: "alicloud.oss.BucketWorm" } },
    ],
  },
  {
    name: "Alibaba Cloud: deleting is denied in one network, and possible in others",
    on: [
      oss,
      actionTrail,
      ossVersions,
      ossPolicy({ ...erasingOss, Condition: { StringEquals: { "acs:SourceVpc": ["vpc-1"] } } }),
    ],
    errors: [{ messageId: "erasable", data: { class: "alicloud.oss.BucketWorm" } }],
  },
];
