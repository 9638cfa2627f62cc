import { excludable, openBucket, problemsOfAdvanced, strayArn } from "./field-problems";
import { insightWorks, namesAll, toSelectorTest } from "./record";
import { type BasicSelector, type DataResource, known, type SelectorProblem, type Selectors } from "./syntax";

const basicTypes = ["AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table"];
const readWriteTypes = ["All", "ReadOnly", "WriteOnly"];
const insightTypes = ["ApiCallRateInsight", "ApiErrorRateInsight"];

const problemOfValue = (type: string, value: string): string | undefined => {
  if (!/^arn:[^:]+:/.test(value)) return `names ${JSON.stringify(value)}, which is no ARN`;
  if (value.includes("*")) return `names ${value}; * has no meaning in a selector`;
  return strayArn(type, value) ?? (type === "AWS::S3::Object" ? openBucket(value) : undefined);
};

const problemsOfResource = ({ type, values }: DataResource): readonly string[] => {
  if (type === undefined) return [];
  if (!basicTypes.includes(type))
    return [`names ${type}, which a basic selector cannot record; use an advanced selector`];
  if (values?.length === 0) return [`names no ${type}, and so records none`];
  return known(values).flatMap((value) => problemOfValue(type, value) ?? []);
};

const problemsOfBasic = (selector: BasicSelector, path: string): readonly SelectorProblem[] => {
  const { includesManagement, readWriteType, excludedSources, dataResources } = selector;
  const refused = known(excludedSources).filter((source) => !excludable.includes(source));
  return [
    ...refused.map((source) => ({
      path: `${path}.excludeManagementEventSources`,
      problem: `names ${source}; only ${excludable.join(" and ")} can be left out`,
    })),
    ...(readWriteType === undefined || readWriteTypes.includes(readWriteType)
      ? []
      : [{ path: `${path}.readWriteType`, problem: `is ${readWriteType}; it must be All, ReadOnly or WriteOnly` }]),
    ...(includesManagement === false && dataResources?.length === 0
      ? [{ path, problem: "names neither management events nor data resources, and so records nothing" }]
      : []),
    ...(dataResources ?? []).flatMap((resource, i) =>
      problemsOfResource(resource).map((problem) => ({ path: `${path}.dataResources[${i}]`, problem })),
    ),
  ];
};

const problemsOfInsights = (selectors: Selectors): readonly SelectorProblem[] => {
  const records = toSelectorTest(selectors);
  return (selectors.insights ?? []).flatMap((insight, i) => {
    const path = `insightSelectors[${i}]`;
    const { type, categories } = insight;
    if (type !== undefined && !insightTypes.includes(type))
      return [{ path, problem: `has the type ${type}; it must be one of ${insightTypes.join(", ")}` }];
    const other = known(categories).find((category) => category !== "Management" && category !== "Data");
    if (other !== undefined)
      return [{ path, problem: `watches ${other} events; only Management and Data events can be watched` }];
    if (insightWorks(records, insight) !== false) return [];
    const needed = type === "ApiErrorRateInsight" ? "management events" : "management events that write";
    return [{ path, problem: `watches ${needed}, and the trail records none` }];
  });
};

const problemsOfAggregations = ({ aggregations = [] }: Selectors): readonly SelectorProblem[] => [
  ...(aggregations.length > 1
    ? [{ path: "aggregationConfigurations", problem: `are ${aggregations.length}; 1 is allowed` }]
    : []),
  ...aggregations.flatMap(({ category }, i) =>
    category === undefined || category === "Data"
      ? []
      : [{ path: `aggregationConfigurations[${i}]`, problem: `sums up ${category} events; only Data events can be` }],
  ),
];

const limit = (path: string, count: number, allowed: number, verb: string): readonly SelectorProblem[] =>
  count > allowed ? [{ path, problem: `${verb}; ${allowed} are allowed` }] : [];

/** What CloudTrail would refuse, and what could never record what it seems to. Source: API PutEventSelectors, quotas. */
export const problemsOf = (selectors: Selectors): readonly SelectorProblem[] => {
  const { basic = [], advanced = [] } = selectors;
  const named = basic.flatMap(({ dataResources }) => (dataResources ?? []).flatMap(({ values }) => values ?? []));
  const resources = named.filter((value) => value === undefined || !namesAll(value)).length;
  const values = advanced.flatMap(({ fields }) =>
    fields.flatMap(({ conditions }) => conditions.flatMap((each) => each.values ?? [])),
  ).length;
  return [
    ...(basic.length > 0 && advanced.length > 0
      ? [{ path: "eventSelectors", problem: "stand beside advancedEventSelectors; a trail has one kind only" }]
      : []),
    ...limit("eventSelectors", basic.length, 5, `are ${basic.length}`),
    ...limit("eventSelectors", resources, 250, `name ${resources} resources`),
    ...limit("advancedEventSelectors", values, 500, `compare with ${values} values`),
    ...basic.flatMap((selector, i) => problemsOfBasic(selector, `eventSelectors[${i}]`)),
    ...advanced.flatMap((selector, i) => problemsOfAdvanced(selector, `advancedEventSelectors[${i}]`)),
    ...problemsOfInsights(selectors),
    ...problemsOfAggregations(selectors),
  ];
};
