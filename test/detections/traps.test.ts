import assert from "node:assert/strict";
import { cisDetections } from "../../src/detections/cis";
import type { Detection } from "../../src/detections/detection";
import { type AuditEvent, event } from "../../src/detections/event";
import { trace, traceEvent } from "../../src/detections/trace";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { computed, ref, type TestResource } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { alarmFor, filterFor, group, subscriber, trail } from "../alert-chain";
import { aws, deliveryRole, deliveryRolePolicy } from "../resources";

const stackOf = (resources: readonly TestResource[]) => fromSnapshot(toSnapshot(resources, { mode: "update" })).outputs;

const follow = (resources: readonly TestResource[], record: AuditEvent) => traceEvent(stackOf(resources), record);

const detect = (id: string, pattern: string) => {
  const detection = cisDetections.find((each) => each.id === id);
  assert(detection, id);
  return trace(stackOf([trail, deliveryRolePolicy, filterFor("It", pattern), alarmFor("It"), subscriber]), detection);
};

const stopped = event({ eventSource: "cloudtrail.amazonaws.com", eventName: "StopLogging", awsRegion: "us-east-1" });

/** A chain that works, with one part of it replaced. */
const chain = (more: { readonly filter?: string; readonly alarm?: object; readonly by?: readonly TestResource[] }) => [
  trail,
  deliveryRolePolicy,
  filterFor("It", more.filter ?? '{ $.eventName = "StopLogging" }'),
  alarmFor("It", more.alarm),
  subscriber,
  ...(more.by ?? []),
];

