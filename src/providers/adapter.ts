import type { Concept, Concepts, Link, Links, Subject } from "../concepts";
import type { StackResource } from "../snapshot/resource";
import { settle } from "../snapshot/settle";
import type { Properties } from "../snapshot/snapshot";
import { isUnknownValueError, toPath, UndecidedError } from "../snapshot/unknown";
import { MalformedPropertyError, NotExpressibleError } from "./errors";

type PathOf<P> = keyof P & string;

/** A property, or something in it; `[]` stands for the entry of a list by which a resource says a concept several times. */
type At<P> = PathOf<P> | `${PathOf<P>}${"." | "["}${string}`;

/** How one provider's resource says one fact: where (`at`), and how to read and change it. */
export interface FactLens<P, V> {
  readonly at: At<P>;
  /** Reads the fact; of the entry with this index, for what a resource says several times. */
  get(props: P, entry: number): V;
  set?(props: P, value: V): void;
}

/** How one provider's resource names another resource. */
export interface LinkLens<P, K extends Concept> {
  readonly at: At<P>;
  readonly to: K;
  /** The property's raw value; `self` when the resource itself is the other one (inline blocks). */
  get(props: P, entry: number): unknown;
  readonly self?: true;
}

type LensOf<P, V> = [V] extends [Link<infer K>]
  ? LinkLens<P, K>
  : [V] extends [Links<infer K>]
    ? LinkLens<P, K> & { readonly list: true }
    : FactLens<P, V>;

/** A table of lenses: every fact of a concept that the provider can say. */
export type Lenses<P, C> = { readonly [F in keyof C]?: LensOf<P, C[F]> };

/** What other resources may call this one. */
export interface Identity<P> {
  /** Properties whose value names the resource. */
  readonly names: readonly PathOf<P>[];
  /** The ARN after Region and account, made from a name, with its service: `["logs", "log-group:" + name]`. */
  arn?(name: string): readonly [service: string, resource: string];
  /** The link fact of the resource that these names stand for, when it is another one: an alias names its key. */
  readonly of?: string;
}

/** How a link lens is turned into a link; the stack knows the other resources. */
export interface LinkResolver {
  link(resource: StackResource, lens: AnyLinkLens): Link<Concept>;
  links(resource: StackResource, lens: AnyLinkLens): Links<Concept>;
}

/** A link lens whose property types are forgotten. */
export interface AnyLinkLens {
  readonly at: string;
  readonly to: Concept;
  readonly self?: true;
  readonly list?: true;
  /** True when it reads one entry of a list, where it cannot be told what of the list was computed from what. */
  readonly entry?: true;
  get(props: object, entry?: number): unknown;
}

interface AnyFactLens {
  readonly at: string;
  get(props: object, entry?: number): unknown;
  set?(props: object, value: unknown): void;
}

type AnyLens = AnyFactLens | AnyLinkLens;

const isLinkLens = (lens: AnyLens): lens is AnyLinkLens => "to" in lens;

/** One provider's way to say one concept, for one or more type tokens with the same properties. */
export interface Adapter<K extends Concept = Concept> {
  readonly concept: K;
  readonly types: readonly string[];
  readonly lenses: Readonly<Record<string, AnyLens>>;
  readonly identity: Identity<object> | undefined;
  /** How many times a resource says this concept: not at all, as a bucket without an inline policy, or for each entry of a list. */
  times(resource: Pick<StackResource, "props" | "isLeftOut">): number;
  view(resource: StackResource, resolver: LinkResolver, entry?: number): Subject<K>;
  /** A view whose facts can be assigned; nothing changes before `commit`, which tells whether anything did. */
  edit(resource: StackResource, resolver: LinkResolver): { readonly subject: Subject<K>; commit(): boolean };
}

