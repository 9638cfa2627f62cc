import assert from "node:assert/strict";
import type { Mutation } from "../../scripts/mutation/change";
import { propertyMutations } from "../../scripts/mutation/properties";
import { removals } from "../../scripts/mutation/removals";
import { ref } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws } from "../resources";

const update = { mode: "update" } as const;

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail({ name: "audit", s3BucketName: ref(bucket), enableLogging: true }, "audit");
const deployed = toSnapshot([bucket, trail], update);

/** What is done to one resource, with the value that its inputs and outputs have afterwards. */
const stepsOn = (mutations: readonly Mutation[], type: string): readonly (readonly [step: string, value: unknown])[] =>
  mutations
    .filter(({ resource }) => resource.type === type)
    .map((mutation) => {
      const changed = mutation.snapshot().resources.find(({ urn }) => urn === mutation.resource.urn);
      const [property = ""] = mutation.at.split(/[.[]/);
      assert.deepEqual(changed?.inputs[property], changed?.outputs[property], mutation.at);
      return [`${mutation.kind} ${mutation.at}: ${mutation.what}`, changed?.outputs[property]];
    });

describe("mutations", () => {
  it("of resources take each away, and leave what refers to it", () => {
    const without = removals(deployed).map(({ snapshot }) => snapshot().resources);
    assert.deepEqual(
      without.map((resources) => resources.filter(({ type }) => !type.startsWith("pulumi:")).map(({ name }) => name)),
      [["audit"], ["records"]],
    );
    assert.equal(without[0]?.at(-1)?.outputs.s3BucketName, "records");
  });

  it("of properties change each that an adapter reads, in every way its type admits", () => {
    assert.deepEqual(stepsOn(propertyMutations(deployed), trail.type), [
      ["link s3BucketName: emptied", ""],
      ["link s3BucketName: led astray", "records-elsewhere"],
      ["property enableLogging: flipped to false", false],
      ["property isMultiRegionTrail: flipped to true", true],
      ["property includeGlobalServiceEvents: flipped to false", false],
      ["property enableLogFileValidation: flipped to true", true],
      ["property isOrganizationTrail: flipped to true", true],
    ]);
  });

  it("of names are made where something refers to them, and reach what is computed from them", () => {
    const renamed = propertyMutations(deployed).find(({ what }) => what.startsWith("renamed"));
    const [other] = renamed?.snapshot().resources.filter(({ type }) => type === bucket.type) ?? [];
    assert.deepEqual(
      [renamed?.resource.name, other?.id, other?.outputs.bucket, other?.outputs.arn],
      ["records", "records-elsewhere", "records-elsewhere", "arn:aws:s3:::records-elsewhere"],
    );
  });

  it("of links leave no trace of what the property was computed from", () => {
    const astray = propertyMutations(deployed).find(({ what }) => what === "led astray");
    assert.deepEqual(
      astray?.snapshot().resources.map(({ propertyDependencies }) => propertyDependencies.s3BucketName ?? []),
      [[], [], []],
    );
  });

  it("of numbers go both ways", () => {
    const group = toSnapshot([aws.logGroup({ name: "audit", retentionInDays: 365 })], update);
    assert.deepEqual(stepsOn(propertyMutations(group), "aws:cloudwatch/logGroup:LogGroup"), [
      ["property retentionInDays: lowered to 0", 0],
      ["property retentionInDays: lowered to 1", 1],
      ["property retentionInDays: halved", 182],
      ["property retentionInDays: raised a thousandfold", 365000],
      ["property logGroupClass: set to false", false],
    ]);
  });

  it("of lists drop each entry, and of blocks the whole", () => {
    const acl = toSnapshot(
      [
        aws.bucketAcl({
          bucket: "records",
          accessControlPolicy: {
            grants: [
              { permission: "READ", grantee: { type: "Group", uri: "urn:one" } },
              { permission: "READ", grantee: { type: "Group", uri: "urn:two" } },
            ],
            owner: { id: "owner" },
          },
        }),
      ],
      update,
    );
    assert.deepEqual(
      stepsOn(propertyMutations(acl), "aws:s3/bucketAcl:BucketAcl").map(([step]) => step),
      [
        "link bucket: emptied",
        "link bucket: led astray",
        "property accessControlPolicy: removed",
        "property accessControlPolicy.grants: emptied",
        "property accessControlPolicy.grants[0]: dropped",
        "property accessControlPolicy.grants[1]: dropped",
        "property accessControlPolicy.grants[0]: removed",
        "property accessControlPolicy.grants[0].grantee: removed",
        "property accessControlPolicy.grants[0].grantee.uri: emptied",
        "property accessControlPolicy.grants[0].grantee.uri: changed",
        "property accessControlPolicy.grants[1]: removed",
        "property accessControlPolicy.grants[1].grantee: removed",
        "property accessControlPolicy.grants[1].grantee.uri: emptied",
        "property accessControlPolicy.grants[1].grantee.uri: changed",
        "property accessControlPolicy.grants[0].permission: emptied",
        "property accessControlPolicy.grants[0].permission: changed",
        "property accessControlPolicy.grants[1].permission: emptied",
        "property accessControlPolicy.grants[1].permission: changed",
      ],
    );
  });

  it("of link lists lead each entry astray", () => {
    const alarm = toSnapshot(
      [
        aws.alarm({
          comparisonOperator: "GreaterThanThreshold",
          evaluationPeriods: 1,
          alarmActions: ["arn:one", "arn:two"],
        }),
      ],
      update,
    );
    const steps = stepsOn(propertyMutations(alarm), "aws:cloudwatch/metricAlarm:MetricAlarm");
    assert.deepEqual(
      steps.filter(([step]) => step.includes("alarmActions")),
      [
        ["property alarmActions: emptied", []],
        ["property alarmActions[0]: dropped", ["arn:two"]],
        ["property alarmActions[1]: dropped", ["arn:one"]],
        ["link alarmActions[0]: emptied", ["", "arn:two"]],
        ["link alarmActions[0]: led astray", ["arn:one-elsewhere", "arn:two"]],
        ["link alarmActions[1]: emptied", ["arn:one", ""]],
        ["link alarmActions[1]: led astray", ["arn:one", "arn:two-elsewhere"]],
      ],
    );
  });

  it("leave alone what no adapter reads", () => {
    const described = toSnapshot([aws.key({ description: "Encrypts.", tags: { team: "audit" } })], update);
    assert.deepEqual(
      propertyMutations(described).filter(({ at }) => at.startsWith("description") || at.startsWith("tags")),
      [],
    );
  });
});
