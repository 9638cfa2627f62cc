import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { runProgram } from "../../src/engine";
import { loadFile } from "../../src/snapshot/load/file";
import type { Snapshot } from "../../src/snapshot/snapshot";
import { toStateExport } from "../../src/snapshot/to-state-export";
import { isUnknownSentinel, unknownSentinels } from "../../src/snapshot/unknown";
import { audit } from "../../src/testing";
import { removeFolders, writeFolder } from "../temporary-folders";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

const load = (content: unknown): Snapshot => {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return loadFile(join(writeFolder({ "state.json": text }), "state.json"));
};

const group = (more: object = {}) => ({
  urn: "urn:pulumi:dev::project::aws:cloudwatch/logGroup:LogGroup::audit",
  custom: true,
  id: "audit",
  type: "aws:cloudwatch/logGroup:LogGroup",
  inputs: { __defaults: ["name"], name: "audit", retentionInDays: 7 },
  outputs: {
    __meta: "{}",
    name: "audit",
    retentionInDays: 7,
    arn: "arn:aws:logs:us-east-1:123456789012:log-group:audit",
  },
  parent: "urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev",
  dependencies: [],
  propertyDependencies: { kmsKeyId: null },
  ...more,
});

const state = (...resources: readonly unknown[]) => ({ version: 3, deployment: { manifest: {}, resources } });

const refuses = (content: unknown, message: RegExp): void =>
  assert.throws(
    () => load(content),
    (error: Error) => {
      assert.equal(error.name, "LoadError");
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    },
  );

describe("files of stacks", () => {
  after(removeFolders);

  it("may be state exports, or their deployment alone", () => {
    for (const content of [state(group()), state(group()).deployment]) {
      const { project, stack, mode, resources } = load(content);
      assert.deepEqual([project, stack, mode], ["project", "dev", "state"]);
      assert.deepEqual(resources[0]?.inputs, { name: "audit", retentionInDays: 7 });
      assert.equal(resources[0]?.name, "audit");
      assert.equal(resources[0]?.id, "audit");
      assert.deepEqual(resources[0]?.propertyDependencies, { kmsKeyId: [] });
    }
  });

  it("may be previews, whose unknown values stay unknown", () => {
    const { mode, resources } = load({
      config: {},
      steps: [
        { op: "create", newState: group({ id: "", outputs: { name: unknownSentinels.string } }) },
        { op: "delete", oldState: group() },
      ],
    });
    assert.equal(mode, "preview");
    assert.equal(resources.length, 1);
    assert.equal(resources[0]?.id, undefined);
    assert(isUnknownSentinel(resources[0]?.outputs.name));
  });

  it("may hold secrets: in plain text they are read, encrypted they cannot be known", () => {
    const secret = (more: object) => ({ [SIGNATURE]: SECRET, ...more });
    const { resources } = load(
      state(
        group({
          inputs: {
            name: secret({ plaintext: '"audit"' }),
            kmsKeyId: secret({ ciphertext: "v1:abc" }),
            tags: { team: secret({ plaintext: "no JSON" }) },
          },
        }),
      ),
    );
    assert.equal(resources[0]?.inputs.name, "audit");
    assert(isUnknownSentinel(resources[0]?.inputs.kmsKeyId));
    assert(isUnknownSentinel((resources[0]?.inputs.tags as { team?: string } | undefined)?.team));
  });

  it("may hold what is on its way out, or somebody else's, which is left out", () => {
    assert.equal(load(state(group({ delete: true }), group({ external: true }))).resources.length, 0);
  });

  it("may be empty", () => {
    for (const deployment of [{ manifest: {} }, { resources: null }, { resources: [] }, null])
      assert.deepEqual(load({ version: 3, deployment }).resources, [], JSON.stringify(deployment));
  });

  it("are refused with what is wrong with them", () => {
    const whole = JSON.stringify(state(group()));
    refuses(whole.slice(0, whole.length / 2), /state\.json is no complete JSON: .* Was it cut short\?$/);
    refuses("", /is no complete JSON/);
    refuses([], /neither a state export .* nor a preview/);
    refuses({ hello: 1 }, /it has no `deployment`, `resources` or `steps`/);
    refuses({ deployment: null }, /neither a state export .* nor a preview/);
    refuses(
      { version: 3, deployment: {} },
      /`deployment` has neither `resources` nor `manifest`\. Export the stack again/,
    );
    refuses({ version: 3, deployment: { metadata: {} } }, /has neither `resources` nor `manifest`/);
    refuses({ deployment: { resources: {} } }, /`resources` must be a list/);
    refuses(state(null), /resource 1 is no resource/);
    refuses(state(group({ urn: "audit" })), /resource 1 has no valid `urn`/);
    refuses(state(group({ type: undefined })), /resource 1 .* has no `type`/);
    refuses(state(group({ inputs: [] })), /`inputs` must be an object/);
    assert.throws(() => loadFile(join(__dirname, "nowhere.json")), /nowhere\.json cannot be read: ENOENT/);
  });

  it("give the verdicts of the program that they were made from", async () => {
    const program = join(__dirname, "..", "..", "..", "test", "scenarios", "1-action-log-compliance", "as-documented");
    const snapshot = await runProgram({ program, mode: "update" });
    const loaded = load(toStateExport(snapshot));
    assert.deepEqual((await audit(loaded)).results, (await audit(snapshot)).results);
    assert.deepEqual((await audit(loaded)).detections, (await audit(snapshot)).detections);
  });

  it("hold no secret of the program that they were made from, unless it is asked for", async () => {
    const program = () => {
      const name = pulumi.secret("hidden-name");
      const policy = pulumi.secret(JSON.stringify({ Statement: [{ Sid: "HiddenSid", Effect: "Allow" }] }));
      const topic = new aws.sns.Topic("alerts", { name, policy, tags: { open: "seen", hidden: name } });
      return { arn: topic.arn, name };
    };
    const snapshot = await runProgram({ program, mode: "update" });
    const sealed = JSON.stringify(toStateExport(snapshot));
    assert.doesNotMatch(sealed, /hidden-name|HiddenSid/);
    const topicOf = (exported: object) => load(exported).resources.find(({ name }) => name === "alerts");
    const topic = topicOf(JSON.parse(sealed) as object);
    assert.equal(topic?.id, undefined);
    assert.match(JSON.stringify(topic?.inputs.tags), /"open":"seen"/);
    for (const property of ["name", "policy", "arn"]) assert(isUnknownSentinel(topic?.outputs[property]), property);

    const shown = toStateExport(snapshot, { showSecrets: true });
    assert.match(JSON.stringify(shown), /"plaintext":"\\"hidden-name\\""/);
    assert.equal(topicOf(shown)?.inputs.name, "hidden-name");
    assert.deepEqual(
      topicOf(shown)?.secrets?.map((path) => path.join(".")),
      ["name", "policy", "tags.hidden", "name", "policy", "tags.hidden"],
    );
  });

  it("may be of any text, which is refused or read, and never breaks", () => {
    const file = join(writeFolder({ "state.json": JSON.stringify(state(group())) }), "state.json");
    const text = readFileSync(file, "utf8");
    for (let end = 0; end < text.length; end += 7) {
      writeFileSync(file, text.slice(0, end));
      assert.throws(() => loadFile(file), { name: "LoadError" });
    }
    rmSync(file);
  });
});
