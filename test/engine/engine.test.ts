import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RunOptions } from "../../src/engine";
import type { Snapshot } from "../../src/snapshot/snapshot";
import { isUnknownSentinel } from "../../src/snapshot/unknown";
import { found, run } from "./run";

const links = () => {
  const bucket = new aws.s3.Bucket("records");
  const trail = new aws.cloudtrail.Trail("audit", {
    s3BucketName: bucket.id,
    cloudWatchLogsGroupArn: pulumi.interpolate`${new aws.cloudwatch.LogGroup("audit").arn}:*`,
  });
  return { trail: trail.arn };
};

describe("the embedded engine", () => {
  it("knows every value of an update, in the formats of the real services", async () => {
    const snapshot = await run(links);
    const [bucket, group, trail] = [
      found(snapshot, "records"),
      found(snapshot, "audit", "LogGroup"),
      found(snapshot, "audit", "Trail"),
    ];
    assert.match(String(bucket.id), /^records-[0-9a-f]{7}$/);
    assert.equal(bucket.outputs.arn, `arn:aws:s3:::${bucket.id}`);
    assert.equal(trail.inputs.s3BucketName, bucket.id);
    assert.equal(trail.inputs.cloudWatchLogsGroupArn, `${group.outputs.arn}:*`);
    assert.equal(trail.id, trail.outputs.arn);
    assert.match(String(snapshot.outputs.trail), /^arn:aws:cloudtrail:us-east-1:123456789012:trail\/audit-/);
  });

  it("knows no computed value of a preview, and all links", async () => {
    const snapshot = await run(links, { mode: "preview" });
    const [bucket, group, trail] = [
      found(snapshot, "records"),
      found(snapshot, "audit", "LogGroup"),
      found(snapshot, "audit", "Trail"),
    ];
    assert.equal(bucket.id, undefined);
    assert(isUnknownSentinel(bucket.outputs.arn));
    assert(isUnknownSentinel(trail.inputs.s3BucketName));
    assert(isUnknownSentinel(trail.inputs.cloudWatchLogsGroupArn));
    assert.deepEqual(trail.propertyDependencies.s3BucketName, [bucket.urn]);
    assert.deepEqual(trail.propertyDependencies.cloudWatchLogsGroupArn, [group.urn]);
    assert.deepEqual([...trail.dependencies].sort(), [group.urn, bucket.urn].sort());
  });

  it("gives the same values every time", async () => {
    assert.deepEqual(await run(links), await run(links));
  });

  it("keeps components, parents and explicit dependencies", async () => {
    const snapshot = await run(() => {
      const outer = new pulumi.ComponentResource("audit:index:Outer", "outer");
      const inner = new pulumi.ComponentResource("audit:index:Inner", "inner", {}, { parent: outer });
      const first = new aws.sns.Topic("first", {}, { parent: inner });
      new aws.sns.Topic("second", {}, { dependsOn: [first], protect: true, ignoreChanges: ["tags"] });
      new aws.sns.Topic("third", {}, { dependsOn: [outer] });
    });
    const [outer, inner, first] = [found(snapshot, "outer"), found(snapshot, "inner"), found(snapshot, "first")];
    assert.equal(first.urn, "urn:pulumi:dev::inline::audit:index:Outer$audit:index:Inner$aws:sns/topic:Topic::first");
    assert.equal(first.parent, inner.urn);
    assert.equal(inner.parent, outer.urn);
    assert.equal(outer.custom, false);
    const second = found(snapshot, "second");
    assert.deepEqual(second.dependencies, [first.urn]);
    assert.equal(second.options?.protect, true);
    assert.deepEqual(second.options?.ignoreChanges, ["tags"]);
    assert(found(snapshot, "third").dependencies.includes(first.urn), "a component stands for what is in it");
  });

  it("hands policies the plain text of secrets, and the program a secret back", async () => {
    let secret: boolean | undefined;
    const snapshot = await run(async () => {
      const topic = new aws.sns.Topic("alerts", { displayName: pulumi.secret("hidden") });
      secret = await pulumi.isSecret(topic.displayName);
    });
    assert.equal(found(snapshot, "alerts").inputs.displayName, "hidden");
    assert.equal(secret, true);
  });

  it("remembers where a secret is, in inputs and in the stack's outputs", async () => {
    const snapshot = await run(() => {
      const tags = { open: "seen", hidden: pulumi.secret("hidden") };
      new aws.sns.Topic("alerts", { displayName: pulumi.secret("hidden"), tags }, { additionalSecretOutputs: ["arn"] });
      return { open: "seen", hidden: pulumi.secret("hidden") };
    });
    const pathsOf = (name: string) => (found(snapshot, name).secrets ?? []).map((path) => path.join(".")).sort();
    assert.deepEqual(pathsOf("alerts"), ["arn", "displayName", "tags.hidden"]);
    assert.deepEqual(pathsOf("inline-dev"), ["hidden"]);
  });

  it("deploys to the Region of the provider, or of the resource itself", async () => {
    const snapshot = await run(() => {
      const provider = new aws.Provider("paris", { region: "eu-west-3" });
      new aws.sns.Topic("there", {}, { provider });
      new aws.sns.Topic("elsewhere", { region: "eu-north-1" }, { provider });
      new aws.sns.Topic("here");
    });
    const region = (name: string) => String(found(snapshot, name).outputs.arn).split(":")[3];
    assert.deepEqual(["there", "elsewhere", "here"].map(region), ["eu-west-3", "eu-north-1", "us-east-1"]);
    assert.match(String(found(snapshot, "there").provider), /pulumi:providers:aws::paris::[0-9a-f-]{36}$/);
    assert.match(String(found(snapshot, "here").provider), /pulumi:providers:aws::default_\d+_\d+_\d+::/);
  });

  it("takes account and Region as they are given, also in other partitions", async () => {
    const topic = () => void new aws.sns.Topic("alerts", { name: "alerts" });
    const options = { account: "210987654321", region: "cn-north-1" };
    const { outputs } = found(await run(topic, options), "alerts");
    assert.equal(outputs.arn, "arn:aws-cn:sns:cn-north-1:210987654321:alerts");
  });

  it("answers what ordinary programs ask", async () => {
    const { outputs } = await run(
      async () => {
        const paris = new aws.Provider("paris", { region: "eu-west-3" });
        const [identity, here, partition] = await Promise.all([
          aws.getCallerIdentity(),
          aws.getRegion(),
          aws.getPartition(),
        ]);
        return {
          account: identity.accountId,
          here: here.region,
          there: aws.getRegionOutput({}, { provider: paris }).region,
          partition: partition.partition,
        };
      },
      { region: "us-gov-west-1" },
    );
    assert.deepEqual(outputs, {
      account: "123456789012",
      here: "us-gov-west-1",
      there: "eu-west-3",
      partition: "aws-us-gov",
    });
  });

  it("computes policy documents", async () => {
    const { outputs } = await run(async () => {
      const { json } = await aws.iam.getPolicyDocument({
        statements: [
          {
            sid: "Write",
            principals: [{ type: "Service", identifiers: ["cloudtrail.amazonaws.com"] }],
            actions: ["s3:PutObject"],
            resources: ["arn:aws:s3:::records/*"],
            conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] }],
          },
        ],
      });
      return { document: JSON.parse(json) };
    });
    assert.deepEqual(outputs.document, {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Write",
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::records/*",
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
      ],
    });
  });

  it("writes policy documents that are objects as text, as the provider does", async () => {
    const program = () => {
      const bucket = new aws.s3.Bucket("records");
      const statement = {
        Effect: "Allow" as const,
        Principal: "*",
        Action: "s3:GetObject",
        Resource: bucket.arn,
      } as const;
      new aws.s3.BucketPolicy("records", {
        bucket: bucket.id,
        policy: { Version: "2012-10-17", Statement: [statement] },
      });
    };
    const policy = (snapshot: Snapshot) => found(snapshot, "records", "BucketPolicy").inputs.policy;
    assert.equal(JSON.parse(String(policy(await run(program)))).Statement[0].Effect, "Allow");
    assert(isUnknownSentinel(policy(await run(program, { mode: "preview" }))), "as text it is known whole, or not");
  });

  it("gives fixed answers to what it cannot know, and says how when there are none", async () => {
    const program = async () => {
      const { arn } = await aws.sns.getTopic({ name: "alerts" });
      return { arn };
    };
    const invokes = { "aws:sns/getTopic:getTopic": { arn: "arn:aws:sns:us-east-1:123456789012:alerts" } };
    assert.equal((await run(program, { invokes })).outputs.arn, invokes["aws:sns/getTopic:getTopic"].arn);
    await assert.rejects(run(program), /asks the cloud for `aws:sns\/getTopic:getTopic`.*--invoke/);
  });

  it("hands over the outputs of other stacks as they are given, and says how when they are not", async () => {
    const program = () => {
      const theirs = new pulumi.StackReference("organization/base/prod");
      new aws.sns.Topic("alerts", { name: theirs.requireOutput("topic") });
    };
    const stackOutputs = { "organization/base/prod": { topic: "alerts" } };
    const name = async (options: Partial<RunOptions>) => found(await run(program, options), "alerts").inputs.name;
    assert.equal(await name({ stackOutputs }), "alerts");
    assert.equal(await name({ stackOutputs, mode: "preview" }), "alerts");
    assert(isUnknownSentinel(await name({ mode: "preview" })));
    await assert.rejects(
      run(program),
      /^ProgramError: .*outputs of the stack `organization\/base\/prod`, which is not here.*--stack-output/,
    );
  });

  it("leaves out what belongs to another stack", async () => {
    const snapshot = await run(() => {
      const bucket = aws.s3.Bucket.get("theirs", "their-bucket");
      new aws.cloudtrail.Trail("audit", { s3BucketName: bucket.id });
    });
    assert.equal(snapshot.resources.filter(({ name }) => name === "theirs").length, 0);
    assert.equal(found(snapshot, "audit").inputs.s3BucketName, "their-bucket");
  });

  it("refuses two resources with one URN", () =>
    assert.rejects(
      run(() => {
        new aws.sns.Topic("alerts");
        new aws.sns.Topic("alerts");
      }),
      /Two resources have the URN .*::alerts/,
    ));

  it("stops a function that does not end", () =>
    assert.rejects(
      run(() => new Promise(() => {}), { timeoutSeconds: 1 }),
      /did not end within 1 second/,
    ));

  it("lets a remediation change what is deployed", async () => {
    const snapshot = await run(
      () => {
        const group = new aws.cloudwatch.LogGroup("audit", { retentionInDays: 7 });
        return { days: group.retentionInDays };
      },
      {
        onResource: async ({ type, inputs }) =>
          type === "aws:cloudwatch/logGroup:LogGroup" ? { ...inputs, retentionInDays: 365 } : undefined,
      },
    );
    assert.equal(found(snapshot, "audit").inputs.retentionInDays, 365);
    assert.equal(snapshot.outputs.days, 365);
  });

  it("makes a sound default for types that it does not know", async () => {
    class Thing extends pulumi.CustomResource {
      constructor(name: string, args: pulumi.Inputs) {
        super("other:index/thing:Thing", name, args);
      }
    }
    const snapshot = await run(() => void new Thing("thing", { colour: "red" }));
    const thing = found(snapshot, "thing");
    assert.equal(thing.outputs.colour, "red");
    assert.match(String(thing.id), /^thing-/);
  });

  it("says so when a component of another language would have to run", () => {
    class Remote extends pulumi.ComponentResource {
      constructor(name: string) {
        super("awsx:ec2:Vpc", name, {}, {}, true);
      }
    }
    return assert.rejects(
      run(() => void new Remote("network")),
      /`awsx:ec2:Vpc` is a component of another language/,
    );
  });
});
