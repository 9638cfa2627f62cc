import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { examine } from "../../scripts/mutation/examine";
import { mutationsOf } from "../../scripts/mutation/mutations";
import { holds, toText } from "../../scripts/mutation/summary";
import { type Excused, isMeant, nameOf, namesOf } from "../../scripts/mutation/survivors";
import { isUnder, withValue } from "../../scripts/mutation/values-at";
import { variationsOf } from "../../scripts/mutation/variations";
import { clouds, runReferenceStack } from "../../scripts/reference-stacks";
import { definePolicy } from "../../src/core/policy";
import type { RecordedResource } from "../../src/snapshot/snapshot";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws } from "../resources";

const words = {
  severity: "low",
  level: "advisory",
  description: "Keys rotate.",
  rationale: "It is a test.",
  controls: [],
  on: "key",
  config: {},
} as const;

const rotates = definePolicy({
  ...words,
  name: "key-turns",
  messages: { still: "stands still." },
  check(key, { report }) {
    if (!key.rotates) report("still");
  },
});

const key = toSnapshot([aws.key({ enableKeyRotation: true, tags: { team: "audit" } }, "audit")], { mode: "update" });
const unseen: Excused = { mutation: "* customerMasterKeySpec: *", reason: "This policy does not ask." };
const others: readonly Excused[] = [
  unseen,
  { mutation: "* isEnabled: *", reason: "This policy does not ask." },
  { mutation: "removal *", reason: "No key has nothing to turn." },
  { mutation: ["document *", "* policy: removed"], reason: "This policy does not ask." },
];

const examined = (policy: ReturnType<typeof definePolicy>, excuses: readonly Excused[] = []) =>
  examine(key, { policies: [policy], excuses });

describe("an examination", () => {
  it("tells who saw what, and what nobody saw", () => {
    const { judged, survivors } = examined(rotates);
    const seen = judged.filter(({ by }) => by.length > 0);
    assert.deepEqual(
      seen.map(({ mutation, by }) => [nameOf(mutation), by]),
      [["property aws:kms/key:Key audit enableKeyRotation: flipped to false", ["key-turns"]]],
    );
    assert.equal(survivors.length, judged.length - 1);
  });

  it("holds when every survivor is excused, and not otherwise", () => {
    const excuses = others.filter((one) =>
      namesOf(one).every((name) => mutationsOf(key).some((each) => isMeant(name, nameOf(each)))),
    );
    const all = examined(rotates, excuses);
    assert.deepEqual(
      all.survivors.map(({ mutation }) => nameOf(mutation)),
      [],
    );
    assert.equal(holds(all), true);
    assert.match(toText(all, 1), /100\.0 % of the 1 mutations that matter are seen/);
    assert.equal(holds(examined(rotates, excuses.slice(1))), false);
    assert.equal(holds({ ...all, disturbed: [["a tag", ["a verdict"]]] }), false);
    assert.equal(holds({ ...all, failures: ["a policy failed"] }), false);
    assert.equal(holds({ ...all, mistakes: ["an excuse too many"] }), false);
  });

  it("finds excuses for what is seen, for what is not there, and without a reason", () => {
    const { mistakes } = examined(rotates, [
      { mutation: "* enableKeyRotation: *", reason: "Nobody asks." },
      { mutation: ["* isEnabled: *", "* noSuchProperty: *"], reason: "Nobody asks." },
      { mutation: "removal *", reason: " " },
    ]);
    assert.equal(mistakes.length, 3);
    assert.match(mistakes[0] ?? "", /is seen|seen by key-turns/);
    assert.match(mistakes[1] ?? "", /no longer exists/);
    assert.match(mistakes[2] ?? "", /without a reason/);
  });

  it("finds a policy that judges by what does not matter", () => {
    const petty = definePolicy({
      ...words,
      name: "key-plain",
      messages: { renamed: "has another name." },
      check(subject, { report }) {
        if (subject.resource.name !== "audit") report("renamed");
      },
    });
    const { disturbed } = examined(petty);
    assert.deepEqual(
      disturbed.map(([variation]) => variation),
      ["name in the program, every resource", "name in the program, aws:kms/key:Key audit"],
    );
    assert.equal(holds(examined(petty)), false);
  });

  it("finds a policy that fails, and counts nothing as seen by it", () => {
    const failing = definePolicy({
      ...words,
      name: "key-fails",
      messages: { still: "stands still." },
      check(subject, { report }) {
        if (!subject.rotates) throw new RangeError("no such key");
        if (!subject.enabled) report("still");
      },
    });
    const { failures, judged } = examine(key, { policies: [failing, rotates] });
    assert.deepEqual(failures, [
      "property aws:kms/key:Key audit enableKeyRotation: flipped to false: key-fails: The policy failed: no such key",
    ]);
    assert.deepEqual(
      judged.flatMap(({ by, mutation }) => (by.length > 0 ? [mutation.at] : [])),
      ["isEnabled"],
    );
  });
});

describe("values at paths", () => {
  it("are replaced and taken out in a copy", () => {
    const value = { a: [{ b: 1 }, 2], c: 3 };
    assert.deepEqual(withValue(value, ["a", 0, "b"], 4), { a: [{ b: 4 }, 2], c: 3 });
    assert.deepEqual(withValue(value, ["a", 1], undefined), { a: [{ b: 1 }], c: 3 });
    assert.deepEqual(withValue(value, ["c"], undefined), { a: [{ b: 1 }, 2] });
    assert.deepEqual(withValue({}, ["x", "y"], 1), { x: { y: 1 } });
    assert.deepEqual(value, { a: [{ b: 1 }, 2], c: 3 });
    assert.equal(isUnder(["a", 0], ["a"]), true);
    assert.equal(isUnder(["ab"], ["a"]), false);
  });
});

describe("the reference stack", () => {
  const survivors = join(__dirname, "..", "..", "..", "scripts", "mutation", "survivors");
  const excusesOf = (cloud: string) =>
    JSON.parse(readFileSync(join(survivors, `${cloud}.json`), "utf8")) as readonly Excused[];

  for (const cloud of clouds)
    it(`on ${cloud} has mutations and variations, each of its own, and excuses for some that exist`, async () => {
      const snapshot = await runReferenceStack(cloud, "update");
      const mutations = mutationsOf(snapshot);
      const variations = variationsOf(snapshot);
      assert(mutations.length >= 300, `${mutations.length} mutations`);
      assert(variations.length >= 60, `${variations.length} variations`);
      const names = mutations.map(nameOf);
      assert.equal(new Set(names).size, names.length);
      const isChanged = (resource: RecordedResource, i: number): boolean =>
        resource !== snapshot.resources[i] && JSON.stringify(resource) !== JSON.stringify(snapshot.resources[i]);
      for (const { what, snapshot: changed } of [...mutations, ...variations]) {
        const { resources } = changed();
        assert(resources.length !== snapshot.resources.length || resources.some(isChanged), what);
      }
      const excuses = excusesOf(cloud).flatMap(namesOf);
      assert.deepEqual(
        excuses.filter((mutation) => !names.some((name) => isMeant(mutation, name))),
        [],
        "excused, and no longer there",
      );
    });
});
