import type { Concept, Link, Links, Subject } from "../concepts";
import { type AnyLinkLens, topProperty, waitFor } from "../providers/adapter";
import type { StackResource, SubjectResource } from "../snapshot/resource";
import { ifKnown, isUnknownValueError, UndecidedError } from "../snapshot/unknown";

/** What links need of the stack: who is of a concept, who answers to a name, who a dependency leads to. */
export interface LinkIndex {
  /** The resource's other face: the same resource seen as another concept. */
  as<K extends Concept>(resource: StackResource, concept: K): Subject<K> | undefined;
  /** Subjects of the concept that a resource (any, when none is given) may call by this name, id or ARN. */
  named<K extends Concept>(concept: K, text: string, from?: StackResource): readonly Subject<K>[];
  /** Subjects of the concept from which the property's value was computed, directly or through a satellite. */
  sources<K extends Concept>(resource: StackResource, property: string, concept: K): readonly Subject<K>[];
  /** How many resources of other concepts the property's value was computed from. */
  otherSources(resource: StackResource, property: string, concept: Concept): number;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** Text of an entry: SDK properties may hold a resource instead of its name, which arrives as an object. */
const toText = (value: unknown): string | undefined => {
  if (isEmpty(value)) return undefined;
  if (typeof value === "object" && value !== null) {
    const { arn, id } = value as { arn?: unknown; id?: unknown };
    return toText(arn ?? id);
  }
  return String(value);
};

/**
 * What one entry leads to: by its text when it is known, else by what it was computed from. Of several that answer to a
 * text it is the one that the text was computed from, or that is as near as a plain name reaches.
 */
const resolve = <K extends Concept>(
  index: LinkIndex,
  resource: StackResource,
  lens: AnyLinkLens,
  text: string,
): Subject<K> | undefined => {
  const concept = lens.to as K;
  const named = index.named(concept, text, resource);
  if (named.length <= 1) return named[0];
  const sources = new Set(index.sources(resource, topProperty(lens.at), concept).map((s) => s.resource.urn));
  const { region, provider } = resource;
  const [found, ...others] = [
    (each: SubjectResource) => sources.has(each.urn),
    (each: SubjectResource) => each.region === region,
    (each: SubjectResource) => each.provider === provider,
  ].reduce((rest, isNearer) => {
    const nearer = rest.filter((each) => isNearer(each.resource));
    return nearer.length > 0 ? nearer : rest;
  }, named);
  if (others.length === 0) return found;
  throw new UndecidedError(
    `Which of several resources \`${lens.at}\` of ${resource.name} names cannot be told.`,
    named.map((each) => each.resource.urn),
  );
};

/** What an unknown property was computed from, where there is one; of a list, an entry was where that is all there is. */
const sourceOf = <K extends Concept>(
  index: LinkIndex,
  resource: StackResource,
  lens: AnyLinkLens,
): Subject<K> | undefined => {
  const property = topProperty(lens.at);
  const [source, ...others] = index.sources(resource, property, lens.to as K);
  const isSole = others.length === 0 && (!lens.entry || resource.propertyDependencies[property]?.length === 1);
  return isSole ? source : undefined;
};

/** Makes the link of a single-valued property. */
export const linkOf = <K extends Concept>(index: LinkIndex, resource: StackResource, lens: AnyLinkLens): Link<K> => ({
  get isSet() {
    if (lens.self) return true;
    return ifKnown(() => !isEmpty(lens.get(resource.props)), true);
  },
  get value() {
    if (lens.self) return resource.id ?? resource.name;
    try {
      return toText(lens.get(resource.props));
    } catch (error) {
      throw isUnknownValueError(error) ? waitFor(resource, lens.at) : error;
    }
  },
  get target() {
    if (lens.self) return index.as(resource, lens.to as K);
    let text: string | undefined;
    try {
      text = toText(lens.get(resource.props));
    } catch (error) {
      if (!isUnknownValueError(error)) throw error;
      const source = sourceOf<K>(index, resource, lens);
      if (source) return source;
      throw waitFor(resource, lens.at, ", so what it leads to cannot be told");
    }
    return text === undefined ? undefined : resolve<K>(index, resource, lens, text);
  },
});

/** Makes the links of a list property. */
export const linksOf = <K extends Concept>(index: LinkIndex, resource: StackResource, lens: AnyLinkLens): Links<K> => {
  const list = (): readonly unknown[] => (lens.get(resource.props) ?? []) as readonly unknown[];

  const open = () => waitFor(resource, lens.at, ", so what it leads to cannot be told");

  const read = (): { targets: Subject<K>[]; elsewhere: string[]; isOpen: boolean } => {
    const itself = lens.self && index.as(resource, lens.to as K);
    if (itself) return { targets: [itself], elsewhere: [], isOpen: false };
    const targets = new Map<string, Subject<K>>();
    const elsewhere: string[] = [];
    let unknowns = 0;
    let isOpen = false;
    let entries: readonly unknown[] = [];
    try {
      entries = list();
    } catch (error) {
      if (!isUnknownValueError(error)) throw error;
      unknowns = 1;
    }
    for (let i = 0; i < entries.length; i++) {
      try {
        const text = toText(entries[i]);
        if (text === undefined) continue;
        const target = resolve<K>(index, resource, lens, text);
        if (target) targets.set(target.resource.urn, target);
        else elsewhere.push(text);
      } catch (error) {
        if (!isUnknownValueError(error)) throw error;
        unknowns++;
      }
    }
    if (unknowns > 0) {
      const sources = index
        .sources(resource, topProperty(lens.at), lens.to as K)
        .filter((source) => !targets.has(source.resource.urn));
      const others = index.otherSources(resource, topProperty(lens.at), lens.to);
      if (sources.length + others < unknowns) throw open();
      isOpen = sources.length < unknowns;
      for (const source of sources) targets.set(source.resource.urn, source);
    }
    return { targets: [...targets.values()], elsewhere, isOpen };
  };

  return {
    get targets() {
      return read().targets;
    },
    get elsewhere() {
      const { elsewhere, isOpen } = read();
      if (isOpen) throw open();
      return elsewhere;
    },
  };
};
