import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { toTable } from "../../src/report/table";
import { audit } from "../../src/testing";

const statement = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "hidden-resource" };

/** Everything of it is secret that a message might repeat. */
const program = () => {
  const [namespace, name] = [pulumi.secret("hidden-namespace"), pulumi.secret("hidden-metric")];
  const bucket = new aws.s3.Bucket("records", { bucket: pulumi.secret("hidden-bucket") });
  new aws.cloudtrail.Trail("audit", { s3BucketName: bucket.id, isMultiRegionTrail: true });
  const policy = pulumi.secret(
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: "HiddenSid", ...statement }] }),
  );
  new aws.s3.BucketPolicy("records", { bucket: bucket.id, policy });
  const metricTransformation = { namespace, name, value: "1" };
  new aws.cloudwatch.LogMetricFilter("filter", { logGroupName: "logs", pattern: "ERROR", metricTransformation });
};

describe("a report", () => {
  for (const mode of ["preview", "update"] as const)
    it(`repeats no secret of a program, in the mode ${mode}`, async () => {
      const report = await audit(program, { mode });
      const text = `${JSON.stringify(report)}${toTable(report, { colors: false, verbose: true })}`;
      assert.doesNotMatch(text, /hidden/i);
      assert.match(text, /the metric `\[secret\]\/\[secret\]`/);
      assert.match(text, /statement "\[secret\]"/);
    });

  it("shows what is no secret", async () => {
    const text = JSON.stringify(await audit(program, { mode: "update" }));
    for (const open of ["cloudtrail.amazonaws.com", "s3:GetBucketAcl", "Allow"]) assert(text.includes(open), open);
  });
});
