import assert from "node:assert/strict";
import { policies } from "../../policypack/policies";
import keyRotates from "../../policypack/policies/key-rotates";
import logGroupRetention from "../../policypack/policies/log-group-retention";
import trailPresent from "../../policypack/policies/trail-present";
import type { PackConfig } from "../../src/core/config";
import { judge } from "../../src/core/judge";
import type { Result } from "../../src/core/verdict";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws } from "../resources";

const stack = fromSnapshot(
  toSnapshot([aws.key({ enableKeyRotation: false }, "old"), aws.logGroup({ retentionInDays: 30 }, "brief")], {
    mode: "update",
  }),
);

const judged = (config: PackConfig, today = "2026-06-01"): readonly Result[] =>
  judge(stack, [keyRotates, logGroupRetention], { config, today: new Date(today) });

const verdicts = (config: PackConfig, today?: string): readonly string[] =>
  judged(config, today).map(({ policy, verdict, enforcement }) => `${policy} ${verdict} ${enforcement}`);

const refuses = (config: unknown, message: RegExp): void =>
  assert.throws(() => judged(config as PackConfig), { name: "ConfigError", message });

const excepting = (exception: object) => ({ "key-rotates": { exceptions: [exception] } });

const accepted = { resource: "old", reason: "replaced in July", until: "2026-07-31" };

describe("configuration", () => {
  it("is by default what the policies declare", () => {
    assert.deepEqual(verdicts({}), ["key-rotates violating mandatory", "log-group-retention violating mandatory"]);
  });

  it("sets levels, of all policies or of one", () => {
    assert.deepEqual(verdicts({ all: "advisory", "key-rotates": "mandatory" }), [
      "key-rotates violating mandatory",
      "log-group-retention violating advisory",
    ]);
    assert.deepEqual(verdicts({ all: "disabled" }), []);
  });

  it("sets knobs, beside a level or without", () => {
    assert.deepEqual(
      verdicts({ "log-group-retention": { enforcementLevel: "advisory", minDays: 30 } })[1],
      "log-group-retention compliant advisory",
    );
  });

  it("is refused where it cannot be meant", () => {
    refuses(
      { "key-rotate": "advisory" },
      /^Unknown policy `key-rotate` in the configuration\. Did you mean `key-rotates`\?$/,
    );
    refuses({ all: "strict" }, /enforcement level "strict" is unknown; it must be one of advisory, mandatory/);
    refuses({ "key-rotates": { level: "advisory" } }, /has no setting `level`/);
    refuses({ "key-rotates": ["advisory"] }, /is configured as \["advisory"\]; give an enforcement level or an object/);
    refuses({ "key-rotates": null }, /is configured as null/);
    refuses({ "log-group-retention": { minDays: 0 } }, /`minDays` is 0; it must be an integer, at least 1\. Example: /);
    refuses({ "log-group-retention": { minDays: 1.5 } }, /must be an integer/);
    refuses({ all: { minDays: 3 } }, /^`all` sets the level of every policy and nothing else; give `minDays` to/);
    for (const exceptions of [[null], [[]], ["old"]])
      refuses({ "key-rotates": { exceptions } }, /`exceptions` is .*; it must be a list of objects/);
    refuses(
      { "log-group-retention": { minDays: 3, maxDays: 2 } },
      /^Policy `log-group-retention`: `maxDays` is 2, and `minDays` is 3\. Set `minDays` to 2 or less\.$/,
    );
    refuses({ "log-group-retention": { maxDays: 364 } }, /`maxDays` is 364, and `minDays` is 365/);
    assert.throws(
      () => judge(stack, policies, { config: { "trail-present": { presence: "maybe" } }, today: new Date() }),
      /`presence` is "maybe"; it must be one of "auto", "required", "off"/,
    );
    assert.throws(
      () =>
        judge(stack, policies, { config: { "detections-cis": { providedElsewhere: ["root"] } }, today: new Date() }),
      /`providedElsewhere` is \["root"\]; it must be a list of "unauthorized-api-calls"/,
    );
  });

  it("does not take what every object inherits for a policy or a setting", () => {
    refuses({ "key-rotates": { constructor: 1 } }, /has no setting `constructor`/);
    refuses({ toString: "advisory" }, /Unknown policy `toString`/);
  });
});

