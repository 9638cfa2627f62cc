import type { AdvancedSelector, BasicSelector, FieldSelector, Selectors, Value } from "./syntax";

/** Something in selectors that CloudTrail refuses, or that can never record what it seems to. */
export interface SelectorProblem {
  /** Where, e.g. `eventSelectors[0].dataResources[1]`. */
  readonly path: string;
  readonly problem: string;
}

const basicTypes = ["AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table"];
const excludable = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];
const categories = ["Management", "Data", "NetworkActivity"];

/** What may be named in each category of a trail's selectors (API AdvancedFieldSelector). */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  Management: ["eventCategory", "eventSource", "readOnly"],
  Data: [
    ...["eventCategory", "eventName", "eventSource", "eventType", "readOnly", "resources.ARN", "resources.type"],
    ...["sessionCredentialFromConsole", "userIdentity.arn"],
  ],
  NetworkActivity: ["eventCategory", "errorCode", "eventName", "eventSource", "vpcEndpointId"],
};

const known = (values: readonly Value[] | undefined): readonly string[] =>
  (values ?? []).filter((value) => value !== undefined);

const inBasic = (selector: BasicSelector, path: string): readonly SelectorProblem[] => [
  ...known(selector.excludedSources)
    .filter((source) => !excludable.includes(source))
    .map((source) => ({
      path: `${path}.excludeManagementEventSources`,
      problem: `names ${source}; only ${excludable.join(" and ")} can be left out`,
    })),
  ...(selector.readWriteType === undefined || ["All", "ReadOnly", "WriteOnly"].includes(selector.readWriteType)
    ? []
    : [
        {
          path: `${path}.readWriteType`,
          problem: `is ${selector.readWriteType}; it must be All, ReadOnly or WriteOnly`,
        },
      ]),
  ...(selector.dataResources ?? []).flatMap(({ type, values }, i) => {
    const at = `${path}.dataResources[${i}]`;
    if (type === undefined) return [];
    if (!basicTypes.includes(type))
      return [{ path: at, problem: `names ${type}, which a basic selector cannot record; use an advanced selector` }];
    return known(values).flatMap((value) => {
      const problem = problemOfValue(type, value);
      return problem ? [{ path: at, problem }] : [];
    });
  }),
];

const problemOfValue = (type: string, value: string): string | undefined => {
  if (!/^arn:[^:]+:/.test(value)) return `names ${JSON.stringify(value)}, which is no ARN`;
  if (value.includes("*")) return `names ${value}; * has no meaning in a selector`;
  if (type === "AWS::S3::Object" && /^arn:[^:]*:s3:::[^/]+$/.test(value))
    return `names ${value} without a slash at its end, and so every bucket whose name begins like it`;
  return undefined;
};

const valuesOf = ({ fields }: AdvancedSelector, name: string, operator: string): readonly string[] =>
  fields.flatMap(({ field, conditions }) =>
    field === name ? conditions.flatMap((each) => (each.operator === operator ? known(each.values) : [])) : [],
  );

const inField = (selector: FieldSelector, category: string, path: string): readonly SelectorProblem[] => {
  const { field, conditions } = selector;
  if (field === undefined) return [];
  const problem = (text: string): readonly SelectorProblem[] => [{ path, problem: text }];
  if (!fieldsOf[category]?.includes(field))
    return problem(`names ${field}, which selectors of ${category} events cannot`);
  if (conditions.length === 0) return problem(`compares ${field} with nothing`);
  const values = conditions.flatMap((each) => known(each.values));
  if (category === "Management" && field === "eventSource") {
    const other = values.find((value) => !excludable.includes(value));
    if (other !== undefined || conditions.some(({ operator }) => operator !== "NotEquals"))
      return problem(`may only leave out ${excludable.join(" or ")}, with NotEquals`);
  }
  if (field === "readOnly" && values.some((value) => value !== "true" && value !== "false"))
    return problem("compares readOnly with something else than true or false");
  if (values.some((value) => value.includes("*"))) return problem("has a *, which has no meaning in a selector");
  const included = conditions.find(({ operator }) => operator === "Equals");
  const excluded = known(conditions.find(({ operator }) => operator === "NotEquals")?.values);
  if (included?.values?.every((value) => value !== undefined && excluded.includes(value)))
    return problem(`demands ${field} and excludes it, so it never matches`);
  return [];
};

