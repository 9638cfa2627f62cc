import assert from "node:assert/strict";
import { Analyzer } from "../../src/analyzer";
import type { RecordedResource, Snapshot } from "../../src/snapshot/snapshot";
import { unknownSentinels } from "../../src/snapshot/unknown";
import { ref, type TestResource } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws } from "../resources";
import { removeFolders, writeFolder } from "../temporary-folders";

const MAIN = '{ "version": "1.0.0", "main": "index.js" }';

const writePack = (policies: string, initialConfig = "undefined"): string =>
  writeFolder({
    "PulumiPolicy.yaml": "runtime: nodejs\n",
    "package.json": MAIN,
    "index.js": `
      const { PolicyPack } = require("@pulumi/policy");
      new PolicyPack("fixture", { policies: ${policies} }, ${initialConfig});`,
  });

/** Says what settings it was given, and requires a property. */
const FIXTURE = `[
  {
    name: "retention", description: "Keeps records.", enforcementLevel: "remediate",
    configSchema: { properties: { days: { type: "integer", default: 365 } } },
    validateResource: (args, report) => {
      if (args.type !== "aws:cloudwatch/logGroup:LogGroup") return;
      if (args.name === "theirs") args.notApplicable("it is theirs");
      if (!(args.props.retentionInDays >= args.getConfig().days)) report("wants " + args.getConfig().days);
    },
    remediateResource: (args) => {
      if (args.name === "fragile") throw new Error("cannot be mended");
      if (args.type === "aws:cloudwatch/logGroup:LogGroup" && !(args.props.retentionInDays >= args.getConfig().days))
        return { ...args.props, retentionInDays: args.getConfig().days };
    },
  },
  {
    name: "stack", description: "Has resources.", enforcementLevel: "advisory",
    validateStack: (args, report) => {
      const group = args.resources.find((r) => r.name === "it");
      report(args.resources.length + " of " + (args.stackTags.get("team") ?? "nobody") + ", parent " + group?.parent?.name, group?.urn);
    },
  },
]`;

const snapshotOf = (...resources: readonly TestResource[]): Snapshot => toSnapshot(resources, { mode: "update" });

const group = (retentionInDays: number, name = "it"): RecordedResource => {
  const { resources } = snapshotOf(aws.logGroup({ retentionInDays }, name));
  return resources.find((resource) => resource.name === name) as RecordedResource;
};

const refuses = (folder: string, message: RegExp, timeoutSeconds = 30): Promise<void> =>
  assert.rejects(Analyzer.start(folder, {}, { timeoutSeconds }), (error: Error) => {
    assert.equal(error.name, "PackError");
    assert.match(error.message, message);
    assert.doesNotMatch(error.message, /\n\s+at /);
    return true;
  });

