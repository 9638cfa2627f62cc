import type { Link, Subject } from "../concepts";
import { firstFound } from "../snapshot/first-found";
import { UndecidedError } from "../snapshot/unknown";
import { once } from "../stack/once";
import type { Stack } from "../stack/stack";

/** A log store in a project, whether it is declared or made by what fills it. */
export interface StorePlace {
  readonly project: Link<"logProject">;
  readonly name: string;
}

/** The project that a link names, alone or at the end of an ARN; `undefined` when it is not set. */
const projectNameOf = ({ target, value }: Link<"logProject">): string | undefined =>
  target ? target.name : value?.replace(/^.*:project\//, "");

/** Whether two links lead to one project: by what they lead to, else by its name. Throws `UndecidedError`. */
export const inOneProject = (a: Link<"logProject">, b: Link<"logProject">): boolean => {
  const [one, other] = [a.target, b.target];
  return one && other ? one.resource.urn === other.resource.urn : projectNameOf(a) === projectNameOf(b);
};

/** Whether a project has a name. Throws `UndecidedError`. */
export const isNamed = (project: Link<"logProject">, name: string): boolean => projectNameOf(project) === name;

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
