import assert from "node:assert/strict";
import type { ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import { unknownCheckingProxy } from "@pulumi/policy";
import { UndecidedError, unknownSentinels } from "../../src/snapshot/unknown";
import { fromStackArgs, resourceFromArgs } from "../../src/stack/crossguard";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { Stack } from "../../src/stack/stack";
import { ref, unknown } from "../../src/testing";
import type { TestResource } from "../../src/testing/resources";
import { toSnapshot } from "../../src/testing/snapshot";
import { alicloud } from "../resources";

describe("what a program leaves to the provider", () => {
  const previewOf = (...resources: readonly TestResource[]) => fromSnapshot(toSnapshot(resources, { mode: "preview" }));

  it("has its documented default, also while a preview does not show it", () => {
    const [key] = previewOf(alicloud.key({})).outputs.subjects("key");
    assert.equal(key?.enabled, true);
    assert.equal(key?.symmetric, true);
  });

  it("is not there, where it would be a block of its own", () => {
    assert.equal(previewOf(alicloud.bucket({ bucket: "records" })).outputs.subjects("bucketAcl").length, 0);
  });

  it("is open where the program gives something that cannot be known", () => {
    const from = alicloud.role({ roleName: "source" }, "source");
    for (const given of [unknown, ref(from)]) {
      const [key] = previewOf(alicloud.key({ status: given })).outputs.subjects("key");
      assert.throws(() => key?.enabled, UndecidedError);
      const [acl] = previewOf(alicloud.bucket({ acl: given })).outputs.subjects("bucketAcl");
      assert.throws(() => acl?.canned, UndecidedError);
    }
  });

  it("is open where it is a name, which providers make up", () => {
    const [bucket] = previewOf(alicloud.bucket({})).outputs.subjects("bucket");
    assert.throws(() => bucket?.name, UndecidedError);
  });

  describe("in what CrossGuard hands over", () => {
    const source = { urn: "urn:source", type: "other:index:Source", name: "source", props: {}, opts: {} };
    const resource = {
      urn: "urn:key",
      type: "alicloud:kms/key:Key",
      name: "key",
      props: unknownCheckingProxy({ status: unknownSentinels.string }),
      opts: {},
    };
    const enabled = (stack: Stack): boolean | undefined => stack.subjects("key")[0]?.enabled;
    const stackOf = (propertyDependencies: object): Stack =>
      fromStackArgs({
        resources: [{ ...resource, dependencies: [], propertyDependencies }],
        stackTags: new Map(),
      } as unknown as StackValidationArgs);

    it("is told by where a value comes from", () => {
      assert.equal(enabled(stackOf({})), true);
      assert.throws(() => enabled(stackOf({ status: [source] })), UndecidedError);
    });

    it("is not told of what was asked for", () => {
      const asked = new Stack([resourceFromArgs(resource as unknown as ResourceValidationArgs)]);
      assert.throws(() => enabled(asked), UndecidedError);
    });
  });
});
