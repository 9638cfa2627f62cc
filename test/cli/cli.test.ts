import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Report } from "../../src/report/contract";
import { removeFolders, writeFolder } from "../temporary-folders";

const root = join(__dirname, "..", "..", "..");
const main = join(root, "dist", "src", "cli", "main.js");
const scenario = join(root, "test", "scenarios", "1-action-log-compliance", "as-documented");

const trailproof = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: "utf8", cwd: root });
  return { status, stdout, stderr };
};

const state = JSON.stringify({ version: 3, deployment: {} });

const temporary = (name: string, text: string | Uint8Array): string => {
  const file = join(mkdtempSync(join(tmpdir(), "trailproof-")), name);
  writeFileSync(file, text);
  return file;
};

const refuses = (args: readonly string[], message: RegExp): string => {
  const { status, stdout, stderr } = trailproof(...args);
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.match(stderr, message);
  assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
  return stderr;
};

describe("trailproof", () => {
  after(removeFolders);

  it("check ends with 1 and the JSON of the contract when a mandatory policy is violated", () => {
    const { status, stdout } = trailproof("check", scenario, "--format", "json");
    const report = JSON.parse(stdout) as Report;
    assert.equal(status, 1);
    assert.deepEqual(report.subject, { kind: "program", path: scenario, mode: "preview" });
    assert.equal(report.summary.violating, report.results.filter((r) => r.verdict === "violating").length);
  });

  it("check gives the same verdicts on a program and on the state export made from it", () => {
    const file = temporary("state.json", trailproof("snapshot", scenario, "--mode", "update").stdout);
    const verdicts = (...args: readonly string[]) =>
      (JSON.parse(trailproof("check", ...args, "--format", "json").stdout) as Report).results;
    assert.deepEqual(verdicts(file), verdicts(scenario, "--mode", "update"));
  });

  it("check ends with 0 when the configuration makes every policy advisory", () => {
    const config = temporary("config.json", JSON.stringify({ all: "advisory" }));
    assert.equal(trailproof("check", scenario, "--config", config).status, 0);
  });

  const stopLogging = { eventName: "StopLogging", eventSource: "cloudtrail.amazonaws.com", awsRegion: "eu-west-3" };

  it("prove shows where a record gets stuck, for each of a file of them", () => {
    const file = temporary("log.json", JSON.stringify({ Records: [stopLogging, { ...stopLogging, eventName: "X" }] }));
    const { status, stdout } = trailproof("prove", file, scenario);
    assert.equal(status, 1);
    assert.match(stdout, /^StopLogging of cloudtrail\.amazonaws\.com in eu-west-3 raises no alert\n {2}delivered: /);
    assert.match(stdout, /\nX of cloudtrail/);
  });

  it("prove ends with 0 while an answer is open, as the usage says", () => {
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

  it("prove takes a record as EventBridge carries it, and answers in JSON", () => {
    const file = temporary("event.json", JSON.stringify({ source: "aws.cloudtrail", detail: stopLogging }));
    const { stdout } = trailproof("prove", file, scenario, "--format", "json");
    const { traces } = JSON.parse(stdout) as { readonly traces: readonly Readonly<Record<string, unknown>>[] };
    assert.deepEqual(
      traces.map(({ eventName, status, step }) => ({ eventName, status, step })),
      [{ eventName: "StopLogging", status: "broken", step: "delivered" }],
    );
  });

  it("prove refuses what holds no record", () => {
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

  it("prove takes a record of ActionTrail, by itself and as a log store keeps it, and an entry of an OSS log", () => {
    const record = { eventName: "StopLogging", serviceName: "Actiontrail", acsRegion: "cn-hangzhou" };
    const entry = { operation: "PutObjectAcl", bucket: "records", request_uri: "/a?acl" };
    const kept = { __topic__: "actiontrail_audit_event", event: JSON.stringify(record) };
    const file = temporary("log.json", JSON.stringify([record, { event: record }, kept, entry]));
    const { status, stdout } = trailproof("prove", file, scenario);
    assert.equal(status, 1);
    assert.equal(stdout.match(/^StopLogging of Actiontrail in cn-hangzhou raises no alert$/gm)?.length, 3);
    assert.match(stdout, /^PutObjectAcl of records raises no alert\n {2}captured: nothing collects/m);
  });

  it("refuses a state file that was cut short", () => {
    refuses(
      ["check", temporary("cut.json", '{"version": 3, "deployment": {"resources": [')],
      /cut\.json is no complete JSON/,
    );
  });

  it("refuses a file that is no state", () => {
    refuses(["check", temporary("other.json", "{}")], /neither a state export .* nor a preview/);
  });

  it("refuses an unknown policy in the configuration, and says which was probably meant", () => {
    const config = temporary("config.json", JSON.stringify({ "trail-multiregion": "advisory" }));
    refuses(
      ["check", scenario, "--config", config],
      /Unknown policy `trail-multiregion`.*Did you mean `trail-multi-region`\?/,
    );
  });

  it("refuses an unknown setting", () => {
    const config = temporary("config.json", JSON.stringify({ "log-group-retention": { minDay: 1 } }));
    refuses(["check", scenario, "--config", config], /has no setting `minDay`. Did you mean `minDays`\?/);
  });

  it("refuses a value that the setting's schema refuses", () => {
    const config = temporary("config.json", JSON.stringify({ "log-group-retention": { minDays: "a year" } }));
    refuses(["check", scenario, "--config", config], /`minDays` is "a year"; it must be an integer, at least 1/);
  });

  it("refuses a folder that is no project", () => {
    refuses(["check", join(root, "docs")], /is no Pulumi project/);
  });

  it("takes settings and answers, and refuses what is none", () => {
    const repeatsNothing = (option: string, text: string, message: RegExp): void =>
      assert.doesNotMatch(refuses(["check", scenario, option, text], message), /s3cr3t/);
    for (const value of ['["s3cr3t"]', '{"password":"s3cr3t"'])
      repeatsNothing("--stack-output", `o/p/s=${value}`, /--stack-output o\/p\/s: the value is no JSON object\. Write/);
    repeatsNothing("--invoke", "aws:x/y:z={s3cr3t}", /--invoke aws:x\/y:z: the value is no JSON object\. Write token=/);
    for (const text of ["s3cr3t", "=s3cr3t"])
      repeatsNothing(
        "--config-value",
        text,
        /--config-value needs a name, `=` and a value\. Write namespace:key=value/,
      );
    const { status, stderr } = trailproof("snapshot", scenario, "--stack", "nope", "--config-value", "a:b=c");
    assert.equal(status, 0);
    assert.match(stderr, /^trailproof: .* has no settings for the stack `nope`/);
  });

  it("refuses to write where it cannot", () => {
    for (const command of ["check", "snapshot"])
      refuses(
        [command, temporary("state.json", state), "--output", "/nowhere/x"],
        /--output \/nowhere\/x cannot be written/,
      );
  });

  it("reads files with a byte order mark, in UTF-8 and UTF-16", () => {
    const wide = Buffer.from(`\uFEFF${state}`, "utf16le");
    for (const bytes of [Buffer.from(`\uFEFF${state}`), wide, Buffer.from(wide).swap16()]) {
      const config = temporary("config.json", "\uFEFF{}");
      const { status, stderr } = trailproof("check", temporary("state.json", bytes), "--config", config);
      assert.equal(status, 0, stderr);
    }
  });

  it("ends quietly when nobody reads on", () => {
    const { stderr } = spawnSync("bash", ["-c", `"$0" "$1" list --format json | true`, process.execPath, main], {
      encoding: "utf8",
    });
    assert.equal(stderr, "");
  });

  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)
    it(`ends with ${code} on ${signal}`, async () => {
      const folder = writeFolder({
        "Pulumi.yaml": "name: program\nruntime: nodejs\nmain: index.js\n",
        "index.js": "setInterval(() => {}, 1000); require('node:fs').writeFileSync('started', '');",
      });
      const child = spawn(process.execPath, [main, "check", folder]);
      const ended = once(child, "exit");
      while (!existsSync(join(folder, "started"))) await setTimeout(20);
      child.kill(signal);
      assert.deepEqual(await ended, [code, null]);
    });

  it("refuses an unknown command", () => {
    refuses(["chekc"], /Unknown command `chekc`. Did you mean `check`\?/);
  });

  it("explains every policy that it lists", () => {
    const listed = JSON.parse(trailproof("list", "--format", "json").stdout) as readonly { readonly name: string }[];
    assert.ok(listed.length >= 15);
    const [first] = listed;
    assert.match(trailproof("explain", first?.name ?? "").stdout, /Controls/);
  });
});
