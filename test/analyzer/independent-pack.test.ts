import assert from "node:assert/strict";
import { join } from "node:path";
import { Analyzer } from "../../src/analyzer";
import { runProgram } from "../../src/engine";
import type { Snapshot } from "../../src/snapshot/snapshot";
import { removeFolders, writeFolder } from "../temporary-folders";

const referenceStack = join(__dirname, "..", "..", "..", "reference-stack");

/** As packs are usually written: with the classes of a provider's SDK and the typed helpers of the policy SDK. */
const PACK = `
  const aws = require("@pulumi/aws");
  const { PolicyPack, validateResourceOfType, validateStackResourcesOfType, remediateResourceOfType } = require("@pulumi/policy");

  new PolicyPack("independent", {
    enforcementLevel: "advisory",
    policies: [
      {
        name: "bucket-tagged", description: "Buckets have a tag.", enforcementLevel: "mandatory",
        configSchema: { properties: { tag: { type: "string", default: "owner" } }, required: ["tag"] },
        validateResource: [
          validateResourceOfType(aws.s3.Bucket, (bucket, args, report) => {
            const { tag } = args.getConfig();
            if (!bucket.tags?.[tag]) report("has no tag " + tag);
          }),
          validateResourceOfType(aws.s3.BucketVersioning, (versioning, _, report) => {
            if (versioning.versioningConfiguration.status !== "Enabled") report("keeps no versions");
          }),
        ],
      },
      {
        name: "topic-named", description: "Topics have a display name.",
        remediateResource: remediateResourceOfType(aws.sns.Topic, (topic, args) => {
          topic.displayName ??= args.name;
          return topic;
        }),
        validateResource: validateResourceOfType(aws.sns.Topic, (topic, args, report) => {
          if (args.asType(aws.sns.Topic) !== topic || args.isType(aws.s3.Bucket)) report("is of the wrong type");
          if (!topic.displayName) report("has no display name");
          if (!args.provider?.props.region) report("is nowhere");
        }),
      },
      {
        name: "trail-beside-its-bucket", description: "A trail's bucket is part of the stack.",
        validateStack: validateStackResourcesOfType(aws.cloudtrail.Trail, (trails, args, report) => {
          for (const trail of args.resources.filter((each) => each.isType(aws.cloudtrail.Trail))) {
            const [bucket] = trail.propertyDependencies.s3BucketName ?? [];
            report(trails.length + " writes to " + bucket?.name + " of " + trail.parent?.name, trail.urn);
          }
        }),
      },
    ],
  });`;

describe("a pack of somebody else", () => {
  let analyzer: Analyzer;
  let snapshot: Snapshot;

  before(async () => {
    const folder = writeFolder({
      "PulumiPolicy.yaml": "runtime: nodejs\n",
      "package.json": '{ "version": "1.0.0", "main": "index.js" }',
      "index.js": PACK,
    });
    [analyzer, snapshot] = await Promise.all([
      Analyzer.start(folder),
      runProgram({ program: referenceStack, mode: "preview" }),
    ]);
  });
  after(() => {
    analyzer.stop();
    removeFolders();
  });
  beforeEach(() => analyzer.configure({}));

  const said = async (): Promise<readonly string[]> =>
    (await analyzer.analyzeSnapshot(snapshot)).map(
      ({ policy, enforcement, message, urn }) =>
        `${policy} ${enforcement} ${urn.split("::").at(-1)}: ${message.split("\n").at(-1)}`,
    );

  const ofType = (type: string) => snapshot.resources.filter((resource) => resource.type === type);

  it("judges the reference stack with its own settings and levels", async () => {
    const buckets = ofType("aws:s3/bucket:Bucket").map(({ name }) => name);
    const topics = ofType("aws:sns/topic:Topic").filter(({ inputs }) => !inputs.displayName);
    const [trail] = ofType("aws:cloudtrail/trail:Trail");
    const [bucket] = trail?.propertyDependencies.s3BucketName ?? [];
    const nameOf = (urn: string | undefined) => urn?.split("::").at(-1);
    assert(buckets.length > 0 && topics.length > 0 && trail && bucket);
    assert.deepEqual(
      [...(await said())].sort(),
      [
        ...buckets.map((name) => `bucket-tagged mandatory ${name}: has no tag owner`),
        ...topics.map(({ name }) => `topic-named advisory ${name}: has no display name`),
        `trail-beside-its-bucket advisory ${trail.name}: 1 writes to ${nameOf(bucket)} of ${nameOf(trail.parent)}`,
      ].sort(),
    );
  });

  it("takes levels and settings, and mends what it may", async () => {
    await analyzer.configure({ all: "disabled", "bucket-tagged": { enforcementLevel: "advisory", tag: "team" } });
    assert((await said()).every((line) => /^bucket-tagged advisory .*: has no tag team$/.test(line)));
    await analyzer.configure({ "topic-named": "remediate" });
    const [topic] = ofType("aws:sns/topic:Topic");
    assert(topic);
    const [remediation] = await analyzer.remediate(topic);
    assert.equal(remediation?.policy, "topic-named");
    assert.equal(remediation.properties?.displayName, topic.name);
  });
});
