import assert from "node:assert/strict";
import * as chai from "chai";
import keyRotates from "../../policypack/policies/key-rotates";
import { audit, auditLogging, ref } from "../../src/testing";
import { aws } from "../resources";

const { expect } = chai.use(auditLogging);

const on = aws.key({ enableKeyRotation: true }, "on");
const off = aws.key({ enableKeyRotation: false }, "off");
const group = aws.logGroup({ name: "audit", kmsKeyId: ref(on, "arn") }, "audit");
const today = new Date("2026-06-01");

/** Expects an assertion to fail with a message. */
const fails = (assertion: () => unknown, message: RegExp): void =>
  assert.throws(assertion, (error: Error) => {
    assert.equal(error.name, "AssertionError");
    assert.match(error.message, message);
    return true;
  });

describe("audit", () => {
  it("refuses options that it does not have", async () => {
    await assert.rejects(async () => audit([on], { stak: "x" } as object), {
      name: "ConfigError",
      message: "`audit` has no option `stak`. Did you mean `stack`?",
    });
    await assert.rejects(
      async () => audit([on], { colour: "red" } as object),
      /no option `colour`\. Known: `policies`/,
    );
  });
});

describe("the chai plugin", () => {
  describe("compliant", () => {
    it("holds where every policy is met", async () => {
      expect(await audit([on, group], { policies: [keyRotates] })).to.be.compliant;
    });

    it("says what is violated", async () => {
      const report = await audit([on, off]);
      fails(
        () => expect(report).to.be.compliant,
        /expected every policy to be met, got:\n {2}violating key-rotates on off: keeps its key/,
      );
      expect(report).not.to.be.compliant;
    });

    it("lists what is met without a message as such", async () => {
      const report = await audit([on]);
      fails(() => expect(report).to.violate("key-rotates"), /got:\n {2}compliant key-rotates on \S+[^:]$/);
    });

    it("says so when nothing is violated and something should be", async () => {
      const report = await audit([on]);
      fails(() => expect(report).not.to.be.compliant, /expected a violation, got none/);
    });

    it("cannot be claimed while something is undecided", async () => {
      const report = await audit([aws.trail({ s3BucketName: "logs", isMultiRegionTrail: ref(on) })], {
        mode: "preview",
      });
      fails(() => expect(report).to.be.compliant, /undecided trail-multi-region on it/);
    });

    it("cannot be claimed, nor denied, where no policy applies", async () => {
      const report = await audit([aws.topic({})], { policies: [keyRotates] });
      fails(() => expect(report).to.be.compliant, /no policy applies/);
      fails(() => expect(report).not.to.be.compliant, /no policy applies/);
    });

    it("is not asked of a promise, or of anything else", () => {
      const promise = audit([on]);
      fails(() => expect(promise).to.be.compliant, /write `await audit/);
      fails(() => expect({}).to.be.compliant, /this is no report/);
    });
  });

  describe("violate", () => {
    it("narrows to a resource, and to what is said of it", async () => {
      const report = await audit([on, off]);
      expect(report)
        .to.violate("key-rotates")
        .on("off")
        .saying(/enableKeyRotation/)
        .saying("Set");
      expect(report).to.violate("key-rotates", "off");
      expect(report).not.to.violate("key-rotates", "on");
    });

    it("says what there is instead", async () => {
      const report = await audit([on, off]);
      fails(
        () => expect(report).to.violate("key-rotates").on("on"),
        /to be violated on `on`, got:\n {2}violating key-rotates on off/,
      );
      fails(() => expect(report).to.violate("key-rotates").saying("blue"), /saying blue, got:\n/);
      fails(
        () => expect(report).not.to.violate("key-rotates"),
        /expected `key-rotates` not to be violated, got:\n {2}violating/,
      );
      const clean = await audit([on]);
      fails(
        () => expect(clean).to.violate("key-rotates"),
        /expected `key-rotates` to be violated, got:\n {2}compliant/,
      );
    });

    it("is no evidence where the policy did not run, or does not apply", async () => {
      const report = await audit([on, off]);
      fails(() => expect(report).not.to.violate("key-rotate"), /did not run; these did: .*key-rotates/);
      fails(() => expect(report).not.to.violate("trail-multi-region"), /does not apply: The stack has no trail/);
      fails(() => expect(report).not.to.violate("key-rotates", "of"), /did not judge `of`/);
    });

    it("is not denied while it is undecided", async () => {
      const report = await audit([aws.trail({ s3BucketName: "logs", enableLogging: ref(on) })], { mode: "preview" });
      fails(() => expect(report).not.to.violate("trail-is-logging"), /`trail-is-logging` is not decided/);
    });

    it("refuses chains that read well and mean something else", async () => {
      const report = await audit([on]);
      fails(() => expect(report).not.to.violate("key-rotates").on("on"), /cannot follow `\.not`/);
      fails(() => expect(report).on("on"), /follows `\.violate/);
    });
  });

  it("except tells accepted violations, with their reasons", async () => {
    const settings = {
      "key-rotates": { exceptions: [{ resource: "off", reason: "ticket OPS-12", until: "2026-12-31" }] },
    };
    const report = await audit([on, off], { settings, today });
    expect(report)
      .to.except("key-rotates")
      .on("off")
      .because(/OPS-12/);
    expect(report).to.be.compliant;
    fails(() => expect(report).to.violate("key-rotates"), /to be violated, got:/);
    fails(() => expect(report).not.to.except("key-rotates"), /not to be excepted/);
    fails(() => expect(report).to.except("key-rotates").because("OPS-13"), /because OPS-13, got:/);
  });

  it("detect tells whether a detection raises an alert", async () => {
    const report = await audit([aws.trail({ s3BucketName: "logs", isMultiRegionTrail: true })]);
    expect(report).not.to.detect("root-usage");
    fails(() => expect(report).to.detect("root-usage"), /to raise an alert, but no trail delivers to a log group/);
    fails(() => expect(report).to.detect("root"), /there is no detection `root`; there are: .*root-usage/);
  });

  it("allow asks a policy document", () => {
    const document = {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "cloudtrail.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: "arn:aws:s3:::records/AWSLogs/*",
        },
      ],
    };
    const call = {
      by: "cloudtrail.amazonaws.com",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::records/AWSLogs/123456789012/file",
    };
    expect(document).to.allow(call);
    expect(JSON.stringify(document)).not.to.allow({ ...call, by: "arn:aws:iam::123456789012:user/eve" });
    fails(() => expect(document).to.allow({ ...call, action: "s3:GetObject" }), /to be allowed s3:GetObject on/);
    fails(() => expect(document).not.to.allow(call), /not to be allowed s3:PutObject/);
  });
});
