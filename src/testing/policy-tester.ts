import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { Concept } from "../concepts";
import { runCheck } from "../core/check";
import type { Policy } from "../core/policy";
import { adaptersOf, allAdapters } from "../providers";
import type { Snapshot } from "../snapshot/snapshot";
import { nameOf } from "../snapshot/urn";
import { fromSnapshot } from "../stack/from-snapshot";
import {
  type Case,
  type Cases,
  duplicatesIn,
  type ExpectedError,
  gapsIn,
  type InvalidCase,
  type NotApplicableCase,
  problemOfCase,
  resourcesOf,
  type Table,
  type UndecidedCase,
} from "./cases";
import { resource } from "./resources";
import { toSnapshot } from "./snapshot";
import { type Judged, judgeBy, withUnknown } from "./verdict-of";

const deploy = (row: Case, mode: "preview" | "update"): Snapshot => toSnapshot(resourcesOf(row), { ...row, mode });

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === "" || value === false || (Array.isArray(value) && value.length === 0);

/** Stands in for texts that a regular expression describes. */
const matched = (expected: unknown, actual: unknown): unknown =>
  expected instanceof RegExp && typeof actual === "string" && expected.test(actual) ? actual : expected;

/**
 * Tests a policy by tables of resources, and distrusts the tables: a valid row has to be judged and found compliant, an
 * invalid one has to give exactly its errors, and no row may change its verdict for the opposite when values become
 * unknown. It adds the rows that nobody should have to write.
 */
export class PolicyTester {
  /** How groups and rows are announced; default those of mocha. */
  static describe: (title: string, body: () => void) => void = (title, body) => void describe(title, body);
  static it: (title: string, body: () => void, row: { readonly only?: boolean }) => void = (title, body, { only }) =>
    void (only ? it.only : it)(title, body);

  /** Announces the tests of a policy. */
  run(policy: Policy, cases: Cases): void {
    const group = <C extends Case>(table: Table, title: string, rows: readonly C[] = [], body: (row: C) => void) => {
      if (rows.length === 0) return;
      PolicyTester.describe(title, () => {
        for (const row of rows)
          PolicyTester.it(
            row.name,
            () => {
              const problem = problemOfCase(table, row);
              assert(!problem, `a row of \`${table}\` ${problem}`);
              body(row);
            },
            row,
          );
      });
    };
    PolicyTester.describe(policy.name, () => {
      group("valid", "valid", cases.valid, (row) => expectValid(policy, row));
      group("invalid", "invalid", cases.invalid, (row) => expectInvalid(policy, row));
      group("notApplicable", "not applicable", cases.notApplicable, (row) => expectNotApplicable(policy, row));
      group("undecided", "undecided before deployment", cases.undecided, (row) => expectUndecided(policy, row));
      PolicyTester.it(
        "is tested whole: every message, setting and provider, and no row twice",
        () => {
          const gaps = [...gapsIn(policy, cases), ...duplicatesIn(cases)];
          assert(gaps.length === 0, `the tables do not test it whole:${gaps.map((gap) => `\n  - ${gap}.`).join("")}`);
        },
        {},
      );
      PolicyTester.it("judges resources without any property", () => expectRobust(policy), {});
    });
  }
}

/** Whatever one property might turn out to be, the verdict is the row's or it is open. */
const expectSound = (policy: Policy, row: Case, snapshot: Snapshot, isSound: (judged: Judged) => boolean): void => {
  const hidden = resourcesOf(row).flatMap((each) => {
    const urn = snapshot.resources.find(({ type, name }) => type === each.type && name === each.name)?.urn;
    return Object.entries(each.props)
      .filter(([, value]) => !isEmpty(value))
      .map(([property]) => ({ urn, property }));
  });
  for (const { urn, property } of hidden) {
    const judged = judgeBy(
      policy,
      withUnknown(snapshot, (u, p) => u === urn && p === property),
      row.config,
    );
    assert(isSound(judged), `with \`${property}\` unknown it is ${judged.verdict}, which it cannot know`);
  }
  const judged = judgeBy(
    policy,
    withUnknown(snapshot, (urn, p) => hidden.some((h) => h.urn === urn && h.property === p)),
    row.config,
  );
  assert(isSound(judged), `with every property unknown it is ${judged.verdict}, which it cannot know`);
};

const expectValid = (policy: Policy, row: Case): void => {
  const snapshot = deploy(row, "update");
  const judged = judgeBy(policy, snapshot, row.config);
  assert.deepEqual(
    judged.findings.map(({ messageId, message }) => `${messageId}: ${message}`),
    [],
  );
  assert.equal(judged.verdict, "compliant", `${judged.verdict} is not compliant: ${judged.reasons.join(" ")}`);
  assert.notEqual(judgeBy(policy, deploy(row, "preview"), row.config).verdict, "violating", "it violates in a preview");
  expectSound(policy, row, snapshot, ({ verdict }) => verdict !== "violating");
  assert.equal(remediated(policy, row), undefined, "a compliant resource must be left alone");
};

