import { ref } from "../../src/testing";
import type { Case, InvalidCase } from "../../src/testing/cases";
import { alicloud } from "../resources";

const oss = alicloud.bucket({ bucket: "records" }, "records");
const actionTrail = alicloud.trail({ ossBucketName: ref(oss) });
const ossTarget = alicloud.bucket({ bucket: "access-logs" }, "accessLogs");

export const valid: readonly Case[] = [
  {
    name: "Alibaba Cloud: to another bucket",
    on: [oss, actionTrail, alicloud.bucketLogging({ bucket: ref(oss), targetBucket: ref(ossTarget) })],
  },
  {
    name: "Alibaba Cloud: to another bucket, inline, which is encrypted with KMS and locked",
    on: [
      alicloud.bucket({ bucket: "records", logging: { targetBucket: "access-logs" } }, "records"),
      alicloud.trail({ ossBucketName: "records" }),
      ossTarget,
      alicloud.bucketWorm({ bucket: ref(ossTarget), retentionPeriodInDays: 365, status: "Locked" }),
      alicloud.bucketEncryption({ bucket: ref(ossTarget), sseAlgorithm: "KMS" }),
    ],
  },
];

export const invalid: readonly InvalidCase[] = [
  {
    name: "Alibaba Cloud: no logging",
    on: [oss, actionTrail],
    errors: [{ messageId: "noLogging", data: { class: "alicloud.oss.BucketLogging" } }],
  },
  {
    name: "Alibaba Cloud: to itself",
    on: [oss, actionTrail, alicloud.bucketLogging({ bucket: ref(oss), targetBucket: ref(oss) }, "logging")],
    errors: [{ messageId: "itself", on: "logging", data: { at: "targetBucket" } }],
  },
];
