import assert from "node:assert/strict";
import { accountOf } from "../../src/chain/access/account";
import type { RecordedResource } from "../../src/snapshot/snapshot";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import type { Stack } from "../../src/stack/stack";
import { computed, ref, type TestResource, unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws } from "../resources";

const stackOf = (
  mode: "preview" | "update",
  resources: readonly TestResource[],
  change: (resource: RecordedResource) => RecordedResource = (resource) => resource,
): Stack => {
  const snapshot = toSnapshot(resources, { mode });
  return fromSnapshot({ ...snapshot, resources: snapshot.resources.map(change) }).outputs;
};

const alarm = (...alarmActions: string[]) =>
  aws.alarm({ comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1, alarmActions }, "alarm");

const topicsOf = (stack: Stack): readonly string[] =>
  stack.subjects("alarm").flatMap(({ actions }) => actions.targets.map(({ resource }) => resource.name));

const filterIn = (region: string) =>
  aws.metricFilter(
    { region, logGroupName: "audit", pattern: "", metricTransformation: { namespace: "A", name: "B", value: "1" } },
    "filter",
  );

const groupIn = (region: string, name = region) => aws.logGroup({ region, name: "audit" }, name);

const groupOf = (stack: Stack): string | undefined =>
  stack.subjects("metricFilter").map(({ logGroup }) => logGroup.target?.resource.name)[0];

const OTHER = "999999999999";

const through =
  (provider: string, ...names: readonly string[]) =>
  (resource: RecordedResource) =>
    names.includes(resource.name)
      ? { ...resource, provider: `${resource.provider?.replace(/::default::[^:]*$/, "")}::${provider}::id` }
      : resource;

const LOG_ARCHIVE = "log-archive";

describe("links by name", () => {
  it("lead by an ARN to what is in its Region", () => {
    const to = (region: string) =>
      topicsOf(
        stackOf("preview", [aws.topic({ name: "alerts" }, "topic"), alarm(`arn:aws:sns:${region}:${OTHER}:alerts`)]),
      );
    assert.deepEqual(to("us-east-1"), ["topic"]);
    assert.deepEqual(to("eu-west-1"), []);
  });

  it("lead by an ARN to what is in its account, where others of the provider tell it", () => {
    const group = groupIn("us-east-1");
    const to = (account: string) =>
      topicsOf(
        stackOf(
          "preview",
          [group, aws.topic({ name: "alerts" }, "topic"), alarm(`arn:aws:sns:us-east-1:${account}:alerts`)],
          (resource) =>
            resource.name === "us-east-1"
              ? {
                  ...resource,
                  outputs: { ...resource.outputs, arn: "arn:aws:logs:us-east-1:123456789012:log-group:a" },
                }
              : resource,
        ),
      );
    assert.deepEqual(to("123456789012"), ["topic"]);
    assert.deepEqual(to(OTHER), []);
  });

  it("lead by a plain name to what is in the same Region", () => {
    const twins = [groupIn("us-east-1"), groupIn("eu-west-1")];
    for (const mode of ["preview", "update"] as const) {
      for (const region of ["us-east-1", "eu-west-1"])
        assert.equal(groupOf(stackOf(mode, [...twins, filterIn(region)])), region);
      assert.equal(groupOf(stackOf(mode, [...twins, filterIn("ap-south-1")])), undefined);
    }
  });

  it("lead by a plain name to what has the same provider", () => {
    const stack = stackOf(
      "preview",
      [groupIn("us-east-1", "a"), groupIn("us-east-1", "b"), filterIn("us-east-1")],
      through(LOG_ARCHIVE, "b", "filter"),
    );
    assert.equal(groupOf(stack), "b");
  });

  it("cannot be told where several remain", () => {
    const stack = stackOf("preview", [groupIn("us-east-1", "a"), groupIn("us-east-1", "b"), filterIn("us-east-1")]);
    assert.throws(() => groupOf(stack), { name: "UndecidedError" });
  });
});

