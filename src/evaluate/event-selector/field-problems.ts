import { comparisons, deselects } from "./record";
import { type AdvancedSelector, type FieldSelector, known, type Operator, type SelectorProblem } from "./syntax";

/** Sources whose management events can be left out (API EventSelector, AdvancedFieldSelector). */
export const excludable = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

const categories = ["Management", "Data", "NetworkActivity"];

/** What may be named in each category of a trail's selectors (API AdvancedFieldSelector). */
const fieldsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ["Management", ["eventCategory", "eventSource", "readOnly"]],
  [
    "Data",
    [
      ...["eventCategory", "eventName", "eventSource", "eventType", "readOnly", "resources.ARN", "resources.type"],
      ...["sessionCredentialFromConsole", "userIdentity.arn"],
    ],
  ],
  ["NetworkActivity", ["eventCategory", "errorCode", "eventName", "eventSource", "vpcEndpointId"]],
]);

/** Fields that are not compared with every operator, or not with every value (same page). */
const narrow: ReadonlyMap<string, { readonly operators: readonly Operator[]; readonly values?: readonly string[] }> =
  new Map([
    ["eventCategory", { operators: ["Equals"] }],
    ["readOnly", { operators: ["Equals"], values: ["true", "false"] }],
    ["resources.type", { operators: ["Equals"] }],
    ["errorCode", { operators: ["Equals"], values: ["VpceAccessDenied"] }],
    ["sessionCredentialFromConsole", { operators: ["Equals", "NotEquals"], values: ["true"] }],
  ]);

/** The service that the ARNs of a type name. */
const services: ReadonlyMap<string, string> = new Map([
  ["AWS::S3::Object", "s3"],
  ["AWS::Lambda::Function", "lambda"],
  ["AWS::DynamoDB::Table", "dynamodb"],
]);

/** Why an ARN can be that of no resource of the type; the beginning of one may break off anywhere. */
export const strayArn = (type: string, arn: string): string | undefined => {
  const service = services.get(type);
  const [, , actual, ...rest] = arn.split(":");
  if (service === undefined || actual === undefined || actual === service) return undefined;
  return rest.length > 0 || !service.startsWith(actual) ? `names ${arn}, which is no ${type}` : undefined;
};

/** A bucket without the slash is the beginning of other buckets' names too. */
export const openBucket = (arn: string): string | undefined =>
  /^arn:[^:]*:s3:::[^/]+$/.test(arn)
    ? `names ${arn} without a slash at its end, and so every bucket whose name begins like it`
    : undefined;

const MAX_VALUE = 2048;

const kinds = [
  ["Equals", "NotEquals"],
  ["Equals", "NotStartsWith"],
  ["Equals", "NotEndsWith"],
  ["StartsWith", "NotStartsWith"],
  ["EndsWith", "NotEndsWith"],
] as const;

/** Whether all that a field may be is excluded again. */
const isEmpty = ({ conditions }: FieldSelector): boolean => {
  const selecting = conditions.filter(({ operator }) => !deselects(operator));
  const excluded = (operator: Operator, value: string): boolean =>
    kinds.some(
      ([select, deselect]) =>
        select === operator &&
        conditions.some(
          (each) =>
            each.operator === deselect && known(each.values).some((other) => comparisons[deselect](value, other)),
        ),
    );
  return (
    selecting.length > 0 &&
    selecting.every(({ operator, values }) =>
      values?.every((value) => value !== undefined && excluded(operator, value)),
    )
  );
};

