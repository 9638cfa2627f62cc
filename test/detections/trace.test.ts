import assert from "node:assert/strict";
import { type AuditEvent, event } from "../../src/detections/event";
import { type Trace, traceEvent } from "../../src/detections/trace";
import { nameOf } from "../../src/snapshot/urn";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { computed, ref, type TestResource, unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { alarmFor, filterFor, group, subscriber } from "../alert-chain";
import { aws, deliveryRole, deliveryRolePolicy, document } from "../resources";
import { expectBroken } from "./expect-broken";

const stopped = event({
  eventSource: "cloudtrail.amazonaws.com",
  eventName: "StopLogging",
  awsRegion: "eu-west-3",
});

const trailWith = (more: object, name = "it") =>
  aws.trail(
    {
      s3BucketName: "logs",
      isMultiRegionTrail: true,
      cloudWatchLogsGroupArn: computed([group], (outputs) => `${outputs?.arn}:*`),
      cloudWatchLogsRoleArn: ref(deliveryRole, "arn"),
      ...more,
    },
    name,
  );

const filter = filterFor("TrailChanges", '{ $.eventName = "StopLogging" }');
const alarm = alarmFor("TrailChanges");
const chain = [deliveryRolePolicy, filter, alarm, subscriber];

const follow = (
  resources: readonly TestResource[],
  record: AuditEvent = stopped,
  mode: "preview" | "update" = "update",
): Trace => traceEvent(fromSnapshot(toSnapshot(resources, { mode })).outputs, record);

describe("the trace of an event", () => {
  it("shows the way, and what has to be confirmed besides", () => {
    const trace = follow([trailWith({}), ...chain]);
    assert.equal(trace.status, "covered", JSON.stringify(trace));
    assert.deepEqual(
      trace.path?.map(({ step, urn }) => `${step} ${nameOf(urn)}`),
      ["captured it", "delivered audit", "matched filter", "alarmed alarm", "notified it"],
    );
    assert.deepEqual(trace.assumes, ["it is confirmed by whoever receives it (email)"]);
  });

  it("breaks where nothing captures it", () => {
    expectBroken(follow([]), "captured", undefined, /has no CloudTrail trail/);
    expectBroken(follow([trailWith({ enableLogging: false }), ...chain]), "captured", "it", /switched off/);
    expectBroken(follow([trailWith({ isMultiRegionTrail: false }), ...chain]), "captured", "it", /one Region only/);
    expectBroken(
      follow([trailWith({ eventSelectors: [{ readWriteType: "ReadOnly" }] }), ...chain]),
      "captured",
      "it",
      /selectors of it do not record StopLogging/,
    );
  });

  it("takes a trail of one Region for what happens there", () => {
    const local = [trailWith({ isMultiRegionTrail: false }), ...chain];
    assert.equal(follow(local, { ...stopped, awsRegion: "us-east-1" }).status, "covered");
  });

  it("takes a trail in us-east-1 for what has no Region, unless that is left out", () => {
    const created = event({ eventSource: "iam.amazonaws.com", eventName: "CreateUser" });
    const watching = [
      deliveryRolePolicy,
      filterFor("TrailChanges", '{ $.eventName = "CreateUser" }'),
      alarm,
      subscriber,
    ];
    assert.equal(follow([trailWith({ isMultiRegionTrail: false }), ...watching], created).status, "covered");
    expectBroken(
      follow([trailWith({ isMultiRegionTrail: false, includeGlobalServiceEvents: false }), ...watching], created),
      "captured",
      "it",
      /without a Region/,
    );
  });

  it("finds the key's events gone when the trail leaves out KMS, with a perfect filter", () => {
    const disabled = event({ eventSource: "kms.amazonaws.com", eventName: "DisableKey" });
    const watching = [
      deliveryRolePolicy,
      filterFor("TrailChanges", '{ $.eventName = "DisableKey" }'),
      alarm,
      subscriber,
    ];
    const without = { eventSelectors: [{ excludeManagementEventSources: ["kms.amazonaws.com"] }] };
    assert.equal(follow([trailWith({}), ...watching], disabled).status, "covered");
    expectBroken(follow([trailWith(without), ...watching], disabled), "captured", "it", /do not record DisableKey/);
  });

  it("breaks where it is not delivered", () => {
    const bucket = aws.bucket({ bucket: "records" }, "records");
    expectBroken(
      follow([trailWith({ s3BucketName: ref(bucket) }), ...chain]),
      "delivered",
      "records",
      /refuses CloudTrail/,
    );
    expectBroken(
      follow([aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true }), ...chain]),
      "delivered",
      "it",
      /no trail delivers/,
    );
    expectBroken(follow([trailWith({}), filter, alarm, subscriber]), "delivered", "delivery", /may not write/);
    const key = aws.key({}, "key");
    expectBroken(follow([trailWith({ kmsKeyId: ref(key, "arn") }), ...chain]), "delivered", "key", /admits no service/);
  });

  it("breaks where nothing matches it, nothing watches it, or nobody is told", () => {
    const other = filterFor("TrailChanges", '{ $.eventName = "DeleteTrail" }');
    const on = [trailWith({}), deliveryRolePolicy];
    expectBroken(follow([...on, other, alarm, subscriber]), "matched", "audit", /no metric filter matches StopLogging/);
    expectBroken(follow([...on, filter, subscriber]), "alarmed", "filter", /no alarm watches/);
    expectBroken(follow([...on, filter, alarm]), "notified", "alerts", /nobody is subscribed/);
  });

  it("takes any trail that gets it through", () => {
    const off = trailWith({ enableLogging: false }, "off");
    assert.equal(follow([off, trailWith({}), ...chain]).status, "covered");
    expectBroken(
      follow([off, aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true }), ...chain]),
      "delivered",
      "it",
      /./,
    );
  });

  it("is not stopped by what cannot be known before what certainly breaks", () => {
    const elsewhere = { cloudWatchLogsRoleArn: "arn:aws:iam::123456789012:role/elsewhere" };
    assert.equal(follow([trailWith(elsewhere), ...chain]).status, "undecided");
    expectBroken(follow([trailWith(elsewhere), filter, subscriber]), "alarmed", "filter", /no alarm watches/);
    assert.equal(follow([trailWith({ enableLogging: unknown }), ...chain], stopped, "preview").status, "undecided");
  });

  it("is not broken by an alarm that tells nobody while another may tell somebody", () => {
    const named = (name: string, more: object) => ({ ...alarmFor("TrailChanges", more), name });
    const silent = named("silent", { alarmActions: [] });
    const stack = (...more: readonly TestResource[]) => [
      trailWith({}),
      deliveryRolePolicy,
      filter,
      silent,
      subscriber,
      ...more,
    ];
    assert.equal(follow(stack(), stopped, "preview").status, "broken");
    assert.equal(follow(stack(named("open", { metricName: unknown })), stopped, "preview").status, "undecided");
  });

  it("says where a property is none that the provider accepts", () => {
    const malformed = aws.rolePolicy({ role: ref(deliveryRole), policy: "{" }, "malformed");
    expectBroken(
      follow([trailWith({}), malformed, filter, alarm, subscriber]),
      "delivered",
      "malformed",
      /not a valid policy document/,
    );
  });

  it("tells the account before the deployment by who administers the keys", () => {
    const ACCOUNT = "123456789012";
    const bucket = aws.bucket({ bucket: "records" }, "records");
    const admitting = aws.bucketPolicy(
      {
        bucket: "records",
        policy: document(
          {
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "s3:GetBucketAcl",
            Resource: "*",
          },
          {
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: `arn:aws:s3:::records/AWSLogs/${ACCOUNT}/*`,
          },
        ),
      },
      "policy",
    );
    const key = (account: string) =>
      aws.key(
        {
          policy: document({
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: "kms:*",
            Resource: "*",
          }),
        },
        "key",
      );
    const on = [trailWith({ s3BucketName: "records" }), bucket, admitting, ...chain];
    assert.equal(follow(on, stopped, "preview").status, "undecided");
    assert.equal(follow([...on, key(ACCOUNT)], stopped, "preview").status, "covered");
    expectBroken(
      follow([...on, key("999999999999")], stopped, "preview"),
      "delivered",
      "records",
      /refuses CloudTrail/,
    );
  });
});
