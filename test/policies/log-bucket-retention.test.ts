import policy from "../../policypack/policies/log-bucket-retention";
import { PolicyTester, ref, unknown } from "../../src/testing";
import * as alibaba from "../alibaba/log-bucket-retention";
import { nativeLock, nativeRecords, nativeTrail } from "../native-chain";
import { aws } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail({ s3BucketName: ref(bucket) });

const locked = (defaultRetention: { readonly mode?: string; readonly days?: number; readonly years?: number }) =>
  aws.bucketObjectLock({ bucket: ref(bucket), rule: { defaultRetention } }, "lock");

const lockedInline = { objectLockEnabled: "Enabled", rule: { defaultRetention: { mode: "COMPLIANCE", days: 365 } } };
const lockedForAYear = locked({ mode: "GOVERNANCE", days: 365 });

const expiring = (rule: object, of = bucket) =>
  aws.bucketLifecycle({ bucket: ref(of), rules: [{ id: "expire", status: "Enabled", ...rule }] }, "lifecycle");

const date = "2030-01-01T00:00:00Z";
const days = "rules[0].expiration.days";
const noncurrentDays = "rules[0].noncurrentVersionExpiration.noncurrentDays";

/** Versions of records that a rule of `lifecycle` expires too early. */
const early = (property: string, actual: number, minDays = 365) => ({
  messageId: "tooShort",
  on: "lifecycle",
  data: { at: "rules", property, versions: property === days ? "current" : "noncurrent", actual, minDays },
});