describe("the account of a resource", () => {
  const accountIn = (mode: "preview" | "update", provider: string, ...of: readonly string[]): string | undefined => {
    const bucket = aws.bucket({ bucket: "logs" }, "bucket");
    const stack = stackOf(mode, [bucket, groupIn("us-east-1", "a"), groupIn("us-east-1", "b")], (resource) => {
      const placed = through(provider, ...of)(resource);
      return resource.name === "b" && mode === "update"
        ? { ...placed, outputs: { ...placed.outputs, arn: `arn:aws:logs:us-east-1:${OTHER}:log-group:audit` } }
        : placed;
    });
    const [subject] = stack.subjects("bucket");
    assert(subject);
    return accountOf(stack, subject);
  };

  it("is that of the others of its provider", () => {
    assert.equal(accountIn("update", LOG_ARCHIVE, "bucket", "b"), OTHER);
    assert.equal(accountIn("update", LOG_ARCHIVE, "b"), "123456789012");
    assert.equal(accountIn("update", "default_7_1_0", "bucket", "a"), undefined);
  });

  it("is unknown for a provider of which nothing tells", () => {
    assert.equal(accountIn("update", LOG_ARCHIVE, "bucket"), undefined);
    assert.equal(accountIn("preview", LOG_ARCHIVE, "bucket"), undefined);
  });
});

describe("links of a list", () => {
  const topics = ["a", "b"].map((name) => aws.topic({ name }, name));
  const [a, b] = topics.map((topic) => ref(topic, "arn"));
  assert(a && b);

  it("lead to what their entries are computed from", () => {
    assert.deepEqual(topicsOf(stackOf("preview", [alarm(a, b)])), ["a", "b"]);
  });

  it("are told where the other entries lead to something else, which cannot be told", () => {
    const lambda = aws.lambdaFunction({ role: "arn:aws:iam::123456789012:role/page" }, "page");
    const stack = stackOf("preview", [alarm(a, ref(lambda, "arn"))]);
    assert.deepEqual(topicsOf(stack), ["a"]);
    assert.throws(() => stack.subjects("alarm").map(({ actions }) => actions.elsewhere), { name: "UndecidedError" });
  });

  it("lead at least to what the whole list is computed from, and perhaps elsewhere too", () => {
    const whole = computed(topics, () => [`${OTHER}`]) as unknown as string[];
    const stack = stackOf("preview", [
      aws.alarm({ comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1, alarmActions: whole }, "alarm"),
    ]);
    assert.deepEqual(topicsOf(stack), ["a", "b"]);
    assert.throws(() => stack.subjects("alarm").map(({ actions }) => actions.elsewhere), { name: "UndecidedError" });
  });

  it("cannot be told where an entry is computed from nothing that is known", () => {
    for (const actions of [[a, unknown], [unknown]])
      assert.throws(() => topicsOf(stackOf("preview", [alarm(...actions)])), { name: "UndecidedError" });
  });
});

describe("links by an alias", () => {
  const keysOf = (kmsMasterKeyId: string, ...others: readonly TestResource[]) => {
    const stack = stackOf("preview", [...others, aws.topic({ kmsMasterKeyId }, "topic")]);
    return () => stack.subjects("topic").map(({ key }) => key.target?.resource.name);
  };
  const own = aws.keyAlias({ name: "alias/own", targetKeyId: ref(aws.key({}, "key"), "keyId") }, "own");
  const foreign = aws.keyAlias({ name: "alias/foreign", targetKeyId: unknown }, "foreign");

  it("lead to the key that it stands for, whatever else is an alias", () => {
    assert.deepEqual(keysOf("alias/own", foreign, own)(), ["key"]);
    assert.deepEqual(keysOf("alias/other", foreign, own)(), [undefined]);
  });

  it("wait where it cannot be told for which key it stands, however often one asks", () => {
    const keys = keysOf("alias/foreign", foreign, own);
    assert.throws(keys, { name: "UndecidedError" });
    assert.throws(keys, { name: "UndecidedError" });
  });
});
