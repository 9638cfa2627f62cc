import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { found, run } from "./run";

describe("the transforms of a program", () => {
  const tagged = (tag: string) => (args: pulumi.ResourceTransformArgs) => ({
    props: { ...args.props, tags: { ...args.props.tags, [tag]: "yes", last: tag } },
    opts: args.opts,
  });

  it("run, those of resources and of the stack", async () => {
    const snapshot = await run(() => {
      pulumi.runtime.registerResourceTransform(tagged("stack"));
      new aws.sns.Topic("alerts", {}, { transforms: [tagged("own")] });
    });
    assert.deepEqual(found(snapshot, "alerts").inputs.tags, { own: "yes", stack: "yes", last: "stack" });
  });

  it("of all parents run on what is in them, from the inside out", async () => {
    const seen: string[] = [];
    const noted = (tag: string) => (args: pulumi.ResourceTransformArgs) => {
      if (args.type !== "aws:sns/topic:Topic") return undefined;
      if (args.name === "alerts") seen.push(tag);
      return tagged(tag)(args);
    };
    const snapshot = await run(() => {
      pulumi.runtime.registerResourceTransform(noted("stack"));
      const outer = new pulumi.ComponentResource("audit:index:Outer", "outer", {}, { transforms: [noted("outer")] });
      const options = { parent: outer, transforms: [noted("inner")] };
      const parent = new pulumi.ComponentResource("audit:index:Inner", "inner", {}, options);
      new aws.sns.Topic("alerts", {}, { parent, transforms: [noted("own")] });
      new aws.sns.Topic("beside", {});
    });
    const { tags } = found(snapshot, "alerts").inputs;
    assert.deepEqual(tags, { own: "yes", inner: "yes", outer: "yes", stack: "yes", last: "stack" });
    assert.deepEqual(seen, ["own", "inner", "outer", "stack"]);
    assert.deepEqual(found(snapshot, "beside").inputs.tags, { stack: "yes", last: "stack" });
  });

  it("of the older kind run, too", async () => {
    const snapshot = await run(() => {
      pulumi.runtime.registerStackTransformation(({ props, opts }) => ({ props: { ...props, name: "renamed" }, opts }));
      new aws.sns.Topic("alerts");
    });
    assert.equal(found(snapshot, "alerts").inputs.name, "renamed");
  });

  it("of the older kind on a component run on what is in it", async () => {
    const snapshot = await run(() => {
      const transformations: pulumi.ResourceTransformation[] = [
        ({ type, props, opts }) =>
          type.startsWith("aws:") ? { props: { ...props, name: "renamed" }, opts } : undefined,
      ];
      const parent = new pulumi.ComponentResource("audit:index:Outer", "outer", {}, { transformations });
      new aws.sns.Topic("alerts", {}, { parent });
    });
    assert.equal(found(snapshot, "alerts").inputs.name, "renamed");
  });
});