const earlyInline = (property: string, versions: string, actual: number) => ({
  messageId: "tooShort",
  data: { at: property.replace(/\[.*/, ""), property, versions, actual, minDays: 365 },
});

const shortLock = (actual: number, lockDays = 365) => ({
  messageId: "shortLock",
  on: "lock",
  data: { at: "rule.defaultRetention.days", actual, lockDays },
});

const accessLogs = aws.bucket({ bucket: "access-logs" }, "accessLogs");
const logging = aws.bucketLogging(
  { bucket: ref(bucket), targetBucket: ref(accessLogs), targetPrefix: "records/" },
  "logging",
);

const lockedTrail = [bucket, trail, lockedForAYear];
const accessLogged = [accessLogs, ...lockedTrail, logging];

new PolicyTester().run(policy, {
  valid: [
    ...alibaba.valid,
    { name: "locked for a year, and nothing expires", on: [bucket, trail, lockedForAYear], doc: true },
    { name: "locked for a year, in a bucket of aws-native", on: [nativeRecords(nativeLock), nativeTrail] },
    { name: "a year counts 365 days", on: [bucket, trail, locked({ mode: "COMPLIANCE", years: 1 })] },
    {
      name: "a lock that is inline",
      on: [
        aws.bucket({ bucket: "records", objectLockConfiguration: lockedInline }, "records"),
        aws.trail({ s3BucketName: "records" }),
      ],
    },
    {
      name: "nobody can shorten the lock",
      on: [bucket, trail, locked({ mode: "COMPLIANCE", days: 400 })],
      config: { mode: "COMPLIANCE" },
    },
    { name: "records expire after a year", on: [...lockedTrail, expiring({ expiration: { days: 365 } })] },
    {
      name: "the rule is switched off",
      on: [...lockedTrail, expiring({ status: "Disabled", expiration: { days: 30 } })],
    },
    {
      name: "zeros stand where nothing was set",
      on: [
        ...lockedTrail,
        expiring({ expiration: { days: 0, date: "" }, noncurrentVersionExpiration: { noncurrentDays: 0 } }),
      ],
    },
    {
      name: "the rule tidies delete markers and uploads, and moves records",
      on: [
        ...lockedTrail,
        expiring({
          expiration: { expiredObjectDeleteMarker: true },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          transitions: [{ days: 30, storageClass: "GLACIER_IR" }],
        }),
      ],
    },
    {
      name: "what is replaced expires early, and the lock keeps it all the same",
      on: [...lockedTrail, expiring({ noncurrentVersionExpiration: { noncurrentDays: 30 } })],
    },
    {
      name: "another folder expires",
      on: [...lockedTrail, expiring({ filter: { prefix: "tmp/" }, expiration: { days: 1 } })],
    },
    {
      name: "another service's folder expires",
      on: [...lockedTrail, expiring({ filter: { prefix: "AWSLogs/123456789012/Config/" }, expiration: { days: 30 } })],
    },
    {
      name: "the folder of a trail without this trail's prefix expires",
      on: [
        bucket,
        aws.trail({ s3BucketName: ref(bucket), s3KeyPrefix: "audit" }),
        lockedForAYear,
        expiring({ prefix: "AWSLogs/", expiration: { days: 30 } }),
      ],
    },
    {
      name: "what carries a tag expires, and CloudTrail tags nothing",
      on: [
        ...lockedTrail,
        expiring({ filter: { and: { prefix: "", tags: { keep: "short" } } }, expiration: { days: 1 } }),
      ],
    },
    {
      name: "a bucket for access logs is not locked, since S3 could not deliver",
      on: [...accessLogged, expiring({ expiration: { days: 400 } }, accessLogs)],
    },
    {
      name: "another bucket's access logs expire",
      on: [...accessLogged, expiring({ filter: { prefix: "website/" }, expiration: { days: 30 } }, accessLogs)],
    },
  ],
  invalid: [
    ...alibaba.invalid,
    {
      name: "no lock at all",
      on: [bucket, trail],
      errors: [{ messageId: "noLock", data: { class: "aws.s3.BucketObjectLockConfiguration", lockDays: 365 } }],
      doc: true,
    },
    {
      name: "no lock, and records that expire early, in a bucket of aws-native",
      on: [
        nativeRecords({ lifecycleConfiguration: { rules: [{ status: "Enabled", expirationInDays: 30 }] } }),
        nativeTrail,
      ],
      errors: [
        { messageId: "noLock", data: { class: "objectLockConfiguration", lockDays: 365 } },
        earlyInline("lifecycleConfiguration.rules[0].expirationInDays", "current", 30),
      ],
    },
    {
      name: "a lock that is not switched on, in a bucket of aws-native",
      on: [nativeRecords({ ...nativeLock, objectLockEnabled: false }), nativeTrail],
      errors: [{ messageId: "malformed" }],
    },
    {
      name: "a lock without a default retention",
      on: [bucket, trail, aws.bucketObjectLock({ bucket: ref(bucket), objectLockEnabled: "Enabled" }, "lock")],
      errors: [{ messageId: "noRetention", on: "lock", data: { at: "rule.defaultRetention.mode", lockDays: 365 } }],
    },
    {
      name: "a default retention without a mode",
      on: [bucket, trail, locked({ days: 400 })],
      errors: [{ messageId: "noRetention", on: "lock", data: { at: "rule.defaultRetention.mode", lockDays: 365 } }],
    },
    {
      name: "a lock for a day less than a year",
      on: [bucket, trail, locked({ mode: "COMPLIANCE", days: 364 })],
      errors: [shortLock(364)],
    },
    {
      name: "a year where more is asked for",
      on: [bucket, trail, locked({ mode: "COMPLIANCE", years: 1 })],
      config: { lockDays: 730 },
      errors: [shortLock(365, 730)],
    },
    {
      name: "a lock that a privileged few may bypass, where nobody should",
      on: [bucket, trail, lockedForAYear],
      config: { mode: "COMPLIANCE" },
      errors: [{ messageId: "weakLock", on: "lock", data: { at: "rule.defaultRetention.mode" } }],
    },
    {
      name: "records expire after a month",
      on: [...lockedTrail, expiring({ expiration: { days: 30 } })],
      errors: [early(days, 30)],
    },
    {
      name: "records expire after a year, and are needed for longer",
      on: [...lockedTrail, expiring({ filter: {}, expiration: { days: 365 } })],
      config: { minDays: 366 },
      errors: [early(days, 365, 366)],
    },
    {
      name: "one Region's records expire",
      on: [
        ...lockedTrail,
        expiring({
          filter: { and: { prefix: "AWSLogs/123456789012/CloudTrail/eu-west-1/", objectSizeGreaterThan: 1 } },
          expiration: { days: 30 },
        }),
      ],
      errors: [early(days, 30)],
    },
    {
      name: "a member account's records expire",
      on: [
        bucket,
        aws.trail({ s3BucketName: ref(bucket), s3KeyPrefix: "audit", isOrganizationTrail: true }),
        lockedForAYear,
        expiring({ prefix: "audit/AWSLogs/o-a1b2c3d4e5/123456789012/", expiration: { days: 30 } }),
      ],
      errors: [early(days, 30)],
    },
    {
      name: "everything expires on a day",
      on: [...lockedTrail, expiring({ expiration: { date } })],
      errors: [
        { messageId: "byDate", on: "lifecycle", data: { at: "rules", property: "rules[0].expiration.date", date } },
      ],
    },
    {
      name: "the lock ends early, and so does what is replaced or deleted",
      on: [
        bucket,
        trail,
        locked({ mode: "COMPLIANCE", days: 90 }),
        expiring({ noncurrentVersionExpiration: { noncurrentDays: 30 } }),
      ],
      config: { lockDays: 90 },
      errors: [early(noncurrentDays, 30)],
    },
    {
      name: "inline, records expire at once and nothing locks them",
      on: [
        aws.bucket(
          {
            bucket: "records",
            lifecycleRules: [
              { enabled: false, expiration: { days: 2 } },
              { enabled: true, tags: { keep: "short" }, expiration: { days: 3 } },
              { enabled: true, expiration: { days: 1 }, noncurrentVersionExpiration: { days: 4 } },
            ],
          },
          "records",
        ),
        aws.trail({ s3BucketName: "records" }),
      ],
      errors: [
        { messageId: "noLock", data: { class: "aws.s3.BucketObjectLockConfiguration", lockDays: 365 } },
        earlyInline("lifecycleRules[2].expiration.days", "current", 1),
        earlyInline("lifecycleRules[2].noncurrentVersionExpiration.days", "noncurrent", 4),
      ],
    },
    {
      name: "inline on the older generation, too",
      on: [
        aws.bucketV2(
          {
            bucket: "records",
            objectLockConfiguration: {
              objectLockEnabled: "Enabled",
              rules: [{ defaultRetentions: [{ mode: "COMPLIANCE", days: 30 }] }],
            },
            lifecycleRules: [
              { enabled: false, expirations: [{ days: 2 }] },
              { enabled: true, expirations: [{ days: 1 }], noncurrentVersionExpirations: [{ days: 4 }] },
            ],
          },
          "records",
        ),
        aws.trail({ s3BucketName: "records" }),
      ],
      errors: [
        { messageId: "shortLock", data: { at: "objectLockConfiguration", actual: 30, lockDays: 365 } },
        earlyInline("lifecycleRules[1].expirations[0].days", "current", 1),
        earlyInline("lifecycleRules[1].noncurrentVersionExpirations[0].days", "noncurrent", 4),
      ],
    },
    {
      name: "access logs expire after a month",
      on: [...accessLogged, expiring({ filter: { prefix: "records/2026" }, expiration: { days: 30 } }, accessLogs)],
      errors: [early(days, 30)],
    },
    {
      name: "access logs that are deleted are gone after a month, for nothing locks them",
      on: [...accessLogged, expiring({ noncurrentVersionExpiration: { noncurrentDays: 30 } }, accessLogs)],
      errors: [early(noncurrentDays, 30)],
    },
  ],
  notApplicable: [{ name: "a bucket that no trail writes to", on: bucket, because: /No trail of this stack/ }],
  undecided: [
    {
      name: "how long records are locked cannot be known",
      on: [bucket, trail, aws.bucketObjectLock({ bucket: ref(bucket), rule: unknown }, "lock")],
      waitsFor: ["lock"],
    },
    {
      name: "what expires cannot be known",
      on: [...lockedTrail, expiring({ filter: unknown, expiration: { days: 30 } })],
      waitsFor: ["lifecycle"],
    },
  ],
});