const toExpected = (row: InvalidCase, policy: Policy, { messageId, data = {}, on }: ExpectedError) => ({
  messageId,
  data,
  on: on ?? (policy.on === "stack" ? "the stack" : resourcesOf(row)[0]?.name),
});

const toActual = ({ messageId, data, subject }: Judged["findings"][number]) => ({
  messageId,
  data,
  on: subject?.resource.name ?? "the stack",
});

const expectInvalid = (policy: Policy, row: InvalidCase): void => {
  const snapshot = deploy(row, "update");
  const actual = judgeBy(policy, snapshot, row.config).findings.map(toActual);
  const expected = row.errors.map((error) => toExpected(row, policy, error));
  const comparable = expected.map((error, i) => ({
    ...error,
    data: Object.fromEntries(
      Object.entries(error.data).map(([key, value]) => [key, matched(value, actual[i]?.data[key])]),
    ),
  }));
  assert.deepEqual(actual, comparable);
  const preview = judgeBy(policy, deploy(row, "preview"), row.config);
  for (const { messageId, on } of preview.findings.map(toActual))
    assert(
      expected.some((error) => error.messageId === messageId && error.on === on),
      `a preview reports ${messageId} on ${on}`,
    );
  if (preview.findings.length < expected.length)
    assert(preview.waitsFor.length > 0, "a preview misses it, and does not say that it is undecided");
  expectSound(policy, row, snapshot, ({ verdict }) => verdict !== "compliant");
  expectFixed(policy, row);
};

const expectFixed = (policy: Policy, row: InvalidCase): void => {
  assert.equal(
    row.output !== undefined,
    policy.remediates,
    policy.remediates ? "give `output`: what the remediation changes, or null" : "the policy remediates nothing",
  );
  const fixed = remediated(policy, row);
  if (row.output === null) assert.equal(fixed, undefined, "the remediation must leave it alone");
  if (!row.output) return;
  assert(fixed, "the remediation changes nothing");
  assert.deepEqual(fixed.changed, row.output);
  const again = { ...row, on: [fixed.resource, ...resourcesOf(row).slice(1)] };
  assert.equal(
    judgeBy(policy, deploy(again, "update"), row.config).verdict,
    "compliant",
    "the fix has to satisfy the policy",
  );
};

/** The row's first resource after the remediation, and what it changed; `undefined` when it changed nothing. */
const remediated = (policy: Policy, row: Case) => {
  const [first] = resourcesOf(row);
  if (!policy.remediates || !first) return undefined;
  const snapshot = deploy(row, "update");
  const { inputs } = fromSnapshot(snapshot);
  const isFirst = ({ type, name }: { readonly type: string; readonly name: string }) =>
    type === first.type && name === first.name;
  const [target, recorded] = [inputs.resources.find(isFirst), snapshot.resources.find(isFirst)];
  const adapter = adaptersOf(first.type).find(({ concept }) => concept === policy.on);
  if (!target || !recorded || !adapter) return undefined;
  const before = structuredClone(recorded.inputs);
  const { subject, commit } = adapter.edit(target, inputs);
  const judge = policy.configure(row.config ?? {});
  const { broken, findings, pending } = runCheck({}, subject, () => judge.remediate(subject));
  if (broken) throw broken;
  if (findings.length + pending.length > 0 || !commit()) return undefined;
  const changed = Object.fromEntries(
    Object.entries(recorded.inputs).filter(([key, value]) => !isDeepStrictEqual(value, before[key])),
  );
  return { changed, resource: { ...first, props: { ...first.props, ...changed } } };
};

const expectNotApplicable = (policy: Policy, row: NotApplicableCase): void => {
  const { verdict, reasons } = judgeBy(policy, deploy(row, "update"), row.config);
  assert.equal(verdict, "notApplicable");
  const unsaid = reasons.find((reason) => / has no word for /.test(reason));
  assert(unsaid === undefined, `the provider cannot say what the policy asks for; tell why in \`notOn\`: ${unsaid}`);
  const { because } = row;
  assert.equal(
    because !== undefined,
    reasons.length > 0,
    `\`because\` has to match the reasons: ${reasons.join(" ") || "none"}`,
  );
  if (because) for (const reason of reasons) assert.match(reason, because);
};

const expectUndecided = (policy: Policy, row: UndecidedCase): void => {
  const { verdict, waitsFor } = judgeBy(policy, deploy(row, "preview"), row.config);
  assert.equal(verdict, "undecided");
  if (row.waitsFor) assert.deepEqual([...new Set(waitsFor.map((text) => nameOf(text) || text))], row.waitsFor);
};

const expectRobust = (policy: Policy): void => {
  const speaks = (concept: Concept): boolean => policy.on === "stack" || concept === policy.on;
  for (const type of new Set(allAdapters().flatMap(({ concept, types }) => (speaks(concept) ? types : []))))
    judgeBy(policy, toSnapshot([resource(type)], { mode: "update" }));
};
