import assert from "node:assert/strict";
import * as fc from "fast-check";
import { eventSelector } from "../../../src/evaluate";

const { parse } = eventSelector;

type Source = eventSelector.SelectorSource;

const says = (source: Source, path: string, problem: RegExp): void => {
  const { problems } = parse(source);
  assert.equal(problems.length, 1, JSON.stringify(problems));
  assert.equal(problems[0]?.path, path);
  assert.match(problems[0]?.problem ?? "", problem);
};

const isFine = (source: Source): void => assert.deepEqual(parse(source).problems, []);

const basic = (...eventSelectors: readonly object[]): Source => ({ eventSelectors });
const resources = (type: string, ...values: readonly string[]): Source => basic({ dataResources: [{ type, values }] });
const advanced = (...fieldSelectors: readonly object[]): Source => ({ advancedEventSelectors: [{ fieldSelectors }] });

const category = (name: string) => ({ field: "eventCategory", equals: [name] });
const data = (type: string, ...more: readonly object[]) =>
  advanced(category("Data"), { field: "resources.type", equals: [type] }, ...more);
const arns = (operator: string, ...values: readonly string[]) => ({ field: "resources.ARN", [operator]: values });
const network = (...more: readonly object[]) => advanced(category("NetworkActivity"), ...more);
const source = { field: "eventSource", equals: ["s3.amazonaws.com"] };

