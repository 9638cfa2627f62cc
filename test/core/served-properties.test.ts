import assert from "node:assert/strict";
import { createRequire } from "node:module";
import type { AnalyzeRequest, AnalyzeStackRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import keyRotates from "../../policypack/policies/key-rotates";
import { analyzeRequest, analyzeStackRequest } from "../../src/analyzer/messages";
import { readPropertiesOnce } from "../../src/core/served-properties";
import { resource } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";

interface Method<R> {
  requestDeserialize(bytes: Buffer): R;
}

const { AnalyzerService } = createRequire(require.resolve("@pulumi/policy"))(
  "@pulumi/pulumi/proto/analyzer_grpc_pb",
) as { readonly AnalyzerService: { analyze: Method<AnalyzeRequest>; analyzeStack: Method<AnalyzeStackRequest> } };

const recorded = (type: string) => {
  const made = toSnapshot([resource(type, { tags: { team: "models" } })], { mode: "update" }).resources;
  const found = made.find((each) => each.type === type);
  assert(found);
  return found;
};

const [key, alias, machine] = ["aws:kms/key:Key", "aws:kms/alias:Alias", "aws:ec2/instance:Instance"].map(recorded);
assert(key && alias && machine);

describe("properties in a pack that is served", () => {
  const { analyze, analyzeStack } = AnalyzerService;
  const original = [analyze.requestDeserialize, analyzeStack.requestDeserialize] as const;
  const restore = () => {
    analyze.requestDeserialize = original[0];
    analyzeStack.requestDeserialize = original[1];
  };
  const alone = (asked: typeof key) =>
    analyze.requestDeserialize(Buffer.from(analyzeRequest(asked, undefined).serializeBinary())).getProperties();

  beforeEach(() => readPropertiesOnce([keyRotates]));
  afterEach(restore);

  it("are read once for all policies", () => {
    const properties = alone(key);
    assert.deepEqual(properties?.toJavaScript().tags, { team: "models" });
    assert.equal(properties?.toJavaScript(), properties?.toJavaScript());
  });

  it("are left out of a resource that no policy judges alone", () => {
    assert.deepEqual(alone(alias)?.toJavaScript(), {});
    assert.deepEqual(alone(machine)?.toJavaScript(), {});
  });

  it("are in a stack wherever something may lead to the resource", () => {
    const bytes = Buffer.from(analyzeStackRequest([key, alias, machine], () => undefined).serializeBinary());
    const held = analyzeStack.requestDeserialize(bytes).getResourcesList();
    assert.deepEqual(
      held.map((each) => "tags" in (each.getProperties()?.toJavaScript() ?? {})),
      [true, true, false],
    );
  });
});
