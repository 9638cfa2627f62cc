import type { Snapshot } from "../../src/snapshot/snapshot";
import type { Mutation } from "./change";
import { isBlock } from "./values-at";
import { spoiled } from "./worded";

type Selector = Readonly<Record<string, unknown>>;
type Spoiled = readonly [what: string, selectors: readonly Selector[]];

const KMS = "kms.amazonaws.com";

const fieldsOf = (selector: Selector): readonly Selector[] => (selector.fieldSelectors ?? []) as readonly Selector[];

const isOn = (selector: Selector, field: string): boolean => fieldsOf(selector).some((each) => each.field === field);

const recordsManagement = (selector: Selector): boolean =>
  fieldsOf(selector).some(({ field, equals }) => field === "eventCategory" && [equals].flat().includes("Management"));

const withField = (selector: Selector, field: Selector): Selector => ({
  ...selector,
  fieldSelectors: [...fieldsOf(selector), field],
});

const misspelt = (selector: Selector): Selector => ({
  ...selector,
  fieldSelectors: fieldsOf(selector).map((each, i) => (i === 0 ? { ...each, field: `${each.field}s` } : each)),
});

const ofAdvanced = (selector: Selector): readonly (readonly [what: string, selector: Selector])[] => [
  ...(isOn(selector, "readOnly")
    ? []
    : [
        ["reads only", withField(selector, { field: "readOnly", equals: ["true"] })] as const,
        ["writes only", withField(selector, { field: "readOnly", equals: ["false"] })] as const,
      ]),
  ...(recordsManagement(selector) && !isOn(selector, "eventSource")
    ? [["without KMS", withField(selector, { field: "eventSource", notEquals: [KMS] })] as const]
    : []),
  ["its first field misspelt", misspelt(selector)],
];

const ofBasic = (selector: Selector): readonly (readonly [what: string, selector: Selector])[] => [
  ["reads only", { ...selector, readWriteType: "ReadOnly" }],
  ["writes only", { ...selector, readWriteType: "WriteOnly" }],
  ["without management events", { ...selector, includeManagementEvents: false }],
  ["without KMS", { ...selector, excludeManagementEventSources: [KMS] }],
];

/** Every step that makes a trail record less, or that CloudTrail would refuse. */
export const spoiledSelectors = (selectors: readonly Selector[]): readonly Spoiled[] => [
  ...selectors.flatMap((selector, i): readonly Spoiled[] => {
    const name = typeof selector.name === "string" ? selector.name : `selector ${i + 1}`;
    const narrowed = isBlock(selector.fieldSelectors) || Array.isArray(selector.fieldSelectors) ? ofAdvanced : ofBasic;
    const changed = narrowed(selector).filter(([, next]) => JSON.stringify(next) !== JSON.stringify(selector));
    return [
      ...(selectors.length > 1 ? [[`${name}: dropped`, selectors.filter((_, k) => k !== i)] as const] : []),
      ...changed.map(
        ([what, next]): Spoiled => [`${name}: ${what}`, selectors.map((each, k) => (k === i ? next : each))],
      ),
    ];
  }),
];

/** Every list of event selectors of a stack, spoiled. */
export const selectorMutations = (snapshot: Snapshot): readonly Mutation[] =>
  spoiled(snapshot, "selector", (value) => spoiledSelectors(value as readonly Selector[]));