describe("problems of event selectors", () => {
  it("are none for what CloudTrail documents", () => {
    isFine({});
    isFine(basic({}));
    isFine(basic({ excludeManagementEventSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"] }));
    isFine(resources("AWS::DynamoDB::Table", "arn:aws:dynamodb"));
    isFine(
      data("AWS::S3::Object", arns("startsWiths", "arn:aws:s3:::data/"), {
        field: "readOnly",
        equals: ["true", "false"],
      }),
    );
    isFine(data("AWS::S3::Object", arns("equals", "arn:aws:s3:::data/a"), arns("notEndsWiths", ".tmp")));
    isFine(data("AWS::Bedrock::Model", { field: "sessionCredentialFromConsole", notEquals: ["true"] }));
    isFine(data("AWS::S3::Object", { field: "eventName", startsWiths: ["Put"], notStartsWiths: ["PutObjectAcl"] }));
    isFine(network(source, { field: "vpcEndpointId", endsWiths: ["0"] }));
  });

  it("are resources that are not of the type", () => {
    says(resources("AWS::S3::Object", "arn:aws:lambda"), "eventSelectors[0].dataResources[0]", /no AWS::S3::Object/);
    says(
      resources("AWS::Lambda::Function", "arn:aws:s3:::data/"),
      "eventSelectors[0].dataResources[0]",
      /no AWS::Lambda::Function/,
    );
    says(
      data("AWS::S3::Object", arns("startsWiths", "arn:aws:dynamodb:eu")),
      "advancedEventSelectors[0]",
      /no AWS::S3::Object/,
    );
    isFine(data("AWS::Lambda::Function", arns("startsWiths", "arn:aws:lam")));
    says(
      data("AWS::Lambda::Function", arns("startsWiths", "arn:aws:lam:eu")),
      "advancedEventSelectors[0]",
      /no AWS::Lambda/,
    );
    const both = { field: "resources.type", equals: ["AWS::S3::Object", "AWS::Lambda::Function"] };
    says(
      advanced(category("Data"), both, arns("startsWiths", "arn:aws:lambda")),
      "advancedEventSelectors[0]",
      /names 2 resources\.type/,
    );
    says(resources("AWS::S3::Object"), "eventSelectors[0].dataResources[0]", /records none/);
    says(data("AWS::S3::Object", arns("equals", "arn:aws:s3")), "advancedEventSelectors[0]", /no whole ARN/);
    says(
      data("AWS::S3::Object", arns("startsWiths", "arn:aws:s3:::data")),
      "advancedEventSelectors[0]",
      /without a slash/,
    );
  });

  it("are selectors that record nothing", () => {
    says(basic({ includeManagementEvents: false }), "eventSelectors[0]", /records nothing/);
    const dead = (field: object) =>
      says(data("AWS::S3::Object", field), "advancedEventSelectors[0].fieldSelectors[2]", /never matches/);
    dead({
      field: "resources.ARN",
      equals: ["arn:aws:s3:::data/a"],
      notStartsWiths: ["arn:aws:s3:::data/"],
    });
    dead({ field: "resources.ARN", startsWiths: ["arn:aws:s3:::data/a/"], notStartsWiths: ["arn:aws:s3:::data/"] });
    dead({ field: "eventName", endsWiths: ["ObjectAcl"], notEndsWiths: ["Acl"] });
    isFine(
      data("AWS::S3::Object", { field: "eventName", equals: ["GetObject", "PutObject"], notEquals: ["GetObject"] }),
    );
    isFine(data("AWS::S3::Object", { field: "eventName", startsWiths: ["Get"], notEquals: ["Get"] }));
  });

  it("are operators and values that a field does not take", () => {
    const at = "advancedEventSelectors[0].fieldSelectors[2]";
    says(
      data("AWS::S3::Object", { field: "readOnly", notEquals: ["true"] }),
      at,
      /readOnly with NotEquals; only Equals/,
    );
    says(data("AWS::S3::Object", { field: "readOnly", equals: ["yes"] }), at, /something else than true or false/);
    says(
      data("AWS::S3::Object", { field: "sessionCredentialFromConsole", equals: ["false"] }),
      at,
      /something else than true/,
    );
    says(data("AWS::S3::Object", { field: "eventName", equals: ["x".repeat(2049)] }), at, /more than 2048/);
    says(data("AWS::S3::Object", { field: "errorCode", equals: ["VpceAccessDenied"] }), at, /Data events cannot/);
    says(network(source, { field: "errorCode", equals: ["AccessDenied"] }), at, /something else than VpceAccessDenied/);
    says(network(source, { field: "readOnly", equals: ["true"] }), at, /NetworkActivity events cannot/);
    says(
      network({ field: "eventSource", startsWiths: ["s3"] }),
      "advancedEventSelectors[0].fieldSelectors[1]",
      /only Equals/,
    );
    says(network(), "advancedEventSelectors[0]", /names no eventSource/);
    says(
      network({ field: "eventSource", equals: ["s3.amazonaws.com", "ec2.amazonaws.com"] }),
      "advancedEventSelectors[0]",
      /several eventSource/,
    );
    says(
      advanced(category("Insight")),
      "advancedEventSelectors[0]",
      /must be one of Management, Data, NetworkActivity/,
    );
    says(
      advanced(
        { field: "eventCategory", equals: ["Data"], notEquals: ["Management"] },
        { field: "resources.type", equals: ["AWS::S3::Object"] },
      ),
      "advancedEventSelectors[0].fieldSelectors[0]",
      /NotEquals; only Equals/,
    );
  });

  it("are too many", () => {
    says(basic(...Array.from({ length: 6 }, () => ({}))), "eventSelectors", /are 6; 5 are allowed/);
    const many = (count: number) => Array.from({ length: count }, (_, i) => `arn:aws:s3:::data/${i}`);
    isFine(resources("AWS::S3::Object", ...many(250), "arn:aws:s3"));
    says(resources("AWS::S3::Object", ...many(251)), "eventSelectors", /name 251 resources; 250 are allowed/);
    isFine(data("AWS::S3::Object", arns("startsWiths", ...many(498))));
    says(
      data("AWS::S3::Object", arns("startsWiths", ...many(499))),
      "advancedEventSelectors",
      /501 values; 500 are allowed/,
    );
  });

  it("are insights without the events that they are drawn from", () => {
    const rate = { insightSelectors: [{ insightType: "ApiCallRateInsight" }] };
    const error = { insightSelectors: [{ insightType: "ApiErrorRateInsight" }] };
    isFine(rate);
    says(
      { ...basic({ readWriteType: "ReadOnly" }), ...rate },
      "insightSelectors[0]",
      /that write, and the trail records none/,
    );
    isFine({ ...basic({ readWriteType: "ReadOnly" }), ...error });
    says(
      { ...data("AWS::S3::Object"), ...error },
      "insightSelectors[0]",
      /management events, and the trail records none/,
    );
    isFine({
      ...data("AWS::S3::Object"),
      insightSelectors: [{ insightType: "ApiErrorRateInsight", eventCategories: ["Data"] }],
    });
    says({ insightSelectors: [{ insightType: "ApiCallRate" }] }, "insightSelectors[0]", /must be one of/);
    says(
      { insightSelectors: [{ insightType: "ApiCallRateInsight", eventCategories: ["Network"] }] },
      "insightSelectors[0]",
      /watches Network/,
    );
  });

  it("are sums of what cannot be summed up", () => {
    const sums = (...categories: readonly string[]) => ({
      aggregationConfigurations: categories.map((eventCategory) => ({ eventCategory, templates: ["API_ACTIVITY"] })),
    });
    isFine(sums("Data"));
    says(sums("Management"), "aggregationConfigurations[0]", /only Data events/);
    says(sums("Data", "Data"), "aggregationConfigurations", /1 is allowed/);
  });
});

describe("warnings about event selectors", () => {
  const warned = (from: Source) => parse(from).warnings.map(({ path, problem }) => `${path} ${problem}`);

  it("are resource types that CloudTrail does not document", () => {
    for (const type of eventSelector.dataEventTypes) {
      assert.deepEqual(warned(data(type)), []);
      isFine(data(type));
    }
    const [metrics] = warned(data("AWS::SageMaker::MetricsLog"));
    assert.match(
      metrics ?? "",
      /not a type that CloudTrail documents; of this service it documents AWS::SageMaker::Endpoint/,
    );
    assert.match(warned(data("AWS::Bedrock::Prompt"))[0] ?? "", /AWS::Bedrock::PromptVersion/);
    assert.match(warned(data("AWS::Unheard::Of"))[0] ?? "", /documents$/);
    isFine(data("AWS::SageMaker::MetricsLog"));
  });

  it("are selectors that say the same", () => {
    const [one] = (data("AWS::S3::Object").advancedEventSelectors ?? []) as readonly object[];
    assert.deepEqual(warned({ advancedEventSelectors: [one, one] }), [
      "advancedEventSelectors[1] says the same as advancedEventSelectors[0]",
    ]);
    assert.deepEqual(warned(basic({}, { readWriteType: "All" })), [
      "eventSelectors[1] says the same as eventSelectors[0]",
    ]);
    assert.deepEqual(warned(basic({ readWriteType: "ReadOnly" }, { readWriteType: "WriteOnly" })), []);
    const open = parse(basic({ readWriteType: "?" }, { readWriteType: "?" }), { unknown: (value) => value === "?" });
    assert.deepEqual(open.warnings, []);
  });

  it("are sources left out of nothing", () => {
    const left = { includeManagementEvents: false, excludeManagementEventSources: ["kms.amazonaws.com"] };
    assert.match(
      warned(basic({ ...left, dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] }))[0] ?? "",
      /of which the selector names none/,
    );
  });
});

describe("hostile event selectors", () => {
  it("are refused without showing what they hold", () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    for (const value of [circle, [circle], 1n, Symbol("x"), { secret: "hush" }])
      assert.throws(
        () => parse({ advancedEventSelectors: [{ fieldSelectors: [{ field: value }] }] }),
        (error: Error) => error.name === "EventSelectorError" && !error.message.includes("hush"),
      );
    assert.throws(() => parse(basic({ readWriteType: circle })), {
      name: "EventSelectorError",
      message: /is an object/,
    });
    assert.throws(
      () => parse(basic({ includeManagementEvents: "x".repeat(1e6) })),
      (error: Error) => error.message.length < 300,
    );
  });

  it("of any kind give answers or an error of their own", () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.anything(),
        fc.anything(),
        fc.anything(),
        (eventSelectors, advancedEventSelectors, insightSelectors, record) => {
          try {
            const { problems, warnings, records } = parse({ eventSelectors, advancedEventSelectors, insightSelectors });
            assert(Array.isArray(problems) && Array.isArray(warnings));
            records((typeof record === "object" && record !== null ? record : {}) as eventSelector.AuditRecord);
          } catch (error) {
            assert.equal((error as Error).name, "EventSelectorError", String(error));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
