import assert from "node:assert/strict";
import * as fc from "fast-check";
import { eventSelector } from "../../../src/evaluate";

const UNKNOWN = "(unknown)";
const unknown = (value: unknown): boolean => value === UNKNOWN;

const management = (own: object = {}) => ({
  eventCategory: "Management",
  eventSource: "iam.amazonaws.com",
  eventName: "CreateUser",
  readOnly: false,
  ...own,
});

const dataEvent = (type: string, ARN: string, own: object = {}) => ({
  eventCategory: "Data",
  eventSource: "s3.amazonaws.com",
  eventName: "GetObject",
  readOnly: true,
  resources: [{ type, ARN }],
  ...own,
});

const object = (key: string) => dataEvent("AWS::S3::Object", `arn:aws:s3:::${key}`);

const basic = (...values: readonly string[]) =>
  eventSelector.parse({ eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values }] }] });

const advanced = (...fieldSelectors: readonly object[]) =>
  eventSelector.parse({ advancedEventSelectors: [{ fieldSelectors }] });

const data = { field: "eventCategory", equals: ["Data"] };
const objects = { field: "resources.type", equals: ["AWS::S3::Object"] };

describe("event selectors", () => {
  it("that are left out record every management event and nothing else", () => {
    for (const source of [{}, { eventSelectors: [] }, { eventSelectors: null, advancedEventSelectors: [] }]) {
      const { records } = eventSelector.parse(source);
      assert.equal(records(management()), true);
      assert.equal(records(management({ readOnly: true })), true);
      assert.equal(records(object("data/a")), false);
      assert.equal(records({ eventName: "OldRecordWithoutCategory" }), true);
    }
  });

  // CloudTrail User Guide, "Example: Logging data events for all objects in a bucket".
  it("name objects by a prefix of their ARN", () => {
    assert.equal(basic("arn:aws:s3:::data/").records(object("data/a")), true);
    assert.equal(basic("arn:aws:s3:::data/images").records(object("data/images/1")), true);
    assert.equal(basic("arn:aws:s3:::data/images").records(object("data/texts/1")), false);
    assert.equal(basic("arn:aws:s3:::data/").records(object("data2/a")), false);
    assert.equal(basic("arn:aws:s3:::data").records(object("data2/a")), true);
    assert.equal(basic("arn:aws:s3").records(object("any/a")), true);
  });

  // CloudTrail User Guide: a function named helloworld2 is not logged for helloworld.
  it("name functions exactly, or all of them", () => {
    const arn = "arn:aws:lambda:us-west-2:111111111111:function:helloworld";
    const functions = (value: string) =>
      eventSelector.parse({
        eventSelectors: [{ dataResources: [{ type: "AWS::Lambda::Function", values: [value] }] }],
      });
    assert.equal(functions(arn).records(dataEvent("AWS::Lambda::Function", arn)), true);
    assert.equal(functions(arn).records(dataEvent("AWS::Lambda::Function", `${arn}2`)), false);
    assert.equal(functions("arn:aws:lambda").records(dataEvent("AWS::Lambda::Function", arn)), true);
  });

  it("select reads, writes or both", () => {
    const only = (readWriteType: string) => eventSelector.parse({ eventSelectors: [{ readWriteType }] });
    assert.equal(only("WriteOnly").records(management()), true);
    assert.equal(only("WriteOnly").records(management({ readOnly: true })), false);
    assert.equal(only("ReadOnly").records(management()), false);
    assert.equal(only("All").records(management()), true);
  });

  // API AdvancedFieldSelector: operators that select are OR-ed, those that deselect must none of them hit.
  it("combine operators on a field as CloudTrail does", () => {
    const { records } = advanced(data, objects, {
      field: "resources.ARN",
      startsWiths: ["arn:aws:s3:::data/", "arn:aws:s3:::models/"],
      notEndsWiths: [".tmp", ".bak"],
    });
    assert.equal(records(object("data/a")), true);
    assert.equal(records(object("models/a")), true);
    assert.equal(records(object("other/a")), false);
    assert.equal(records(object("data/a.tmp")), false);
    assert.equal(records(object("models/a.bak")), false);
  });

  it("take values to the letter", () => {
    assert.equal(advanced(data, objects, { field: "eventName", equals: ["Get*"] }).records(object("data/a")), false);
    assert.equal(
      advanced(data, { field: "resources.type", equals: ["aws::s3::object"] }).records(object("a/b")),
      false,
    );
  });

  it("may be in CloudTrail's own spelling, or an SDK's", () => {
    const spelling = {
      AdvancedEventSelectors: undefined,
      advancedEventSelectors: [
        {
          Name: "x",
          FieldSelectors: [
            { Field: "eventCategory", Equals: ["Data"] },
            { Field: "resources.type", Equals: ["AWS::S3::Object"] },
            { Field: "resources.ARN", StartsWith: ["arn:aws:s3:::data/"] },
          ],
        },
      ],
    };
    assert.equal(eventSelector.parse(spelling).records(object("data/a")), true);
    assert.equal(eventSelector.parse(spelling).records(object("other/a")), false);
  });

  it("are refused with their place when they are of another form", () => {
    const refuses = (source: object, message: RegExp) =>
      assert.throws(() => eventSelector.parse(source), { name: "EventSelectorError", message });
    refuses({ eventSelectors: {} }, /^eventSelectors: is no list\.$/);
    refuses({ eventSelectors: [1] }, /^eventSelectors\[0\]: is no object\.$/);
    refuses(
      { eventSelectors: [{ includeManagmentEvents: true }] },
      /^eventSelectors\[0\]\.includeManagmentEvents: is unknown; known: includeManagementEvents/,
    );
    refuses({ eventSelectors: [{ includeManagementEvents: "yes" }] }, /is "yes", and true or false is needed/);
    refuses(
      { advancedEventSelectors: [{ fieldSelectors: [{ field: 1 }] }] },
      /fieldSelectors\[0\]\.field: is 1, and a text is needed/,
    );
  });

  it("stay open where a value cannot be known, and only there", () => {
    const { records } = eventSelector.parse(
      {
        advancedEventSelectors: [
          { fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
          { fieldSelectors: [data, objects, { field: "resources.ARN", startsWiths: [UNKNOWN] }] },
        ],
      },
      { unknown },
    );
    assert.equal(records(management()), true);
    assert.equal(records(object("data/a")), undefined);
    assert.equal(records(dataEvent("AWS::Lambda::Function", "arn:aws:lambda:a")), false);
  });

  describe("properties", () => {
    const value = fc.constantFrom(
      "Management",
      "Data",
      "true",
      "false",
      "AWS::S3::Object",
      "arn:aws:s3:::data/",
      "a",
      "kms.amazonaws.com",
    );
    const field = fc.record(
      {
        field: fc.constantFrom(
          "eventCategory",
          "readOnly",
          "resources.type",
          "resources.ARN",
          "eventSource",
          "eventName",
        ),
        equals: fc.array(value, { maxLength: 2 }),
        startsWiths: fc.array(value, { maxLength: 2 }),
        notEquals: fc.array(value, { maxLength: 2 }),
        notEndsWiths: fc.array(value, { maxLength: 2 }),
      },
      { requiredKeys: ["field"] },
    );
    const selector = fc.record({ fieldSelectors: fc.array(field, { maxLength: 4 }) });
    const event = fc.oneof(
      fc.record({
        eventCategory: fc.constantFrom("Management", "Data"),
        readOnly: fc.boolean(),
        eventSource: value,
        eventName: value,
      }),
      fc.constantFrom("data/a", "other/b").map(object),
    );

    it("adding a selector never records less", () => {
      fc.assert(
        fc.property(fc.array(selector, { minLength: 1, maxLength: 3 }), selector, event, (selectors, more, record) => {
          const before = eventSelector.parse({ advancedEventSelectors: selectors }).records(record);
          const after = eventSelector.parse({ advancedEventSelectors: [...selectors, more] }).records(record);
          assert(!before || after);
        }),
      );
    });

    it("an unknown value gives an open answer or the same", () => {
      const hide = (source: unknown, at: number): unknown => {
        let left = at;
        const walk = (item: unknown, key = ""): unknown => {
          if (typeof item === "string" && key !== "field") return left-- === 0 ? UNKNOWN : item;
          if (Array.isArray(item)) return item.map((each) => walk(each, key));
          if (typeof item !== "object" || item === null) return item;
          return Object.fromEntries(Object.entries(item).map(([k, each]) => [k, walk(each, k)]));
        };
        return walk(source);
      };
      fc.assert(
        fc.property(fc.array(selector, { minLength: 1, maxLength: 3 }), fc.nat(8), event, (selectors, at, record) => {
          const known = eventSelector.parse({ advancedEventSelectors: selectors }).records(record);
          const open = eventSelector
            .parse({ advancedEventSelectors: hide(selectors, at) }, { unknown })
            .records(record);
          assert(open === undefined || open === known);
        }),
      );
    });

    it("reading any JSON gives an answer or an error of its own", () => {
      fc.assert(
        fc.property(fc.jsonValue(), fc.jsonValue(), (eventSelectors, advancedEventSelectors) => {
          try {
            const { problems, records } = eventSelector.parse({ eventSelectors, advancedEventSelectors });
            assert(Array.isArray(problems));
            records({ eventName: "x" });
          } catch (error) {
            assert.equal((error as Error).name, "EventSelectorError");
          }
        }),
      );
    });
  });
});
