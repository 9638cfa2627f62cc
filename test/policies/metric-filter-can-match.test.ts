import policy from "../../policypack/policies/metric-filter-can-match";
import { PolicyTester, unknown } from "../../src/testing";
import { aws, awsNative } from "../resources";
import { alertOn } from "../store-chain";

const stops = '{ $.eventName = "StopLogging" }';

const filter = (
  pattern: string,
  own: Partial<{
    name: string;
    value: string;
    namespace: string;
    defaultValue: string;
    dimensions: Record<string, string>;
  }> = {},
) =>
  aws.metricFilter({
    logGroupName: "audit",
    pattern,
    metricTransformation: { namespace: "Audit", name: "Stops", value: "1", ...own },
  });

const at = "pattern";

const nativeFilter = (filterPattern: string) =>
  awsNative.metricFilter({
    logGroupName: "audit",
    filterPattern,
    metricTransformations: [{ metricNamespace: "Audit", metricName: "Stops", metricValue: "1", defaultValue: 0 }],
  });

new PolicyTester().run(policy, {
  valid: [
    { name: "a pattern that some events match", on: filter(stops, { defaultValue: "0" }), doc: true },
    { name: "a pattern of aws-native that some events match", on: nativeFilter(stops) },
    { name: "a word", on: filter("ERROR") },
    { name: "every event is counted", on: filter("") },
    { name: "fields between blanks, for another log than a trail's", on: filter("[ip, ..., status = 5*, bytes]") },
    { name: "the value of a field", on: filter("{ $.latency = * }", { value: "$.latency" }) },
    { name: "the value of a column", on: filter("[ip, ..., bytes]", { value: "$bytes" }) },
    { name: "a dimension from a field", on: filter("{ $.latency = * }", { dimensions: { Region: "$.awsRegion" } }) },
    { name: "a half, counted twice, is one", on: filter(stops, { value: "0.5" }) },
    { name: "a range that is not empty", on: filter("{ $.size > 5 && $.size < 6 }") },
    { name: "two regular expressions", on: filter("{ $.a = %x% || $.b = %y% }") },
  ],
  invalid: [
    {
      name: "a text with a blank and no quotes",
      on: filter("{ $.errorMessage = Failed authentication }"),
      errors: [{ messageId: "syntax", data: { at, problem: /`authentication`.*double quotes/ } }],
      doc: true,
    },
    {
      name: "a range that is empty, in a filter of aws-native",
      on: nativeFilter("{ $.size > 6 && $.size < 5 }"),
      errors: [{ messageId: "never", data: { at: "filterPattern" } }],
    },
    {
      name: "a comparison of another language",
      on: filter('{ $.eventName == "StopLogging" }'),
      errors: [{ messageId: "syntax", data: { at, problem: /`==` is no operator/ } }],
    },
    {
      name: "a test that there is not, in either case",
      on: filter("{ $.errorCode is not null }"),
      errors: [{ messageId: "syntax", data: { at, problem: /`is not` is no test/ } }],
    },
    {
      name: "more characters than CloudWatch takes",
      on: filter(`{ $.a = "${"x".repeat(1024)}" }`),
      errors: [{ messageId: "syntax", data: { at, problem: /1024 are allowed/ } }],
    },
    {
      name: "more regular expressions than CloudWatch takes",
      on: filter("{ $.a = %x% || $.b = %y% || $.c = %z% }"),
      errors: [{ messageId: "syntax", data: { at, problem: /3 regular expressions; 2 are allowed/ } }],
    },
    {
      name: "one field that has to be two texts",
      on: filter('{ ($.eventName = "StopLogging") && ($.eventName = "DeleteTrail") }'),
      errors: [{ messageId: "never", data: { at } }],
    },
    {
      name: "a range that is empty",
      on: filter("{ $.size > 6 && $.size < 5 }"),
      errors: [{ messageId: "never", data: { at } }],
    },
    {
      name: "nothing added for a match",
      on: filter(stops, { value: "0" }),
      errors: [{ messageId: "worthless", data: { at: "metricTransformation.value", value: '"0"' } }],
    },
    {
      name: "no value",
      on: filter(stops, { value: "" }),
      errors: [{ messageId: "worthless", data: { at: "metricTransformation.value", value: '""' } }],
    },
    {
      name: "a value from a word, which has no fields",
      on: filter("ERROR", { value: "$.latency" }),
      errors: [{ messageId: "reference", data: { at: "metricTransformation.value", value: "$.latency" } }],
    },
    {
      name: "a value from a column that there is not",
      on: filter("[ip, ..., size]", { value: "$bytes" }),
      errors: [{ messageId: "reference", data: { at: "metricTransformation.value", value: "$bytes" } }],
    },
    {
      name: "a value that is no number",
      on: filter(stops, { value: "one" }),
      errors: [{ messageId: "reference", data: { at: "metricTransformation.value", value: "one" } }],
    },
    {
      name: "a dimension of a word",
      on: filter("ERROR", { dimensions: { Region: "$.awsRegion" } }),
      errors: [{ messageId: "reference", data: { at: "metricTransformation.dimensions", value: "$.awsRegion" } }],
    },
    {
      name: "a default value beside dimensions",
      on: filter(stops, { defaultValue: "0", dimensions: { Region: "$.awsRegion" } }),
      errors: [{ messageId: "exclusive", data: { at: "metricTransformation.defaultValue" } }],
    },
    {
      name: "four dimensions",
      on: filter(stops, { dimensions: { a: "$.a", b: "$.b", c: "$.c", d: "$.d" } }),
      errors: [{ messageId: "dimensions", data: { at: "metricTransformation.dimensions", count: 4 } }],
    },
    {
      name: "a metric's name with a colon",
      on: filter(stops, { name: "Audit:Stops" }),
      errors: [{ messageId: "name", data: { at: "metricTransformation.name", length: 11 } }],
    },
    {
      name: "a namespace that is too long",
      on: filter(stops, { namespace: "x".repeat(256) }),
      errors: [{ messageId: "name", data: { at: "metricTransformation.namespace", length: 256 } }],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: an alert with its own query",
      on: alertOn("event.eventName: StopLogging | select count(1) as c"),
      because: /`log-alert-can-fire`/,
    },
    { name: "a log group is no filter", on: aws.logGroup({}) },
  ],
  undecided: [
    {
      name: "keywords in lower case, of which nobody says whether they are taken",
      on: filter("{ $.errorCode not exists }"),
      waitsFor: ["it"],
    },
    { name: "the pattern comes from elsewhere", on: filter(unknown), waitsFor: ["it"] },
    { name: "the value comes from elsewhere", on: filter(stops, { value: unknown }), waitsFor: ["it"] },
  ],
});
