import { typesInstead } from "./data-types";
import { type AdvancedSelector, type BasicSelector, known, type SelectorProblem, type Selectors } from "./syntax";

const unknownTypes = ({ fields }: AdvancedSelector, path: string): readonly SelectorProblem[] =>
  fields.flatMap(({ field, conditions }) => {
    if (field !== "resources.type") return [];
    return conditions
      .flatMap(({ values }) => known(values))
      .flatMap((type) => {
        const instead = typesInstead(type);
        if (!instead) return [];
        const advice = instead.length > 0 ? `; of this service it documents ${instead.join(", ")}` : "";
        return [{ path, problem: `names ${type}, which is not a type that CloudTrail documents${advice}` }];
      });
  });

/** Where a selector says what an earlier one says. */
const repeated = (
  selectors: readonly (AdvancedSelector | BasicSelector)[],
  list: string,
): readonly SelectorProblem[] => {
  const first = new Map<string, number>();
  return selectors.flatMap((selector, i) => {
    // What is unknown may differ.
    const key = JSON.stringify(selector, (_, value: unknown) => (value === undefined ? `unknown ${i}` : value));
    const earlier = first.get(key);
    if (earlier !== undefined) return [{ path: `${list}[${i}]`, problem: `says the same as ${list}[${earlier}]` }];
    first.set(key, i);
    return [];
  });
};

/** What CloudTrail accepts, or may have come to accept, and what is hardly meant. */
export const warningsOf = ({ basic = [], advanced = [] }: Selectors): readonly SelectorProblem[] => [
  ...advanced.flatMap((selector, i) => unknownTypes(selector, `advancedEventSelectors[${i}]`)),
  ...repeated(basic, "eventSelectors"),
  ...repeated(advanced, "advancedEventSelectors"),
  ...basic.flatMap(({ includesManagement, excludedSources }, i) =>
    includesManagement === false && known(excludedSources).length > 0
      ? [
          {
            path: `eventSelectors[${i}].excludeManagementEventSources`,
            problem: "leaves out sources of management events, of which the selector names none",
          },
        ]
      : [],
  ),
];
