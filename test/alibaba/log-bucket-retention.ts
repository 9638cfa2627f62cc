import { ref } from "../../src/testing";
import type { Case, InvalidCase } from "../../src/testing/cases";
import { alicloud } from "../resources";

const oss = alicloud.bucket({ bucket: "records" }, "records");
const actionTrail = alicloud.trail({ ossBucketName: ref(oss) });

const worm = (props: { readonly retentionPeriodInDays?: number; readonly status?: string }) =>
  alicloud.bucketWorm({ bucket: ref(oss), ...props }, "worm");
const wormLocked = worm({ retentionPeriodInDays: 365, status: "Locked" });

const ossExpiring = (rule: object) => [
  alicloud.bucket({ bucket: "records", lifecycleRules: [{ enabled: true, ...rule }] }, "records"),
  alicloud.trail({ ossBucketName: "records" }),
  alicloud.bucketWorm({ bucket: "records", retentionPeriodInDays: 365, status: "Locked" }, "worm"),
];

const ossEarly = (property: string, versions: string, actual: number) => ({
  messageId: "tooShort",
  data: { at: "lifecycleRules", property, versions, actual, minDays: 365 },
});

export const valid: readonly Case[] = [
  { name: "Alibaba Cloud: locked for a year", on: [oss, actionTrail, wormLocked], config: { mode: "COMPLIANCE" } },
  {
    name: "Alibaba Cloud: each object is locked for a year",
    on: [
      oss,
      actionTrail,
      alicloud.bucketObjectWorm({
        bucketName: ref(oss),
        objectWormEnabled: "Enabled",
        rule: { defaultRetention: { mode: "COMPLIANCE", years: 1 } },
      }),
    ],
  },
  { name: "Alibaba Cloud: records expire after a year", on: ossExpiring({ expirations: [{ days: 365 }] }) },
  {
    name: "Alibaba Cloud: another folder expires",
    on: ossExpiring({ prefix: "tmp/", expirations: [{ days: 1 }] }),
  },
  {
    name: "Alibaba Cloud: all but the records expires",
    on: ossExpiring({ filter: { not: { prefix: "AliyunLogs/" } }, expirations: [{ days: 1 }] }),
  },
  {
    name: "Alibaba Cloud: the rule is switched off, and another only moves",
    on: ossExpiring({ enabled: false, expirations: [{ days: 1 }] }),
  },
];

export const invalid: readonly InvalidCase[] = [
  {
    name: "Alibaba Cloud: no lock",
    on: [oss, actionTrail],
    errors: [{ messageId: "noLock", data: { class: "alicloud.oss.BucketWorm", lockDays: 365 } }],
  },
  {
    name: "Alibaba Cloud: a retention that lapses after a day, as nobody locks it",
    on: [oss, actionTrail, worm({ retentionPeriodInDays: 365, status: "InProgress" })],
    errors: [{ messageId: "lapses", on: "worm", data: { at: "status", actual: 365 } }],
  },
  {
    name: "Alibaba Cloud: the same, as nothing is said of its state",
    on: [oss, actionTrail, worm({ retentionPeriodInDays: 365 })],
    errors: [{ messageId: "lapses", on: "worm", data: { at: "status", actual: 365 } }],
  },
  {
    name: "Alibaba Cloud: locked for a month",
    on: [oss, actionTrail, worm({ retentionPeriodInDays: 30, status: "Locked" })],
    errors: [{ messageId: "shortLock", on: "worm", data: { at: "retentionPeriodInDays", actual: 30, lockDays: 365 } }],
  },
  {
    name: "Alibaba Cloud: a lock of each object that is switched off",
    on: [
      oss,
      actionTrail,
      alicloud.bucketObjectWorm(
        {
          bucketName: ref(oss),
          objectWormEnabled: "Disabled",
          rule: { defaultRetention: { mode: "COMPLIANCE", years: 1 } },
        },
        "worm",
      ),
    ],
    errors: [{ messageId: "lapses", on: "worm", data: { at: "objectWormEnabled", actual: 365 } }],
  },
  {
    name: "Alibaba Cloud: objects may be locked, and are not by default",
    on: [oss, actionTrail, alicloud.bucketObjectWorm({ bucketName: ref(oss), objectWormEnabled: "Enabled" }, "worm")],
    errors: [{ messageId: "noRetention", on: "worm", data: { at: "rule.defaultRetention.mode", lockDays: 365 } }],
  },
  {
    name: "Alibaba Cloud: records expire after a month",
    on: ossExpiring({ prefix: "AliyunLogs/", expirations: [{ days: 30 }] }),
    errors: [ossEarly("lifecycleRules[0].expirations[0].days", "current", 30)],
  },
  {
    name: "Alibaba Cloud: records expire, and a part of them is spared",
    on: ossExpiring({
      filter: { not: { prefix: "AliyunLogs/Actiontrail/cn-hangzhou/" } },
      expirations: [{ days: 30 }],
    }),
    errors: [ossEarly("lifecycleRules[0].expirations[0].days", "current", 30)],
  },
  {
    name: "Alibaba Cloud: records of before a day expire",
    on: ossExpiring({ expirations: [{ createdBeforeDate: "2026-01-01T00:00:00.000Z" }] }),
    errors: [
      {
        messageId: "byDate",
        data: {
          at: "lifecycleRules",
          property: "lifecycleRules[0].expirations[0].createdBeforeDate",
          date: "2026-01-01T00:00:00.000Z",
        },
      },
    ],
  },
];