const problemOfField = (selector: FieldSelector, category: string): string | undefined => {
  const { field, conditions } = selector;
  if (field === undefined) return undefined;
  if (!fieldsOf.get(category)?.includes(field)) return `names ${field}, which selectors of ${category} events cannot`;
  if (conditions.length === 0) return `compares ${field} with nothing`;
  const values = conditions.flatMap((each) => known(each.values));
  if (category === "Management" && field === "eventSource") {
    const other = values.find((value) => !excludable.includes(value));
    if (other !== undefined || conditions.some(({ operator }) => operator !== "NotEquals"))
      return `may only leave out ${excludable.join(" or ")}, with NotEquals`;
  }
  const rule =
    category === "NetworkActivity" && field === "eventSource" ? { operators: ["Equals"] } : narrow.get(field);
  const operator = conditions.find((each) => rule && !rule.operators.includes(each.operator))?.operator;
  if (operator) return `compares ${field} with ${operator}; only ${rule?.operators.join(" and ")} can be used`;
  const allowed = narrow.get(field)?.values;
  if (allowed && values.some((value) => !allowed.includes(value)))
    return `compares ${field} with something else than ${allowed.join(" or ")}`;
  if (values.some((value) => value.includes("*"))) return "has a *, which has no meaning in a selector";
  if (values.some((value) => value.length > MAX_VALUE)) return `has a value of more than ${MAX_VALUE} characters`;
  return isEmpty(selector) ? `demands ${field} and excludes it, so it never matches` : undefined;
};

const valuesOf = ({ fields }: AdvancedSelector, name: string, operators: readonly Operator[]): readonly string[] =>
  fields.flatMap(({ field, conditions }) =>
    field === name
      ? conditions.flatMap(({ operator, values }) => (operators.includes(operator) ? known(values) : []))
      : [],
  );

const problemsOfArns = (selector: AdvancedSelector, types: readonly string[]): readonly string[] => {
  const [type] = types;
  if (type === undefined || types.length > 1) return [];
  const whole = valuesOf(selector, "resources.ARN", ["Equals", "NotEquals"]);
  const begun = valuesOf(selector, "resources.ARN", ["StartsWith"]);
  return [
    ...[...whole, ...begun].flatMap((arn) => strayArn(type, arn) ?? []),
    ...(type === "AWS::S3::Object" ? begun.flatMap((arn) => openBucket(arn) ?? []) : []),
    ...whole
      .filter((arn) => !/^arn:[^:]+:[^:]+:[^:]*:[^:]*:./.test(arn))
      .map((arn) => `compares resources.ARN with ${JSON.stringify(arn)}, which is no whole ARN`),
  ];
};

/** What is wrong with an advanced selector. Source: API AdvancedFieldSelector. */
export const problemsOfAdvanced = (selector: AdvancedSelector, path: string): readonly SelectorProblem[] => {
  const here = (problem: string): SelectorProblem => ({ path, problem });
  const names = (name: string): boolean => selector.fields.some(({ field }) => field === undefined || field === name);
  if (!names("eventCategory")) return [here("names no eventCategory")];
  const [category, ...more] = valuesOf(selector, "eventCategory", ["Equals"]);
  if (category === undefined) {
    const open = selector.fields.some(
      ({ field, conditions }) =>
        field === undefined ||
        (field === "eventCategory" && conditions.some(({ values }) => !values || values.includes(undefined))),
    );
    return open ? [] : [here("compares eventCategory other than with Equals")];
  }
  if (more.length > 0 || !categories.includes(category))
    return [
      here(`has the eventCategory ${[category, ...more].join(", ")}; it must be one of ${categories.join(", ")}`),
    ];
  const types = valuesOf(selector, "resources.type", ["Equals"]);
  return [
    ...(category === "Data" && !names("resources.type")
      ? [here("names no resources.type, which Data events need")]
      : []),
    ...(types.length > 1 ? [here(`names ${types.length} resources.type; one selector records one`)] : []),
    ...types
      .filter((type) => !/^AWS::\w+::\w+$/.test(type))
      .map((type) => here(`names ${JSON.stringify(type)}, which is no resource type`)),
    ...problemsOfArns(selector, types).map(here),
    ...(category === "NetworkActivity" && !names("eventSource")
      ? [here("names no eventSource, which NetworkActivity events need")]
      : []),
    ...(category === "NetworkActivity" && valuesOf(selector, "eventSource", ["Equals"]).length > 1
      ? [here("names several eventSource; network activity needs a selector for each")]
      : []),
    ...selector.fields.flatMap((field, i) => {
      const problem = problemOfField(field, category);
      return problem === undefined ? [] : [{ path: `${path}.fieldSelectors[${i}]`, problem }];
    }),
  ];
};
