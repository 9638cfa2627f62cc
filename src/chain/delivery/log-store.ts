import type { Link, Subject } from "../../concepts";
import { firstFound } from "../../snapshot/first-found";
import { UndecidedError } from "../../snapshot/unknown";
import { once } from "../../stack/once";
import { placeOf } from "../../stack/place";
import type { Stack } from "../../stack/stack";

/** A log store in a project, whether it is declared or made by what fills it. */
export interface StorePlace {
  readonly project: Link<"logProject">;
  readonly name: string;
}

/** The project that a link names, alone or at the end of an ARN; `undefined` when it is not set. */
export const projectNameOf = ({ target, value }: Link<"logProject">): string | undefined =>
  target ? target.name : value?.replace(/^.*:project\//, "");

/** No name ends in a hyphen; one that does stands for all that begin so. */
const isName = (known: string | undefined, name: string | undefined): boolean =>
  known?.endsWith("-") ? (name ?? "").startsWith(known) : known === name;

/** Whether a place's project has a name. Throws `UndecidedError`. */
export const isNamed = (project: Link<"logProject">, name: string | undefined): boolean =>
  isName(projectNameOf(project), name);

/** Whether a link leads to a place's project: by what it leads to, else by its name. Throws `UndecidedError`. */
export const inOneProject = (link: Link<"logProject">, project: Link<"logProject">): boolean => {
  const [one, other] = [link.target, project.target];
  return one && other ? one.resource.urn === other.resource.urn : isNamed(project, projectNameOf(link));
};

/** The Region of a place, by the project's ARN or by the project; `undefined` where neither says. Throws `UndecidedError`. */
export const regionOfPlace = ({ project }: StorePlace): string | undefined =>
  firstFound(
    () => placeOf(project.value)?.region,
    () => project.target?.resource.region,
  );

/**
 * The log store that a trail makes for itself, with an index and for ever; nobody else can write to it.
 * Source: ActionTrail API reference, CreateTrail; Log Service, "ActionTrail events", assets.
 */
export const trailStore = once((_: Stack, trail: Subject<"trail">): StorePlace | undefined => {
  if (!trail.has("logProject") || !trail.logProject.isSet) return undefined;
  const { name } = trail;
  if (name === undefined)
    throw new UndecidedError(`The name of ${trail.resource.name} is chosen at deployment.`, [trail.resource.urn]);
  return { project: trail.logProject, name: `actiontrail_${name}` };
});

/** The log stores that a collection fills with one kind of logs; one that is switched off fills none. */
export const collectedStores = once(
  (
    _: Stack,
    collection: Subject<"logCollection">,
  ): readonly (StorePlace & {
    readonly product: string;
    readonly data: string;
  })[] =>
    collection.enabled
      ? collection.collected.flatMap(({ store, ...log }) =>
          store === undefined ? [] : [{ ...log, project: collection.project, name: store }],
        )
      : [],
);

/** Whether the logs of a product come into Log Service: by what collects them, or events by a trail. Throws `UndecidedError`. */
export const isCollected = (stack: Stack, product: string): boolean =>
  firstFound(
    ...stack
      .subjects("trail")
      .filter((trail) => product === "actiontrail" && trail.has("logProject"))
      .map((trail) => () => trail.logProject.isSet || undefined),
    ...stack
      .subjects("logCollection")
      .map(
        (collection) => () =>
          (collection.enabled && collection.collected.some((each) => each.product === product)) || undefined,
      ),
  ) ?? false;

/** Every log store that a stack fills with records: those of trails, and those of collections. Throws `UndecidedError`. */
export const recordStores = (stack: Stack): readonly StorePlace[] => [
  ...stack.subjects("trail").flatMap((trail) => trailStore(stack, trail) ?? []),
  ...stack.subjects("logCollection").flatMap((collection) => collectedStores(stack, collection)),
];

const isAt = (place: StorePlace, name: string | undefined, project: Link<"logProject">): boolean =>
  name === place.name && inOneProject(project, place.project);

/** The store as this stack declares it; `undefined` when it does not. Throws `UndecidedError`. */
export const declaredStore = once((stack: Stack, place: StorePlace): Subject<"logGroup"> | undefined =>
  firstFound(
    ...stack
      .subjects("logGroup")
      .filter((store) => store.has("project"))
      .map((store) => () => (isAt(place, store.name, store.project) ? store : undefined)),
  ),
);

/** The index that this stack declares for a store. Throws `UndecidedError`. */
export const declaredIndex = once((stack: Stack, place: StorePlace): Subject<"logIndex"> | undefined =>
  firstFound(
    ...stack.subjects("logIndex").map((index) => () => (isAt(place, index.store, index.project) ? index : undefined)),
  ),
);

/** What stands for a place in this stack: the store, else its project, else what fills it. */
export const standsFor = (stack: Stack, place: StorePlace, filledBy: Subject): Subject =>
  firstFound<Subject>(
    () => declaredStore(stack, place),
    () => place.project.target,
    () => filledBy,
  ) ?? filledBy;