const euGroup = aws.logGroup({ name: "audit", region: "eu-west-1" }, "eu");
const euTopic = aws.topic({ name: "alerts", region: "eu-west-1" }, "eu");
describe("what others get wrong", () => {
  it("the chain without a trap works", () => {
    assert.equal(follow(chain({}), stopped).status, "covered");
  });

  it("`!=` on a field that the record does not have matches nothing", () => {
    const excluding = chain({
      filter: '{ ($.eventName = "StopLogging") && ($.userIdentity.invokedBy != "cloudformation.amazonaws.com") }',
    });
    assert.equal(follow(excluding, stopped).step, "matched");
    const asked = chain({
      filter:
        '{ ($.eventName = "StopLogging") && (($.userIdentity.invokedBy NOT EXISTS) || ($.userIdentity.invokedBy != "cloudformation.amazonaws.com")) }',
    });
    assert.equal(follow(asked, stopped).status, "covered");
  });

  it("&& binds tighter than ||: the source of CIS's route table pattern is asked of one name only", () => {
    const bound =
      "{ ($.eventSource = ec2.amazonaws.com) && ($.eventName = CreateRoute) || ($.eventName = CreateRouteTable) || ($.eventName = ReplaceRoute) || ($.eventName = ReplaceRouteTableAssociation) || ($.eventName = DeleteRouteTable) || ($.eventName = DeleteRoute) || ($.eventName = DisassociateRouteTable) }";
    assert.equal(detect("route-table-changes", bound).status, "covered");
    assert.equal(
      follow(chain({ filter: bound }), { ...stopped, eventSource: "appmesh.amazonaws.com", eventName: "DeleteRoute" })
        .status,
      "covered",
    );
    assert.equal(
      follow(chain({ filter: bound }), { ...stopped, eventSource: "appmesh.amazonaws.com", eventName: "CreateRoute" })
        .step,
      "matched",
    );
  });

  it("the unauthorized calls of CIS 1.4 and 3.0 match everything, and so detect nothing", () => {
    const printed =
      '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") || ($.sourceIPAddress!="delivery.logs.amazonaws.com") || ($.eventName!="HeadBucket") }';
    assert.equal(detect("unauthorized-api-calls", printed).step, "matched");
    const mended =
      '{ ($.errorCode ="*UnauthorizedOperation") || ($.errorCode ="AccessDenied*") && ($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket") }';
    assert.equal(detect("unauthorized-api-calls", mended).status, "covered");
  });

  it("a log group of infrequent access has no metric filters", () => {
    const cold = aws.logGroup({ name: "audit", logGroupClass: "INFREQUENT_ACCESS" }, "audit");
    const delivering = aws.trail({
      s3BucketName: "logs",
      isMultiRegionTrail: true,
      cloudWatchLogsGroupArn: computed([cold], (outputs) => `${outputs?.arn}:*`),
      cloudWatchLogsRoleArn: ref(deliveryRole, "arn"),
    });
    const filter = aws.metricFilter(
      {
        logGroupName: ref(cold),
        pattern: '{ $.eventName = "StopLogging" }',
        metricTransformation: { namespace: "Audit", name: "It", value: "1" },
      },
      "filter",
    );
    const { status, step, reason } = follow(
      [delivering, deliveryRolePolicy, filter, alarmFor("It"), subscriber],
      stopped,
    );
    assert.deepEqual([status, step], ["broken", "delivered"]);
    assert.match(reason ?? "", /class without metric filters/);
  });

  it("alias/aws/sns admits no service, and silences alarms", () => {
    const silent = aws.topic({ kmsMasterKeyId: "alias/aws/sns" }, "silent");
    const to = aws.subscription({ topic: ref(silent, "arn"), protocol: "sms", endpoint: "+4915112345678" }, "to");
    const { step, reason } = follow(chain({ alarm: { alarmActions: [ref(silent, "arn")] }, by: [to] }), stopped);
    assert.equal(step, "notified");
    assert.match(reason ?? "", /the key that AWS manages/);
  });

  it("a sign-in is recorded where users sign in, not where they work", () => {
    const pattern = '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }';
    const failures = cisDetections.find(({ id }) => id === "console-authentication-failures") as Detection;
    const local = (more: object) =>
      stackOf([
        aws.trail({
          s3BucketName: "logs",
          region: "eu-west-1",
          cloudWatchLogsGroupArn: computed([euGroup], (outputs) => `${outputs?.arn}:*`),
          cloudWatchLogsRoleArn: ref(deliveryRole, "arn"),
          ...more,
        }),
        deliveryRolePolicy,
        aws.metricFilter(
          {
            region: "eu-west-1",
            logGroupName: ref(euGroup),
            pattern,
            metricTransformation: { namespace: "Audit", name: "It", value: "1" },
          },
          "filter",
        ),
        aws.alarm(
          {
            region: "eu-west-1",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            evaluationPeriods: 1,
            namespace: "Audit",
            metricName: "It",
            period: 300,
            statistic: "Sum",
            threshold: 1,
            alarmActions: [ref(euTopic, "arn")],
          },
          "alarm",
        ),
        aws.subscription({ region: "eu-west-1", topic: ref(euTopic, "arn"), protocol: "sms", endpoint: "+49151" }),
      ]);
    assert.equal(trace(local({ isMultiRegionTrail: true }), failures, ["eu-west-1"]).status, "covered");
    assert.equal(trace(local({}), failures, ["eu-west-1"]).step, "captured");
  });

  it("keywords in lower case, and transformed events, leave it open what a filter matches", () => {
    assert.equal(follow(chain({ filter: "{ $.nothing not exists }" }), stopped).status, "undecided");
    const transformed = aws.metricFilter(
      {
        logGroupName: ref(group),
        applyOnTransformedLogs: true,
        pattern: '{ $.eventName = "StopLogging" }',
        metricTransformation: { namespace: "Audit", name: "It", value: "1" },
      },
      "filter",
    );
    assert.equal(
      follow([trail, deliveryRolePolicy, transformed, alarmFor("It"), subscriber], stopped).status,
      "undecided",
    );
  });

  it("an alarm that is always on tells nobody of anything: threshold 0 with a default of 0", () => {
    const counting = aws.metricFilter(
      {
        logGroupName: ref(group),
        pattern: '{ $.eventName = "StopLogging" }',
        metricTransformation: { namespace: "Audit", name: "It", value: "1", defaultValue: "0" },
      },
      "filter",
    );
    const stack = (threshold: number) => [
      trail,
      deliveryRolePolicy,
      counting,
      alarmFor("It", { threshold }),
      subscriber,
    ];
    assert.equal(follow(stack(1), stopped).status, "covered");
    assert.equal(follow(stack(0), stopped).step, "alarmed");
  });

  it("an alarm that ignores missing data goes off once and never again", () => {
    assert.equal(follow(chain({ alarm: { treatMissingData: "notBreaching" } }), stopped).status, "covered");
    assert.equal(follow(chain({ alarm: { treatMissingData: "ignore" } }), stopped).step, "alarmed");
  });

  it("more than one, an average, a dimension or another unit is not one event", () => {
    for (const alarm of [
      { comparisonOperator: "GreaterThanThreshold" },
      { dimensions: { Region: "us-east-1" } },
      { unit: "Bytes" },
      { datapointsToAlarm: 3, evaluationPeriods: 3, treatMissingData: "notBreaching" },
    ])
      assert.equal(follow(chain({ alarm }), stopped).step, "alarmed", JSON.stringify(alarm));
  });
});