describe("the analyzer client", () => {
  let analyzer: Analyzer;

  before(async () => {
    analyzer = await Analyzer.start(writePack(FIXTURE));
  });
  after(() => {
    analyzer.stop();
    removeFolders();
  });
  beforeEach(() => analyzer.configure({}));

  it("says what the pack says of itself", () => {
    assert.equal(analyzer.info.getName(), "fixture");
    assert.deepEqual(
      analyzer.info.getPoliciesList().map((policy) => policy.getName()),
      ["retention", "stack"],
    );
  });

  it("fills in the defaults of settings, which the pack's own SDK does not", async () => {
    const [first] = await analyzer.analyze(group(30));
    assert.match(first?.message ?? "", /wants 365/);
    assert.equal(first?.policy, "retention");
    assert.equal(first?.urn, group(30).urn);
    assert.deepEqual(await analyzer.analyze(group(400)), []);
  });

  it("gives the pack levels and settings", async () => {
    await analyzer.configure({ all: "advisory", retention: { enforcementLevel: "mandatory", days: 30 } });
    assert.deepEqual(await analyzer.analyze(group(30)), []);
    const [first] = await analyzer.analyze(group(7));
    assert.match(first?.message ?? "", /wants 30/);
    assert.equal(first?.enforcement, "mandatory");
  });

  it("does not ask policies that are disabled", async () => {
    await analyzer.configure({ all: "disabled" });
    assert.deepEqual(await analyzer.analyze(group(7)), []);
    assert.deepEqual(await analyzer.analyzeStack([group(7)]), []);
  });

  it("refuses levels that there are not", () =>
    assert.rejects(analyzer.configure({ retention: "strict" }), /enforcement level "strict" is unknown/));

  it("tells what would be mended, and what could not be", async () => {
    assert.equal((await analyzer.remediate(group(400))).length, 0);
    const [mended] = await analyzer.remediate(group(30));
    assert.equal(mended?.properties?.retentionInDays, 365);
    const [open] = await analyzer.remediate({ ...group(7), inputs: { retentionInDays: unknownSentinels.number } });
    assert.equal(open?.properties, undefined);
    assert.match(open?.diagnostic ?? "", /can't be known during preview/);
    await assert.rejects(analyzer.remediate(group(30, "fragile")), /failed: .*cannot be mended/s);
  });

  it("takes what does not apply for no violation", async () => {
    assert.deepEqual(await analyzer.analyze(group(7, "theirs")), []);
  });

  it("reports an unknown value as the pack does: advisory", async () => {
    const resource = { ...group(7), inputs: { retentionInDays: unknownSentinels.number } };
    const [first] = await analyzer.analyze(resource);
    assert.equal(first?.enforcement, "advisory");
    assert.match(first?.message ?? "", /can't run policy 'retention' from policy pack 'fixture.*during preview/);
  });

  it("hands the whole stack over, with its tags", async () => {
    const snapshot = snapshotOf(aws.bucket({}, "records"), aws.logGroup({ name: ref(aws.topic({}, "alerts")) }));
    const diagnostics = await analyzer.analyzeSnapshot({ ...snapshot, stackTags: { team: "audit" } });
    const stack = diagnostics.filter(({ policy }) => policy === "stack");
    assert.deepEqual(
      stack.map(({ message }) => message.split("\n")[1]),
      ["3 of audit, parent undefined"],
    );
    assert.match(stack[0]?.urn ?? "", /LogGroup::it$/);
  });

  it("refuses folders that hold no pack", async () => {
    await refuses(writeFolder({}), /is no policy pack: it has no PulumiPolicy\.yaml/);
    await refuses(writeFolder({ "PulumiPolicy.yaml": "runtime: nodejs\n", "package.json": MAIN }), /ended with code/);
  });

  const packs: readonly (readonly [title: string, text: string, message: RegExp])[] = [
    ["throws", 'throw new Error("no licence");', /before it gave its port: .*no licence/s],
    ["has a syntax error", "const = 1;", /Unexpected token '='/],
    ["declares nothing", "", /ended with code|gave no port/],
    ["ends by itself", "process.exit(4);", /ended with code 4 before it gave its port/],
    ["writes before its port", 'console.log("hello"); setTimeout(() => {}, 5000);', /wrote "hello" before its port/],
    ["hangs", "setInterval(() => {}, 1000);", /gave no port within 3 seconds/],
  ];
  for (const [title, text, message] of packs)
    it(`refuses a pack that ${title}, with the reason`, () =>
      refuses(
        writeFolder({ "PulumiPolicy.yaml": "runtime: nodejs\n", "package.json": MAIN, "index.js": text }),
        message,
        3,
      ));

  it("says which pack failed, and why, when a policy throws", async () => {
    const broken = await Analyzer.start(
      writePack(
        '[{ name: "broken", description: "Fails.", enforcementLevel: "mandatory", validateResource: () => { throw new Error("no such table"); } }]',
      ),
    );
    try {
      await assert.rejects(broken.analyze(group(7)), (error: Error) => {
        assert.equal(error.name, "PackError");
        assert.match(error.message, /failed: .*no such table/s);
        return true;
      });
    } finally {
      broken.stop();
    }
  });

  it("takes the pack's initial configuration before its policies' own levels", async () => {
    const pack = await Analyzer.start(writePack(FIXTURE, '{ retention: { enforcementLevel: "mandatory", days: 90 } }'));
    try {
      const [first] = await pack.analyze(group(30));
      assert.equal(first?.enforcement, "mandatory");
      assert.match(first?.message ?? "", /wants 90/);
    } finally {
      pack.stop();
    }
  });
});