/** The property of a resource that a lens reads first. */
export const topProperty = (at: string): string => at.split(/[.[]/)[0] ?? at;

/** Says what an unknown property waits for: the resources it is computed from, else the resource itself. */
export const waitFor = (resource: StackResource, at: string, consequence = ""): UndecidedError => {
  const sources = resource.propertyDependencies[topProperty(at)] ?? [];
  return new UndecidedError(
    `\`${at}\` of ${resource.name} cannot be known before deployment${consequence}.`,
    sources.length > 0 ? sources : [resource.urn],
  );
};

/** An error about a property, with the resource that has it. */
const ofResource = (resource: StackResource, error: unknown): unknown =>
  error instanceof MalformedPropertyError ? new MalformedPropertyError(error.at, error.problem, resource) : error;

/** The properties of a resource, without one that the program left to the provider. */
const without = (props: Properties, leftOut: string): Properties =>
  new Proxy(props, {
    get: (all, property) => (property === leftOut ? undefined : Reflect.get(all, property)),
    has: (all, property) => property !== leftOut && Reflect.has(all, property),
  });

/** What the provider fills in where a program says nothing is documented; only names are made up. */
const readFact = (resource: StackResource, fact: string, lens: AnyFactLens, props = resource.props): unknown => {
  try {
    return lens.get(props);
  } catch (error) {
    if (!isUnknownValueError(error)) throw ofResource(resource, error);
    const [property = ""] = error.props;
    if (fact !== "name" && resource.isLeftOut(property))
      return readFact(resource, fact, lens, without(props, property));
    throw waitFor(resource, toPath(error.props));
  }
};

const linkLensOf = (resource: StackResource, lens: AnyLinkLens): AnyLinkLens => ({
  ...lens,
  get(props) {
    try {
      return lens.get(props);
    } catch (error) {
      throw ofResource(resource, error);
    }
  },
});

/** Reads each fact once, its errors included: documents and selectors are parsed for it, and every policy asks again. */
const factsOf = (resource: StackResource) => {
  let facts: Map<string, () => unknown> | undefined;
  return (fact: string, lens: AnyFactLens): unknown => {
    facts ??= new Map();
    let answer = facts.get(fact);
    if (!answer) {
      answer = settle(() => readFact(resource, fact, lens));
      facts.set(fact, answer);
    }
    return answer();
  };
};

const atEntry = (at: string, entry: number): string => at.replace("[]", `[${entry}]`);

/** What a lens cannot make sense of, the provider would refuse: a block left out, a text where a list has to be. */
const tolerant = (lens: AnyLens): AnyLens => ({
  ...lens,
  get(props: object, entry = 0) {
    try {
      return lens.get(props, entry);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      const problem = "is missing, or is not of the type that the provider accepts.";
      throw new MalformedPropertyError(atEntry(lens.at, entry), problem);
    }
  },
});

/** A lens on one entry of the list by which a resource says a concept several times. */
const onEntry = <L extends AnyLens>(lens: L, entry: number): L =>
  lens.at.includes("[]")
    ? { ...lens, at: atEntry(lens.at, entry), entry: true, get: (props: object) => lens.get(props, entry) }
    : lens;

interface AdapterOptions<P> {
  readonly identity?: Identity<P>;
  /** Whether a resource says the concept, or how many times; default once. */
  readonly says?: (props: P) => boolean | number;
}

/** Makes an adapter; `P` (the SDK's argument type) serves the compiler only and is erased from the result. */
export const adapter =
  <P>() =>
  <K extends Concept>(
    concept: K,
    types: string | readonly string[],
    table: Lenses<P, Concepts[K]>,
    options: AdapterOptions<P> = {},
  ): Adapter<K> => {
    const lenses: Readonly<Record<string, AnyLens>> = Object.fromEntries(
      Object.entries(table as unknown as Readonly<Record<string, AnyLens>>).map(([fact, lens]) => [
        fact,
        tolerant(lens),
      ]),
    );
    const typeList = typeof types === "string" ? [types] : types;

    const says = (options.says ?? (() => true)) as unknown as (props: object) => boolean | number;
    // A block that cannot be known yet may be there, if the program gives one, and what the provider would refuse is: facts tell.
    const times: Adapter["times"] = (resource) => {
      try {
        return Number(says(resource.props));
      } catch (error) {
        if (isUnknownValueError(error)) return resource.isLeftOut(error.props[0] ?? "") ? 0 : 1;
        if (!(error instanceof TypeError)) throw error;
        return 1;
      }
    };

    const lensOf = (fact: string, type: string | undefined, entry: number): AnyLens => {
      const lens = lenses[fact];
      if (!lens) throw new NotExpressibleError(`${type} has no word for ${concept}.${fact}`);
      return onEntry(lens, entry);
    };

    const has = (fact: string): boolean => Object.hasOwn(lenses, fact);

    const spellingOf = (fact: string, value: unknown): string => {
      const lens = lensOf(fact, typeList[0], 0);
      const props: Record<string, unknown> = {};
      if (!isLinkLens(lens)) lens.set?.(props, value);
      return JSON.stringify(props[lens.at] ?? value);
    };

    const open = (
      resource: StackResource,
      resolver: LinkResolver,
      entry: number,
      read: (fact: string, lens: AnyFactLens) => unknown,
      set?: (lens: AnyFactLens, value: unknown) => void,
    ) =>
      new Proxy(
        {},
        {
          get(_, fact) {
            if (fact === "concept") return concept;
            if (fact === "resource") return resource;
            if (fact === "propertyOf") return (said: string): string => lensOf(said, typeList[0], entry).at;
            if (fact === "has") return has;
            if (fact === "spellingOf") return spellingOf;
            if (typeof fact === "symbol") return undefined;
            const lens = lensOf(fact, resource.type, entry);
            if (!isLinkLens(lens)) return read(fact, lens);
            const link = linkLensOf(resource, lens);
            return lens.list ? resolver.links(resource, link) : resolver.link(resource, link);
          },
          set(_, fact, value) {
            const lens = lenses[String(fact)];
            if (!set || !lens || isLinkLens(lens) || !lens.set)
              throw new TypeError(`${resource.type}: ${concept}.${String(fact)} cannot be changed here`);
            set(lens, value);
            return true;
          },
        },
      ) as Subject<K>;

    return {
      concept,
      types: typeList,
      lenses,
      identity: options.identity as unknown as Identity<object> | undefined,
      times,
      view: (resource, resolver, entry = 0) => open(resource, resolver, entry, factsOf(resource)),
      edit(resource, resolver) {
        const writes: (() => void)[] = [];
        const subject = open(
          resource,
          resolver,
          0,
          (fact, lens) => readFact(resource, fact, lens),
          (lens, value) => writes.push(() => lens.set?.(resource.props, value)),
        );
        return {
          subject,
          commit() {
            for (const write of writes) write();
            return writes.length > 0;
          },
        };
      },
    };
  };
