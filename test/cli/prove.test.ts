import assert from "node:assert/strict";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { removeFolders, writeFolder } from "../temporary-folders";
import { refuses, root, scenario, temporary, trailproof } from "./trailproof";

describe("trailproof prove", () => {
  after(removeFolders);

  const stopLogging = { eventName: "StopLogging", eventSource: "cloudtrail.amazonaws.com", awsRegion: "eu-west-3" };

  it("shows where a record gets stuck, for each of a file of them", () => {
    const file = temporary("log.json", JSON.stringify({ Records: [stopLogging, { ...stopLogging, eventName: "X" }] }));
    const { status, stdout } = trailproof("prove", file, scenario);
    assert.equal(status, 1);
    assert.match(stdout, /^StopLogging of cloudtrail\.amazonaws\.com in eu-west-3 raises no alert\n {2}delivered: /);
    assert.match(stdout, /\nX of cloudtrail/);
  });

  it("ends with 0 while an answer is open, as the usage says", () => {
    const file = temporary("event.json", JSON.stringify(stopLogging));
    const program = writeFolder({
      "Pulumi.yaml": "name: program\nruntime: nodejs\nmain: index.js\n",
      "index.js": `
        const aws = require("@pulumi/aws");
        const cloudWatchLogsGroupArn = new aws.sns.Topic("topic").arn;
        new aws.cloudtrail.Trail("audit", { s3BucketName: "records", isMultiRegionTrail: true, cloudWatchLogsGroupArn });`,
    });
    const { status, stdout } = trailproof("prove", file, program, "--format", "json");
    assert.match(stdout, /"status": "undecided"/);
    assert.equal(status, 0);
    assert.match(trailproof("--help").stdout, /Exit code 0: .* some may be undecided\./);
  });

  it("takes a record as EventBridge carries it, and answers in JSON", () => {
    const file = temporary("event.json", JSON.stringify({ source: "aws.cloudtrail", detail: stopLogging }));
    const { stdout } = trailproof("prove", file, scenario, "--format", "json");
    const { traces } = JSON.parse(stdout) as { readonly traces: readonly Readonly<Record<string, unknown>>[] };
    assert.deepEqual(
      traces.map(({ eventName, status, step }) => ({ eventName, status, step })),
      [{ eventName: "StopLogging", status: "broken", step: "delivered" }],
    );
  });

  const costHarvesting = {
    schemaVersion: "2.0",
    accountId: "123456789012",
    region: "us-east-1",
    id: "f0e1",
    type: "Impact:IAMUser/CostHarvesting",
    severity: 2,
    resource: { resourceType: "AccessKey" },
  };
  const sent = {
    source: "aws.guardduty",
    "detail-type": "GuardDuty Finding",
    region: "us-east-1",
    detail: costHarvesting,
  };
  const fourth = join(root, "test", "scenarios", "4-unusual-activity");

  it("follows a finding about models to whoever is told, though it is low", () => {
    const { status, stdout } = trailproof(
      "prove",
      temporary("f.json", JSON.stringify(sent)),
      join(root, "reference-stack"),
    );
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^Impact:IAMUser\/CostHarvesting of severity 2 in us-east-1 raises an alert\n {2}captured +investigation +Detector\n {2}matched +findings +EventRule\n {2}notified +notifications +TopicSubscription\n/,
    );
  });

  it("shows where a finding gets stuck, and takes findings as the AWS CLI writes them", () => {
    const written = Object.fromEntries(
      Object.entries(costHarvesting).map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), value]),
    );
    const file = temporary("findings.json", JSON.stringify({ Findings: [written, written] }));
    const { status, stdout } = trailproof("prove", file, join(fourth, "as-documented"), "--format", "json");
    const { traces } = JSON.parse(stdout) as { readonly traces: readonly Readonly<Record<string, unknown>>[] };
    assert.equal(status, 1);
    assert.equal(traces.length, 2);
    const [first] = traces;
    assert.equal(first?.type, "Impact:IAMUser/CostHarvesting");
    assert.equal(first?.step, "captured");
    assert.equal(first?.reason, "the stack has no detector in us-east-1");
  });

  it("refuses what holds no record", () => {
    refuses(["prove"], /Which event\?/);
    refuses(["prove", "nowhere.json", scenario], /nowhere\.json cannot be read/);
    refuses(["prove", temporary("a.json", "{"), scenario], /a\.json is no JSON/);
    refuses(["prove", temporary("b.json", "[]"), scenario], /b\.json holds no record/);
    refuses(
      ["prove", temporary("c.json", '[{"eventName":"X"}]'), scenario],
      /record 1 is no CloudTrail record: .*`eventSource`/,
    );
    refuses(
      ["prove", temporary("d.json", '{"eventName":"X","serviceName":"Ram"}'), scenario],
      /is no ActionTrail record: .*`acsRegion`/,
    );
  });

  it("says what is wrong with a finding that is nearly one", () => {
    const refusesFinding = (value: object, message: RegExp) =>
      refuses(["prove", temporary("f.json", JSON.stringify(value)), scenario], message);
    const worded = { ...costHarvesting, severity: "2" };
    refusesFinding(worded, /f\.json is no finding: `severity` has to be a number\./);
    refusesFinding({ Findings: [{ Type: 1, Severity: 2 }] }, /record 1 is no finding: `type` has to be a text\./);
    refusesFinding({ ...sent, detail: worded }, /f\.json is no finding: `detail\.severity` has to be a number\./);
    refusesFinding({ ...sent, detail: undefined }, /f\.json is no finding: `detail` has to be an object\./);
    refusesFinding({ source: "aws.securityhub", detail: {} }, /`detail\.findings` has to be a list of findings\./);
    refusesFinding({ ...sent, detail: { eventName: "StopLogging" } }, /is no CloudTrail record/);
  });

  it("reads log files as clouds deliver them: compressed, and one record a line", () => {
    const log = JSON.stringify({ Records: [stopLogging, stopLogging] });
    const line = JSON.stringify(stopLogging);
    for (const [file, count] of [
      [temporary("log.json.gz", gzipSync(log)), 2],
      [temporary("log", gzipSync(`${line}\n${log}\n`)), 3],
      [temporary("log.jsonl", `${line}\r\n\r\n${line}\r\n`), 2],
    ] as const) {
      const { status, stdout, stderr } = trailproof("prove", file, scenario);
      assert.equal(status, 1, stderr);
      assert.equal(stdout.match(/^StopLogging of cloudtrail/gm)?.length, count);
    }
    refuses(["prove", temporary("cut.jsonl", `${line}\n{"eventName"`), scenario], /cut\.jsonl: line 2 is no JSON\./);
    refuses(["prove", temporary("cut.gz", gzipSync(log).subarray(0, 20)), scenario], /cut\.gz cannot be read: /);
  });

  it("names the kind of trail that a stack lacks", () => {
    const record = { eventName: "StopLogging", serviceName: "Actiontrail", acsRegion: "cn-hangzhou" };
    const { stdout } = trailproof("prove", temporary("a.json", JSON.stringify(record)), scenario);
    assert.match(stdout, /the stack has no ActionTrail trail\. To mend it, declare an `actiontrail\.Trail`\./);
  });

  it("takes a record of ActionTrail, by itself and as a log store keeps it, and an entry of an OSS log", () => {
    const record = { eventName: "StopLogging", serviceName: "Actiontrail", acsRegion: "cn-hangzhou" };
    const entry = { operation: "PutObjectAcl", bucket: "records", request_uri: "/a?acl" };
    const kept = { __topic__: "actiontrail_audit_event", event: JSON.stringify(record) };
    const file = temporary("log.json", JSON.stringify([record, { event: record }, kept, entry]));
    const { status, stdout } = trailproof("prove", file, scenario);
    assert.equal(status, 1);
    assert.equal(stdout.match(/^StopLogging of Actiontrail in cn-hangzhou raises no alert$/gm)?.length, 3);
    assert.match(stdout, /^PutObjectAcl of records raises no alert\n {2}captured: nothing collects/m);
  });
});
