import assert from "node:assert/strict";
import { runProgram } from "../../src/engine";
import { removeFolders, writeFolder } from "../temporary-folders";

const writeProgram = (files: Readonly<Record<string, string>>): string =>
  writeFolder({ "Pulumi.yaml": "name: program\nruntime: nodejs\nmain: index.js\n", ...files });

const TYPESCRIPT = "name: program\nruntime: nodejs\nmain: index.ts\n";

/** Expects a program to be refused with one message that says why. */
const refuses = async (
  files: Readonly<Record<string, string>>,
  message: RegExp,
  timeoutSeconds = 60,
): Promise<void> => {
  await assert.rejects(
    runProgram({ program: writeProgram(files), mode: "preview", timeoutSeconds }),
    (error: Error) => {
      assert.equal(error.name, "ProgramError");
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /\n\s+at /);
      return true;
    },
  );
};

describe("programs in a process of their own", () => {
  after(removeFolders);

  it("may be TypeScript, and read the settings of their stack", async () => {
    const program = writeProgram({
      "Pulumi.yaml": `${TYPESCRIPT}config:\n  kept:\n    default: 30\n`,
      "Pulumi.prod.yaml": "config:\n  aws:region: eu-west-1\n  program:label: audit\n",
      "index.ts": `
        import * as aws from "@pulumi/aws";
        import * as pulumi from "@pulumi/pulumi";
        const config = new pulumi.Config();
        const days: number = config.requireNumber("kept");
        const group = new aws.cloudwatch.LogGroup(config.require("label"), { retentionInDays: days });
        export const arn = group.arn;
        export const stack = pulumi.getStack();`,
    });
    const snapshot = await runProgram({ program, mode: "update", stack: "prod" });
    const group = snapshot.resources.find(({ type }) => type === "aws:cloudwatch/logGroup:LogGroup");
    assert.equal(group?.name, "audit");
    assert.equal(group?.inputs.retentionInDays, 30);
    assert.match(String(snapshot.outputs.arn), /^arn:aws:logs:eu-west-1:123456789012:log-group:audit-/);
    assert.equal(snapshot.outputs.stack, "prod");
    assert.equal(group?.urn, "urn:pulumi:prod::program::aws:cloudwatch/logGroup:LogGroup::audit");
  });

  it("may be JavaScript, with a function that makes the outputs", async () => {
    const program = writeProgram({
      "index.js": `
        const aws = require("@pulumi/aws");
        module.exports = async () => {
          const bucket = new aws.s3.Bucket("records", { bucket: "records" });
          return { name: bucket.bucket, arn: bucket.arn };
        };`,
    });
    const { outputs } = await runProgram({ program, mode: "preview" });
    assert.equal(outputs.name, "records");
    assert.notEqual(outputs.arn, "arn:aws:s3:::records", "a preview cannot know it");
  });

  it("that throw are refused with their own message", () =>
    refuses(
      { "index.js": 'throw new Error("no data set was named");' },
      /^The program failed: Error: no data set was named \(\/.*index\.js:1:7\)$/,
    ));

  it("that reject are refused with their own message", () =>
    refuses({ "index.js": 'module.exports = async () => { throw new Error("no such tenant"); };' }, /no such tenant/));

  it("that complain to their reader are refused with the complaint", () =>
    refuses(
      { "index.js": 'const { RunError } = require("@pulumi/pulumi"); throw new RunError("set `email` first");' },
      /^The program failed: set `email` first$/,
    ));

  it("with a syntax error are refused with its place", () =>
    refuses(
      { "index.js": "\nconst = 1;" },
      /^The program failed: SyntaxError: Unexpected token '=' \(\/.*index\.js:2\)$/,
    ));

  it("with a syntax error in TypeScript are refused with its place", () =>
    refuses({ "Pulumi.yaml": TYPESCRIPT, "index.ts": "const = 1;" }, /index\.ts.*1,7.*expected/s));

  it("that miss a setting are refused with how to set it", () =>
    refuses(
      { "index.js": 'new (require("@pulumi/pulumi").Config)().require("email");' },
      /Missing required configuration variable 'program:email'/,
    ));

  it("with an encrypted setting are refused with its name, unless a value is given for it", async () => {
    const files = {
      "Pulumi.yaml": "name: program\nruntime: nodejs\nmain: index.js\nstackConfigDir: stacks\n",
      "stacks/Pulumi.dev.yaml":
        "config:\n  program:key:\n    secure: v1:AA\n  program:list:\n    - a: {secure: v1:BB}\n",
      "index.js": `
        const config = new (require("@pulumi/pulumi").Config)();
        exports.key = config.requireSecret("key");
        exports.list = config.getSecretObject("list");`,
    };
    await refuses(
      files,
      /Pulumi\.dev\.yaml: `program:key`, `program:list` are encrypted.*--config-value 'program:key=…'/,
    );
    const config = { key: "one", "program:list": '["two"]' };
    const { outputs } = await runProgram({ program: writeProgram(files), mode: "preview", config });
    assert.deepEqual(outputs, { key: "one", list: ["two"] });
  });

  it("of a stack that was asked for and has no settings are run with a note", async () => {
    const notes: string[] = [];
    const options = { mode: "preview", onNote: (note: string) => notes.push(note) } as const;
    const program = writeProgram({ "index.js": "" });
    await runProgram({ ...options, program });
    assert.deepEqual(notes, []);
    await runProgram({ ...options, program, stack: "nope" });
    assert.match(notes.join(), /has no settings for the stack `nope` \(Pulumi\.nope\.yaml\)/);
  });

  it("that miss a module are refused with its name", () =>
    refuses(
      { "index.js": 'require("@pulumi/nothing");' },
      /^The program failed: Error: Cannot find module '@pulumi\/nothing' \(\/.*index\.js:1:1\)$/,
    ));

  it("that fail in several ways are refused with the first", () =>
    refuses(
      {
        "index.js": `
          const aws = require("@pulumi/aws");
          for (const name of ["one", "two"]) new aws.sns.Topic(name, { name: Promise.reject(new Error("no " + name)) });`,
      },
      /^The program failed: [^\n]*no one(?!.*no two)[^\n]*$/s,
    ));

  it("that end by themselves are refused with their exit code", () =>
    refuses({ "index.js": "process.exit(3);" }, /^The program failed with exit code 3$/));

  it("that hang are stopped after the time limit", () =>
    refuses({ "index.js": "setInterval(() => {}, 1000);" }, /did not end within 2 seconds/, 2));

  it("need a project file, in YAML, for Node.js", async () => {
    await refuses({ "Pulumi.yaml": "name: [" }, /Pulumi\.yaml is no valid YAML/);
    await refuses({ "Pulumi.yaml": "name: program\nruntime: python\n" }, /runtime is "python"; only nodejs/);
    await refuses({ "Pulumi.yaml": "runtime: nodejs\n" }, /Pulumi\.yaml has no name/);
    await assert.rejects(runProgram({ program: __dirname, mode: "preview" }), /is no Pulumi project/);
  });

  it("do not see the settings of the shell around them", async () => {
    process.env.PULUMI_CONFIG_PASSPHRASE = "secret";
    try {
      const program = writeProgram({ "index.js": "exports.seen = process.env.PULUMI_CONFIG_PASSPHRASE ?? 'nothing';" });
      assert.equal((await runProgram({ program, mode: "preview" })).outputs.seen, "nothing");
    } finally {
      delete process.env.PULUMI_CONFIG_PASSPHRASE;
    }
  });
});