describe("exceptions", () => {
  it("accept a violation of one resource, with a reason, until a day", () => {
    const [first] = judged(excepting(accepted));
    assert.equal(first?.verdict, "excepted");
    assert.match(first?.message ?? "", /Accepted until 2026-07-31: replaced in July$/);
  });

  it("hold through their last day, and no longer", () => {
    assert.equal(verdicts(excepting(accepted), "2026-07-31T23:59:59Z")[0], "key-rotates excepted mandatory");
    const [first] = judged(excepting(accepted), "2026-08-01T00:00:00Z");
    assert.equal(first?.verdict, "violating");
    assert.match(first?.message ?? "", /The exception for it ended on 2026-07-31\.$/);
  });

  it("may name the resource by its URN, and the one message that they accept", () => {
    const [{ urn } = { urn: "" }] = judged({});
    assert.equal(judged(excepting({ ...accepted, resource: urn, finding: "neverRotates" }))[0]?.verdict, "excepted");
    assert.equal(judged(excepting({ ...accepted, finding: "malformed" }))[0]?.verdict, "violating");
    refuses(
      excepting({ ...accepted, finding: "neverRotate" }),
      /^Policy `key-rotates`: the exception .* has an unknown `finding`\. Did you mean `neverRotates`\?$/,
    );
  });

  it("never match by a part of a name", () => {
    assert.equal(judged(excepting({ ...accepted, resource: "ol" }))[0]?.verdict, "violating");
    assert.equal(judged(excepting({ ...accepted, resource: "o.*" }))[0]?.verdict, "violating");
  });

  it("that accept nothing are violations themselves", () => {
    const unused = judged(excepting({ ...accepted, resource: "gone" })).filter(
      ({ messageId }) => messageId === "unusedException",
    );
    assert.deepEqual(
      unused.map(({ message }) => message),
      ["The exception for `gone` excepts nothing: the stack has no such resource. Remove it."],
    );
  });

  it("that name no resource of the stack tell which was probably meant", () => {
    const [{ urn } = { urn: "" }] = judged({});
    const said = (resource: string): string | undefined =>
      judged(excepting({ ...accepted, resource })).find(({ messageId }) => messageId === "unusedException")?.message;
    const start = (resource: string) =>
      `The exception for \`${resource}\` excepts nothing: the stack has no such resource.`;
    assert.equal(said("odl"), `${start("odl")} Did you mean \`old\`?`);
    assert.equal(said(`${urn}er`), `${start(`${urn}er`)} Did you mean \`${urn}\`?`);
    assert.equal(said("stack"), `${start("stack")} Remove it.`);
    assert.equal(said("the stack"), "The exception for `the stack` excepts nothing. Remove it.");
  });

  it("may name the stack as a whole, as results do, or by its name or URN", () => {
    const root = stack.outputs.resources[0]?.urn.split("::").slice(0, 2) ?? [];
    const name = `${root[1]}-${root[0]?.replace("urn:pulumi:", "")}`;
    for (const resource of ["the stack", name, [...root, "pulumi:pulumi:Stack", name].join("::")]) {
      const config = { "trail-present": { presence: "required", exceptions: [{ ...accepted, resource }] } };
      const results = judge(stack, [trailPresent], { config, today: new Date("2026-06-01") });
      assert.deepEqual(
        results.map(({ verdict }) => verdict),
        ["excepted"],
      );
    }
  });

  it("may be for a verdict that is still open, unless there is no such resource", () => {
    const open = fromSnapshot(toSnapshot([aws.key({ enableKeyRotation: unknown }, "old")], { mode: "preview" }));
    const lines = (resource: string): readonly string[] =>
      judge(open, [keyRotates], { config: excepting({ ...accepted, resource }), today: new Date("2026-06-01") }).map(
        ({ verdict, messageId }) => `${verdict} ${messageId}`,
      );
    assert.deepEqual(lines("old"), ["undecided undefined"]);
    assert.deepEqual(lines("gone"), ["undecided undefined", "violating unusedException"]);
  });

  it("are refused where they leave something open", () => {
    refuses(excepting({ ...accepted, until: undefined }), /needs an end: `until` as YYYY-MM-DD/);
    for (const until of ["2026-02-30x", "2027-02-30", "2026-13-01", "2026-2-3", "July 2026"])
      refuses(excepting({ ...accepted, until }), /needs an end/);
    refuses(excepting({ ...accepted, reason: "because" }), /needs a `reason` of 10 characters or more/);
    refuses(excepting({ ...accepted, resource: "" }), /needs a `resource`/);
    refuses(
      excepting({ ...accepted, message: "x" }),
      /has an unknown key `message`; known: resource, finding, reason, until/,
    );
    refuses({ "key-rotates": { exceptions: {} } }, /must be a list of objects/);
  });
});
