import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Report } from "../../src/report/contract";
import { removeFolders, writeFolder } from "../temporary-folders";
import { main, refuses, root, scenario, temporary, trailproof } from "./trailproof";

const state = JSON.stringify({ version: 3, deployment: { manifest: {} } });

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

  it("tells by --help of everything in columns, or of one command", () => {
    const { stdout } = trailproof("--help");
    assert.match(stdout, /prove EVENT .*ActionTrail/);
    const options = stdout.split("\n").filter((line) => /^ {2}--[a-z-]+( |$)/.test(line));
    assert.equal(options.length, 12);
    for (const line of options.slice(0, -1)) assert.match(line, /^ {2}--.{26} {2}\S/);
    const prove = trailproof("prove", "--help").stdout;
    assert.match(prove, /^trailproof prove EVENT \[PATH\] /);
    assert.match(prove, /--config-value KEY=VALUE +a setting/);
    assert.doesNotMatch(prove, /--verbose|trailproof check|--output/);
    assert.match(trailproof("explain", "-h").stdout, /^trailproof explain POLICY/);
  });

  it("refuses configuration that is no file", () => {
    refuses(
      ["check", scenario, "--config", "nowhere.json"],
      /--config nowhere\.json cannot be read: it does not exist\.$/m,
    );
    refuses(["check", scenario, "--config", tmpdir()], /--config .* cannot be read: it is a folder\.$/m);
  });

  it("refuses a project whose entry point does not exist", () => {
    const program = writeFolder({ "Pulumi.yaml": "name: program\nruntime: nodejs\nmain: index.js\n" });
    refuses(["check", program], /Pulumi\.yaml: `main` is `index\.js`, and there is no such file\./);
  });

  it("warns of a setting that the project does not declare beside others", () => {
    const project = "name: program\nruntime: nodejs\nmain: index.js\n";
    const notes = (yaml: string, key: string): string => {
      const program = writeFolder({ "Pulumi.yaml": yaml, "index.js": "" });
      const { status, stderr } = trailproof("snapshot", program, "--config-value", `${key}=aws`);
      assert.equal(status, 0, stderr);
      return stderr;
    };
    const declaring = `${project}config:\n  target:\n    default: aws\n  aws:region: us-east-1\n`;
    assert.equal(
      notes(declaring, "cloud"),
      "trailproof: Pulumi.yaml declares no setting `cloud`; it declares `target`.\n",
    );
    for (const key of ["target", "program:target", "alicloud:region"]) assert.equal(notes(declaring, key), "");
    assert.equal(notes(project, "cloud"), "");
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

  it("refuses a deployment that says nothing of a stack", () => {
    const file = temporary("hollow.json", JSON.stringify({ version: 3, deployment: {} }));
    refuses(["check", file], /hollow\.json is no state export: `deployment` has neither `resources` nor `manifest`/);
  });

  it("check says of an empty stack that nothing was judged, and ends with 0", () => {
    const file = temporary("state.json", state);
    const { status, stdout } = trailproof("check", file);
    assert.equal(status, 0);
    assert.match(stdout, /^Nothing was judged: the stack has no resource that a policy in use is about\.$/m);
    const report = JSON.parse(trailproof("check", file, "--format", "json").stdout) as Report;
    assert.deepEqual(Object.keys(report), ["trailproof", "subject", "summary", "results", "detections"]);
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
    const { stdout } = trailproof("explain", "key-rotates");
    assert.match(stdout, /\n {2}neverRotates: \S/);
    assert.match(stdout, /\n {2}exceptions \(array, default \[\]\): \S/);
  });
});
