import type { Concept, Link, Links, Subject } from "../concepts";
import { type Adapter, adaptersOf, allAdapters, type LinkResolver } from "../providers";
import type { StackResource } from "../snapshot/resource";
import { ifKnown, isUnknownValueError } from "../snapshot/unknown";
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
  private readonly names = new Map<Concept, Map<string, Subject[]>>();
  private readonly views = new Map<Concept, readonly Subject[]>();
  private readonly faces = new Map<Adapter, Map<StackResource, Subject>>();
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
      views = (this.byConcept.get(concept) ?? [])
        .filter(([resource, adapter]) => saysSafely(adapter, resource))
        .map(([resource, adapter]) => this.face(resource, adapter));
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
    fact: F & (Subject<K> extends Readonly<Record<F, Link<Concept>>> ? F : never),
  ): readonly Subject<K>[] {
    const key = `${concept}.${fact}`;
    let index = this.referring.get(key);
    if (!index) {
      index = new OpenIndex<unknown>(this.subjects(concept), (subject) => {
        const { target: found } = (subject as Readonly<Record<F, Link<Concept>>>)[fact];
        return found ? [found.resource.urn] : [];
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

  /** The one view of a resource through an adapter, so that what is known of a subject can be kept by it. */
  private face(resource: StackResource, adapter: Adapter): Subject {
    let faces = this.faces.get(adapter);
    if (!faces) {
      faces = new Map();
      this.faces.set(adapter, faces);
    }
    let face = faces.get(resource);
    if (!face) {
      face = adapter.view(resource, this);
      faces.set(resource, face);
    }
    return face;
  }

  named<K extends Concept>(concept: K, text: string, from?: StackResource): readonly Subject<K>[] {
    const names = this.names.get(concept) ?? this.indexNames(concept);
    const found = (names.get(text) ?? names.get(arnTail(text) ?? text) ?? []).filter(({ resource }) =>
      mayName(text, from, concept, resource, this.accounts.of(resource)),
    );
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

  /** A bucket's policy leads to the bucket: what was computed from a satellite was computed from its owner. */
  private *throughSatellite<K extends Concept>(satellite: StackResource, concept: K): Iterable<Subject<K>> {
    for (const adapter of adaptersOf(satellite.type)) {
      for (const lens of Object.values(adapter.lenses)) {
        if (!("to" in lens) || lens.to !== concept || lens.list) continue;
        const target = linkOf<K>(this, satellite, lens).target;
        if (target) yield target;
      }
    }
  }

  private indexNames(concept: Concept): Map<string, Subject[]> {
    const index = new Map<string, Subject[]>();
    // Set before it is complete: what stands for another leads there by the names that are its own.
    this.names.set(concept, index);
    const add = (name: unknown, subject: Subject) => {
      if (typeof name !== "string" || name === "") return;
      const list = index.get(name);
      if (!list) index.set(name, [subject]);
      else if (!list.includes(subject)) list.push(subject);
    };
    const addNamesOf = (resource: StackResource, adapter: Adapter, subject: Subject) => {
      add(resource.id, subject);
      const arn = readSafely(resource, "arn");
      add(arn, subject);
      if (typeof arn === "string") add(`${arn}:*`, subject);
      for (const property of adapter.identity?.names ?? []) {
        const name = readSafely(resource, property);
        add(name, subject);
        const made = typeof name === "string" && name !== "" ? adapter.identity?.arn?.(name) : undefined;
        if (made && (arn === undefined || isAnyCase(arn))) add(`${made[0]}|${made[1]}`, subject);
      }
    };
    for (const [resource, adapter] of this.byConcept.get(concept) ?? [])
      addNamesOf(resource, adapter, this.face(resource, adapter));
    for (const [resource, adapter, target] of this.alsoNaming(concept)) addNamesOf(resource, adapter, target);
    return index;
  }

  /** Resources whose names stand for a subject of the concept: a key's aliases. */
  private *alsoNaming(concept: Concept): Iterable<readonly [StackResource, Adapter, Subject]> {
    for (const adapter of allAdapters()) {
      const lens = adapter.identity?.of === undefined ? undefined : adapter.lenses[adapter.identity.of];
      if (!lens || !("to" in lens) || lens.to !== concept) continue;
      for (const [resource, its] of this.byConcept.get(adapter.concept) ?? []) {
        const target = its === adapter ? linkOf(this, resource, lens).target : undefined;
        if (target) yield [resource, adapter, target];
      }
    }
  }
}

/** `service|resource` of an ARN, without partition, Region and account: the part that a name decides. */
const arnTail = (text: string): string | undefined => {
  const parts = placeOf(text);
  return parts ? `${parts.service}|${parts.resource.replace(/:\*$/, "")}` : undefined;
};

/** Some ARNs are written in capitals or not, and mean the same. */
const isAnyCase = (arn: unknown): boolean =>
  typeof arn === "string" && arnTail(arn) === arnTail(arn.replace(/[^:]*$/, (resource) => resource.toUpperCase()));

const readSafely = (resource: StackResource, property: string): unknown =>
  ifKnown(() => resource.props[property], undefined);

/** A block that cannot be known yet may be there: its facts decide, and wait. What the program left out is not there. */
const saysSafely = (adapter: Adapter, resource: StackResource): boolean => {
  try {
    return adapter.says(resource.props);
  } catch (error) {
    if (isUnknownValueError(error)) return !resource.isLeftOut(error.props[0] ?? "");
    throw error;
  }
};