const inAdvanced = (selector: AdvancedSelector, path: string): readonly SelectorProblem[] => {
  const named = selector.fields.some(({ field }) => field === undefined || field === "eventCategory");
  if (!named) return [{ path, problem: "names no eventCategory" }];
  const [category, ...more] = valuesOf(selector, "eventCategory", "Equals");
  if (category === undefined) {
    const open = selector.fields.some(
      ({ field, conditions }) =>
        field === undefined ||
        (field === "eventCategory" && conditions.some(({ values }) => !values || values.includes(undefined))),
    );
    return open ? [] : [{ path, problem: "compares eventCategory other than with Equals" }];
  }
  if (more.length > 0 || !categories.includes(category))
    return [
      {
        path,
        problem: `has the eventCategory ${[category, ...more].join(", ")}; it must be one of ${categories.join(", ")}`,
      },
    ];
  const types = valuesOf(selector, "resources.type", "Equals");
  const hasType = selector.fields.some(({ field }) => field === undefined || field === "resources.type");
  return [
    ...(category === "Data" && !hasType ? [{ path, problem: "names no resources.type, which Data events need" }] : []),
    ...(types.length > 1 ? [{ path, problem: `names ${types.length} resources.type; one selector records one` }] : []),
    ...types
      .filter((type) => !/^AWS::\w+::\w+$/.test(type))
      .map((type) => ({ path, problem: `names ${JSON.stringify(type)}, which is no resource type` })),
    ...(types.includes("AWS::S3::Object") ? valuesOf(selector, "resources.ARN", "StartsWith") : [])
      .filter((arn) => /^arn:[^:]*:s3:::[^/]+$/.test(arn))
      .map((arn) => ({
        path,
        problem: `names ${arn} without a slash at its end, and so every bucket whose name begins like it`,
      })),
    ...(category === "NetworkActivity" && valuesOf(selector, "eventSource", "Equals").length > 1
      ? [{ path, problem: "names several eventSource; network activity needs a selector for each" }]
      : []),
    ...selector.fields.flatMap((field, i) => inField(field, category, `${path}.fieldSelectors[${i}]`)),
  ];
};

const count = (lists: readonly (readonly unknown[] | undefined)[]): number =>
  lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);

/** What CloudTrail would refuse, and what could never record what it seems to. Source: API PutEventSelectors, quotas. */
export const problemsOf = ({ basic = [], advanced = [] }: Selectors): readonly SelectorProblem[] => {
  const resources = count(basic.flatMap(({ dataResources }) => (dataResources ?? []).map(({ values }) => values)));
  const values = count(
    advanced.flatMap(({ fields }) => fields.flatMap(({ conditions }) => conditions.map((each) => each.values))),
  );
  return [
    ...(basic.length > 0 && advanced.length > 0
      ? [{ path: "eventSelectors", problem: "stand beside advancedEventSelectors; a trail has one kind only" }]
      : []),
    ...(basic.length > 5 ? [{ path: "eventSelectors", problem: `are ${basic.length}; 5 are allowed` }] : []),
    ...(resources > 250 ? [{ path: "eventSelectors", problem: `name ${resources} resources; 250 are allowed` }] : []),
    ...(values > 500
      ? [{ path: "advancedEventSelectors", problem: `compare with ${values} values; 500 are allowed` }]
      : []),
    ...basic.flatMap((selector, i) => inBasic(selector, `eventSelectors[${i}]`)),
    ...advanced.flatMap((selector, i) => inAdvanced(selector, `advancedEventSelectors[${i}]`)),
  ];
};
