import assert from "node:assert/strict";
import type { Concept } from "../../src/concepts";
import { allAdapters } from "../../src/providers";
import { type Adapter, topProperty } from "../../src/providers/adapter";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { resource, unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { missingProperty } from "./sdk";

interface ResourceClass {
  readonly __pulumiType: string;
}

/** The class that a type token belongs to, from the SDK itself. */
const classOf = (type: string): ResourceClass => {
  const [provider = "", module = "", name = ""] = type.split(":");
  const sdk = require(`@pulumi/${provider}/${module.split("/")[0]}`) as Readonly<Record<string, ResourceClass>>;
  const found = sdk[name];
  assert(found, `@pulumi/${provider} has no ${name} in ${module}`);
  return found;
};

const open = (adapter: Adapter, type: string, props: Readonly<Record<string, unknown>>) => {
  const { inputs } = fromSnapshot(toSnapshot([resource(type, props)], { mode: "update" }));
  const target = inputs.resources.find((each) => each.type === type);
  assert(target);
  return { target, ...adapter.edit(target, inputs) };
};

const factsOf = (adapter: Adapter) =>
  Object.entries(adapter.lenses).flatMap(([fact, lens]) => ("to" in lens ? [] : [{ fact, lens }]));

const factOf = (subject: object, fact: string): unknown => (subject as Readonly<Record<string, unknown>>)[fact];

/** Whether a fact is a number of days; what is not set, and has to be, is none. */
const isNumber = (subject: object, fact: string): boolean => {
  try {
    return typeof factOf(subject, fact) === "number";
  } catch (error) {
    assert.equal((error as Error).name, "MalformedPropertyError");
    return false;
  }
};

/** What each provider does when nothing is said (documentation of each resource's properties). */
const defaults: Readonly<Record<string, Readonly<Partial<Record<Concept, object>>>>> = {
  aws: {
    trail: {
      logging: true,
      multiRegion: false,
      globalServiceEvents: true,
      logFileValidation: false,
      organization: false,
      prefix: "",
    },
    logGroup: { retentionDays: Infinity },
    key: { enabled: true, rotates: false, rotationDays: 365, rotatable: true },
    publicAccessBlock: {
      blocksPublicAcls: false,
      blocksPublicPolicy: false,
      ignoresPublicAcls: false,
      restrictsPublicBuckets: false,
    },
    alarm: {
      actionsEnabled: true,
      dimensions: {},
      missingData: "missing",
      lowSampleCount: "evaluate",
      queries: [],
      promQl: false,
    },
    compositeAlarm: { actionsEnabled: true },
    eventRule: { bus: "default", pattern: undefined, state: "enabled" },
    bucket: { forceDestroy: false },
    detector: { enabled: true, features: new Map(), repeatsPromptly: false },
    graphMember: { notified: true },
    graphOrganization: { takesIn: false },
  },
  "aws-native": {
    detector: { enabled: false, features: new Map(), repeatsPromptly: false },
    graphMember: { notified: true },
    graphOrganization: { takesIn: false },
    trail: {
      multiRegion: false,
      globalServiceEvents: true,
      logFileValidation: false,
      organization: false,
      prefix: "",
    },
    logGroup: { retentionDays: Infinity, filterable: true },
    key: { enabled: true, rotates: false, rotationDays: 365, rotatable: true, symmetric: true },
    publicAccessBlock: {
      blocksPublicAcls: false,
      blocksPublicPolicy: false,
      ignoresPublicAcls: false,
      restrictsPublicBuckets: false,
    },
    alarm: {
      actionsEnabled: true,
      dimensions: {},
      missingData: "missing",
      lowSampleCount: "evaluate",
      queries: [],
      promQl: false,
    },
    compositeAlarm: { actionsEnabled: true, suppressor: undefined },
    eventRule: { bus: "default", pattern: undefined, state: "enabled" },
    bucket: { forceDestroy: false },
    bucketVersioning: { enabled: false },
    bucketObjectLock: { mode: undefined, days: 0 },
    bucketLogging: { prefix: "", partitioned: false },
    bucketLifecycle: { expirations: [] },
  },
  alicloud: {
    bucket: { forceDestroy: false },
    bucketEncryption: { usesKms: false },
    bucketObjectLock: { mode: undefined, lapses: true, days: 0 },
    bucketVersioning: { enabled: false },
    key: { enabled: true, rotates: false, rotationDays: 365, rotatable: true, symmetric: true },
    publicAccessBlock: {
      blocksPublicAcls: false,
      blocksPublicPolicy: false,
      ignoresPublicAcls: false,
      restrictsPublicBuckets: false,
    },
    trail: { logging: false, multiRegion: false, regions: [], organization: false, prefix: "" },
    logGroup: { retentionDays: 30, usesKey: false, filterable: true, anonymousWrites: false },
    logAlert: {
      sources: [],
      queries: [],
      triggers: [],
      threshold: 1,
      enabled: true,
      mutedUntil: 0,
      notifies: undefined,
    },
    logIndex: { fullText: false, fields: [] },
    logCollection: { enabled: true, collected: [] },
  },
};

describe("adapters", () => {
  for (const adapter of allAdapters())
    for (const type of adapter.types)
      describe(`${adapter.concept} of ${type}`, () => {
        it("has the token of a class of the SDK", () => {
          assert.equal(classOf(type).__pulumiType, type);
        });

        it("names properties that the SDK has", () => {
          const wrong = Object.values(adapter.lenses).flatMap(({ at }) => missingProperty(type, at) ?? []);
          assert.deepEqual(wrong, []);
        });

        it("never breaks on properties that are unknown, missing or of another type", () => {
          for (const value of [unknown, undefined, null, 0, "", "text", [], [null], {}, { rule: null }]) {
            const { subject, target } = open(
              adapter,
              type,
              Object.fromEntries(Object.values(adapter.lenses).map(({ at }) => [topProperty(at), value])),
            );
            assert(adapter.times(target) >= 0);
            for (const { fact } of factsOf(adapter)) {
              try {
                factOf(subject, fact);
              } catch (error) {
                assert.match((error as Error).name, /^(UndecidedError|MalformedPropertyError)$/, `${fact}: ${error}`);
              }
            }
          }
        });

        for (const { fact, lens } of factsOf(adapter).filter(({ lens }) => lens.set))
          it(`keeps what is assigned to ${fact}`, () => {
            const { subject } = open(adapter, type, {});
            const wanted = isNumber(subject, fact) ? [1, 2, 30, 365, 366, 3653, 3654] : [true, false];
            for (const value of wanted) {
              const { target, subject: writable, commit } = open(adapter, type, {});
              (writable as unknown as Record<string, unknown>)[fact] = value;
              assert(commit());
              const got = lens.get(target.props);
              assert(typeof value === "number" ? Number(got) >= value : got === value, `${fact} of ${value} is ${got}`);
            }
          });
      });

  for (const [provider, concepts] of Object.entries(defaults))
    for (const [concept, expected] of Object.entries(concepts))
      it(`say what ${provider} does when a ${concept} leaves everything out`, () => {
        const adapter = allAdapters().find(
          (each) => each.concept === concept && each.types[0]?.startsWith(`${provider}:`),
        );
        assert(adapter);
        // An optional block without a value is what a bridged provider's state holds.
        const { subject } = open(adapter, adapter.types[0] ?? "", {});
        const said = Object.fromEntries(Object.keys(expected).map((fact) => [fact, factOf(subject, fact)]));
        assert.deepEqual(said, expected);
      });
});
