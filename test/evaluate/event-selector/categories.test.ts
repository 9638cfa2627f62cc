import assert from "node:assert/strict";
import { eventSelector } from "../../../src/evaluate";

const { parse } = eventSelector;

const advanced = (...fieldSelectors: readonly object[]) => parse({ advancedEventSelectors: [{ fieldSelectors }] });

const category = (name: string) => ({ field: "eventCategory", equals: [name] });
const type = (name: string) => ({ field: "resources.type", equals: [name] });

const management = (own: object = {}) => ({
  eventCategory: "Management",
  eventSource: "iam.amazonaws.com",
  readOnly: false,
  ...own,
});
const object = (ARN: string) => ({
  eventCategory: "Data",
  eventSource: "s3.amazonaws.com",
  readOnly: true,
  resources: [
    { type: "AWS::S3::Object", ARN },
    { type: "AWS::S3::Bucket", ARN: ARN.replace(/\/.*/, "") },
  ],
});

describe("event selectors record", () => {
  // CloudTrail User Guide, "Logging network activity events".
  it("network activity of the named source, refused calls only where asked", () => {
    const call = (own: object = {}) => ({
      eventCategory: "NetworkActivity",
      eventSource: "bedrock.amazonaws.com",
      ...own,
    });
    const all = advanced(category("NetworkActivity"), { field: "eventSource", equals: ["bedrock.amazonaws.com"] });
    assert.equal(all.records(call()), true);
    assert.equal(all.records(call({ eventSource: "s3.amazonaws.com" })), false);
    assert.equal(all.records(management()), false);
    const refused = advanced(
      category("NetworkActivity"),
      { field: "eventSource", equals: ["bedrock.amazonaws.com"] },
      { field: "errorCode", equals: ["VpceAccessDenied"] },
      { field: "vpcEndpointId", notStartsWiths: ["vpce-0"] },
    );
    assert.equal(refused.records(call()), false);
    assert.equal(refused.records(call({ errorCode: "VpceAccessDenied", vpcEndpointId: "vpce-1" })), true);
    assert.equal(refused.records(call({ errorCode: "VpceAccessDenied", vpcEndpointId: "vpce-01" })), false);
    assert.equal(parse({}).records(call()), false);
    assert.equal(parse({ eventSelectors: [{}] }).records(call()), false);
  });

  // CloudTrail User Guide, "Logging Insights events".
  it("insights only from events that are recorded", () => {
    const insight = (insightType: string) => ({
      eventCategory: "Insight",
      insightDetails: { insightType, eventSource: "ec2.amazonaws.com" },
    });
    const [rate, error] = [insight("ApiCallRateInsight"), insight("ApiErrorRateInsight")];
    const insightSelectors = [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }];
    const recorded = (source: object) =>
      [rate, error].map((record) => parse({ ...source, insightSelectors }).records(record));
    assert.deepEqual(recorded({}), [true, true]);
    assert.deepEqual(recorded({ eventSelectors: [{ readWriteType: "ReadOnly" }] }), [false, true]);
    assert.deepEqual(recorded({ eventSelectors: [{ includeManagementEvents: false }] }), [false, false]);
    assert.deepEqual(
      recorded({ advancedEventSelectors: [{ fieldSelectors: [category("Data"), type("AWS::S3::Object")] }] }),
      [false, false],
    );
    assert.equal(parse({ insightSelectors: [{ insightType: "ApiErrorRateInsight" }] }).records(rate), false);
    assert.equal(parse({}).records(rate), false);
    const open = {
      eventSelectors: [{ includeManagementEvents: false }],
      insightSelectors: [{ insightType: "ApiCallRateInsight", eventCategories: ["?"] }],
    };
    assert.equal(parse(open, { unknown: (value) => value === "?" }).records(rate), undefined);
    assert.equal(parse({ insightSelectors: "?" }, { unknown: (value) => value === "?" }).records(rate), undefined);
  });

  // CloudTrail User Guide, "Aggregating data events".
  it("sums of events only where they are configured", () => {
    const sum = { eventCategory: "Aggregated", eventType: "AwsAggregatedEvent" };
    assert.equal(parse({}).records(sum), false);
    assert.equal(
      parse({ aggregationConfigurations: [{ eventCategory: "Data", templates: ["API_ACTIVITY"] }] }).records(sum),
      undefined,
    );
  });

  it("objects by the ARN of the object, not of the bucket that the record names too", () => {
    const { records } = advanced(category("Data"), type("AWS::S3::Object"), {
      field: "resources.ARN",
      notEquals: ["arn:aws:s3:::data"],
    });
    assert.equal(records(object("arn:aws:s3:::data/a")), true);
    const bucket = advanced(category("Data"), type("AWS::S3::Object"), {
      field: "resources.ARN",
      equals: ["arn:aws:s3:::data"],
    });
    assert.equal(bucket.records(object("arn:aws:s3:::data/a")), false);
  });

  it("objects of their own partition", () => {
    const all = (value: string) =>
      parse({ eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values: [value] }] }] });
    assert.equal(all("arn:aws-cn:s3").records(object("arn:aws-cn:s3:::data/a")), true);
    assert.equal(all("arn:aws-cn:s3").records(object("arn:aws:s3:::data/a")), false);
    assert.equal(all("arn:aws:s3:::").records(object("arn:aws:s3:::data/a")), true);
    assert.equal(all("arn:aws-us-gov:s3:::data/").records(object("arn:aws-us-gov:s3:::data/a")), true);
  });

  it("by the advanced ones when both kinds are there", () => {
    const { records } = parse({
      eventSelectors: [{}],
      advancedEventSelectors: [{ fieldSelectors: [category("Data"), type("AWS::S3::Object")] }],
    });
    assert.equal(records(management()), false);
    assert.equal(records(object("arn:aws:s3:::data/a")), true);
  });

  it("by who called, by what was called, and by where from", () => {
    const { records } = advanced(
      category("Data"),
      type("AWS::S3::Object"),
      { field: "userIdentity.arn", notStartsWiths: ["arn:aws:sts::111122223333:assumed-role/etl"] },
      { field: "sessionCredentialFromConsole", equals: ["true"] },
    );
    const by = (arn: string, own: object = {}) => ({ ...object("arn:aws:s3:::data/a"), userIdentity: { arn }, ...own });
    assert.equal(records(by("arn:aws:iam::111122223333:user/a", { sessionCredentialFromConsole: "true" })), true);
    assert.equal(records(by("arn:aws:iam::111122223333:user/a")), false);
    assert.equal(
      records(by("arn:aws:sts::111122223333:assumed-role/etl/x", { sessionCredentialFromConsole: "true" })),
      false,
    );
  });

  it("or not, whatever a record is made of", () => {
    const { records } = advanced(category("Data"), type("AWS::S3::Object"), {
      field: "userIdentity.arn",
      equals: ["a"],
    });
    for (const record of [
      { eventCategory: "Data", resources: [null, 1, "a", {}] },
      { eventCategory: "Data", resources: {}, userIdentity: null },
      { eventCategory: 1 },
      { eventCategory: "Insight", insightDetails: null },
      {},
    ])
      assert.notEqual(records(record), undefined);
    assert.equal(
      advanced(category("Management"), { field: "constructor", equals: ["x"] }).records(management()),
      false,
    );
  });
});
