import { ref } from "../../src/testing";
import type { Case, InvalidCase } from "../../src/testing/cases";
import { alicloud, ramDocument } from "../resources";

const oss = alicloud.bucket({ bucket: "records" }, "records");

const actionTrail = alicloud.trail({ ossBucketName: ref(oss) });

const closedOss = alicloud.publicAccessBlock({ bucket: ref(oss), blockPublicAccess: true }, "block");

const ossPolicy = (statement: object) =>
  alicloud.bucketPolicy(
    {
      bucket: ref(oss),
      policy: ramDocument({
        Effect: "Allow",
        Action: "oss:GetObject",
        Resource: "acs:oss:*:*:records/*",
        ...statement,
      }),
    },
    "policy",
  );

export const valid: readonly Case[] = [
  { name: "Alibaba Cloud: one flag closes it", on: [oss, actionTrail, closedOss] },
  {
    name: "Alibaba Cloud: the account is closed as a whole",
    on: [oss, actionTrail, alicloud.accountPublicAccessBlock({ blockPublicAccess: true }, "account")],
  },
  {
    name: "Alibaba Cloud: a private ACL, and a policy for a user and for everyone in a VPC",
    on: [
      oss,
      actionTrail,
      closedOss,
      alicloud.bucketAcl({ bucket: ref(oss), acl: "private" }, "acl"),
      alicloud.bucketPolicy({
        bucket: ref(oss),
        policy: ramDocument(
          { Effect: "Allow", Principal: ["1234567890123456"], Action: "oss:GetObject", Resource: "*" },
          {
            Effect: "Allow",
            Principal: ["*"],
            Action: "oss:GetObject",
            Resource: "*",
            Condition: { StringEquals: { "acs:SourceVpc": "vpc-1" } },
          },
        ),
      }),
    ],
  },
];

export const invalid: readonly InvalidCase[] = [
  {
    name: "Alibaba Cloud: no public access block",
    on: [oss, actionTrail],
    errors: [{ messageId: "noBlock", data: { class: "alicloud.oss.BucketPublicAccessBlock" } }],
  },
  {
    name: "Alibaba Cloud: the one flag is off, which is said once",
    on: [oss, actionTrail, alicloud.publicAccessBlock({ bucket: ref(oss), blockPublicAccess: false }, "block")],
    errors: [{ messageId: "flagOff", on: "block", data: { at: "blockPublicAccess" } }],
  },
  {
    name: "Alibaba Cloud: a canned ACL for everyone, inline",
    on: [
      alicloud.bucket({ bucket: "records", acl: "public-read" }, "records"),
      alicloud.trail({ ossBucketName: "records" }),
      alicloud.publicAccessBlock({ bucket: "records", blockPublicAccess: true }, "block"),
    ],
    errors: [{ messageId: "publicAcl", data: { at: "acl", who: "public-read" } }],
  },
  {
    name: "Alibaba Cloud: a canned ACL that lets everyone write",
    on: [oss, actionTrail, closedOss, alicloud.bucketAcl({ bucket: ref(oss), acl: "public-read-write" }, "acl")],
    errors: [{ messageId: "publicAcl", on: "acl", data: { at: "acl", who: "public-read-write" } }],
  },
  {
    name: "Alibaba Cloud: a policy for everyone",
    on: [oss, actionTrail, closedOss, ossPolicy({ Principal: ["*"] })],
    errors: [{ messageId: "publicPolicy", on: "policy", data: { at: "policy", why: /admits everyone/ } }],
  },
  {
    name: "Alibaba Cloud: a policy for half of the Internet",
    on: [
      oss,
      actionTrail,
      closedOss,
      ossPolicy({ Principal: ["*"], Condition: { IpAddress: { "acs:SourceIp": "10.0.0.0/1" } } }),
    ],
    errors: [{ messageId: "publicPolicy", on: "policy", data: { at: "policy", why: /admits everyone/ } }],
  },
];
