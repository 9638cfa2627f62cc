import type { Concept, Link, Links, Subject } from "../concepts";
import { type Adapter, adaptersOf, allAdapters, type LinkResolver } from "../providers";
import type { StackResource } from "../snapshot/resource";
import { ifKnown, UndecidedError } from "../snapshot/unknown";
import { Accounts } from "./accounts";
import { type LinkIndex, linkOf, linksOf } from "./links";
import { OpenIndex } from "./open-index";
import { mayName, placeOf } from "./place";

/** What has an ARN with an account, in about every stack that audits. */
const withAccount = ["trail", "logGroup", "alarm", "topic", "key", "role"] as const;

/** All resources of one deployment, with their links. */
export class Stack implements LinkResolver, LinkIndex {
  private knownAccounts: Accounts | undefined;
  private byUrn: ReadonlyMap<string, StackResource> | undefined;
  private readonly byConcept = new Map<Concept, (readonly [StackResource, Adapter])[]>();
  private readonly names = new Map<Concept, Map<string, (Subject | UndecidedError)[]>>();
  private readonly views = new Map<Concept, readonly Subject[]>();
  private readonly faces = new Map<Adapter, Map<StackResource, Subject[]>>();
  private readonly referring = new Map<string, OpenIndex<unknown>>();

  constructor(
    readonly resources: readonly StackResource[],
    /** Tags of the stack, as `pulumi stack tag` sets them. */
    readonly tags: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const resource of resources) {
      for (const adapter of adaptersOf(resource.type)) {
        const list = this.byConcept.get(adapter.concept);
        if (list) list.push([resource, adapter]);
        else this.byConcept.set(adapter.concept, [[resource, adapter]]);
      }
    }
  }

  /** Every resource that speaks the concept, in registration order. */
  subjects<K extends Concept>(concept: K): readonly Subject<K>[] {
    let views = this.views.get(concept);
    if (!views) {
      views = (this.byConcept.get(concept) ?? []).flatMap(([resource, adapter]) => this.said(resource, adapter));
      this.views.set(concept, views);
    }
    return views as unknown as readonly Subject<K>[];
  }

  /**
   * The subjects of `concept` whose link `fact` leads to `target`.
   * Throws `UndecidedError` when none does but one might, its link not being known yet.
   */
  referrers<K extends Concept, F extends string>(
    target: Subject,
    concept: K,
    fact: F & (Subject<K> extends Readonly<Record<F, Link<Concept> | Links<Concept>>> ? F : never),
  ): readonly Subject<K>[] {
    const key = `${concept}.${fact}`;
    let index = this.referring.get(key);
    if (!index) {
      index = new OpenIndex<unknown>(this.subjects(concept), (subject) => {
        const link = (subject as Readonly<Record<F, Link<Concept> | Links<Concept>>>)[fact];
        return targetsOf(link).map(({ resource }) => resource.urn);
      });
      this.referring.set(key, index);
    }
    return index.find(target.resource.urn) as unknown as readonly Subject<K>[];
  }

  link(resource: StackResource, lens: Parameters<LinkResolver["link"]>[1]): Link<Concept> {
    return linkOf(this, resource, lens);
  }

  links(resource: StackResource, lens: Parameters<LinkResolver["links"]>[1]): Links<Concept> {
    return linksOf(this, resource, lens);
  }

  as<K extends Concept>(resource: StackResource, concept: K): Subject<K> | undefined {
    const adapter = adaptersOf(resource.type).find((candidate) => candidate.concept === concept);
    return (adapter && this.face(resource, adapter)) as unknown as Subject<K> | undefined;
  }

  /** What a resource says through an adapter, as many times as it does. */
  private said(resource: StackResource, adapter: Adapter): readonly Subject[] {
    return Array.from({ length: adapter.times(resource) }, (_, entry) => this.face(resource, adapter, entry));
  }

  /** The one view of a resource through an adapter, so that what is known of a subject can be kept by it. */
  private face(resource: StackResource, adapter: Adapter, entry = 0): Subject {
    let faces = this.faces.get(adapter);
    if (!faces) {
      faces = new Map();
      this.faces.set(adapter, faces);
    }
    let entries = faces.get(resource);
    if (!entries) {
      entries = [];
      faces.set(resource, entries);
    }
    entries[entry] ??= adapter.view(resource, this, entry);
    return entries[entry];
  }

  named<K extends Concept>(concept: K, text: string, from?: StackResource): readonly Subject<K>[] {
    const names = this.names.get(concept) ?? this.indexNames(concept);
    const entries = names.get(text) ?? names.get(arnTail(text) ?? text) ?? [];
    const found = entries.filter(
      (entry): entry is Subject =>
        !(entry instanceof UndecidedError) &&
        mayName(text, from, concept, entry.resource, this.accounts.of(entry.resource)),
    );
    const open = entries.find((entry) => entry instanceof UndecidedError);
    if (open && found.length === 0) throw open;
    return found as unknown as readonly Subject<K>[];
  }

  /** The accounts that the ARNs of this stack tell. */
  get accounts(): Accounts {
    this.knownAccounts ??= new Accounts(
      withAccount.flatMap((concept) => (this.byConcept.get(concept) ?? []).map(([resource]) => resource)),
    );
    return this.knownAccounts;
  }

  sources<K extends Concept>(resource: StackResource, property: string, concept: K): readonly Subject<K>[] {
    const found = new Map<string, Subject<K>>();
    for (const source of this.sourcesOf(resource, property)) {
      const direct = this.as(source, concept);
      if (direct) found.set(source.urn, direct);
      else for (const subject of this.throughSatellite(source, concept)) found.set(subject.resource.urn, subject);
    }
    return [...found.values()];
  }

  otherSources(resource: StackResource, property: string, concept: Concept): number {
    return this.sourcesOf(resource, property).filter((source) => {
      const adapters = adaptersOf(source.type);
      return adapters.length > 0 && adapters.every((adapter) => adapter.concept !== concept);
    }).length;
  }

  private sourcesOf(resource: StackResource, property: string): readonly StackResource[] {
    const byUrn = this.byUrn ?? new Map(this.resources.map((each) => [each.urn, each]));
    this.byUrn = byUrn;
    return (resource.propertyDependencies[property] ?? []).flatMap((urn) => byUrn.get(urn) ?? []);
  }

  /**
   * A bucket's policy leads to the bucket: what was computed from a satellite was computed from its owner. Lists lead to
   * owners only from what has no name of its own, such as a policy for several topics.
   */
  private *throughSatellite<K extends Concept>(satellite: StackResource, concept: K): Iterable<Subject<K>> {
    for (const adapter of adaptersOf(satellite.type)) {
      for (const [fact, lens] of Object.entries(adapter.lenses)) {
        if (!("to" in lens) || lens.to !== concept || (lens.list && adapter.identity)) continue;
        for (const face of this.said(satellite, adapter))
          yield* targetsOf((face as unknown as Readonly<Record<string, Link<K>>>)[fact] as Link<K>);
      }
    }
  }

  private indexNames(concept: Concept): Map<string, (Subject | UndecidedError)[]> {
    const index = new Map<string, (Subject | UndecidedError)[]>();
    // Set before it is complete: what stands for another leads there by the names that are its own.
    this.names.set(concept, index);
    const add = (name: unknown, subject: Subject | UndecidedError) => {
      if (typeof name !== "string" || name === "") return;
      const list = index.get(name);
      if (!list) index.set(name, [subject]);
      else if (!list.includes(subject)) list.push(subject);
    };
    const addNamesOf = (resource: StackResource, adapter: Adapter, subject: Subject | UndecidedError) => {
      add(resource.id, subject);
      const arn = resource.arn?.replace(/:\*$/, "");
      add(arn, subject);
      if (arn !== undefined) add(`${arn}:*`, subject);
      for (const property of adapter.identity?.names ?? []) {
        const name = readSafely(resource, property);
        add(name, subject);
        const made = typeof name === "string" && name !== "" ? adapter.identity?.arn?.(name) : undefined;
        if (made && (arn === undefined || isAnyCase(arn))) add(`${made[0]}|${made[1]}`, subject);
      }
    };
    for (const [resource, adapter] of this.byConcept.get(concept) ?? [])
      addNamesOf(resource, adapter, this.face(resource, adapter));
    for (const [resource, adapter, target] of this.alsoNaming(concept))
      if (target) addNamesOf(resource, adapter, target);
    return index;
  }

  /** Resources whose names stand for a subject of the concept: a key's aliases. Of which, may have to be seen. */
  private *alsoNaming(
    concept: Concept,
  ): Iterable<readonly [StackResource, Adapter, Subject | UndecidedError | undefined]> {
    for (const adapter of allAdapters()) {
      const lens = adapter.identity?.of === undefined ? undefined : adapter.lenses[adapter.identity.of];
      if (!lens || !("to" in lens) || lens.to !== concept) continue;
      for (const [resource, its] of this.byConcept.get(adapter.concept) ?? [])
        if (its === adapter) yield [resource, adapter, targetOrOpen(linkOf(this, resource, lens))];
    }
  }
}

const targetsOf = <K extends Concept>(link: Link<K> | Links<K>): readonly Subject<K>[] => {
  if ("targets" in link) return link.targets;
  const { target } = link;
  return target ? [target] : [];
};

/** `service|resource` of an ARN, without partition, Region and account: the part that a name decides. */
const arnTail = (text: string): string | undefined => {
  const parts = placeOf(text);
  return parts ? `${parts.service}|${parts.resource.replace(/:\*$/, "")}` : undefined;
};

/** What a link leads to, or why that cannot be told. */
const targetOrOpen = (link: Link<Concept>): Subject | UndecidedError | undefined => {
  try {
    return link.target;
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
};

/** Some ARNs are written in capitals or not, and mean the same. */
const isAnyCase = (arn: unknown): boolean =>
  typeof arn === "string" && arnTail(arn) === arnTail(arn.replace(/[^:]*$/, (resource) => resource.toUpperCase()));

const readSafely = (resource: StackResource, property: string): unknown =>
  ifKnown(() => resource.props[property], undefined);
