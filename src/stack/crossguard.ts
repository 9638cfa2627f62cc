import type {
  PolicyProviderResource,
  PolicyResource,
  ResourceValidationArgs,
  StackValidationArgs,
} from "@pulumi/policy";
import type { StackResource } from "../snapshot/resource";
import type { Properties } from "../snapshot/snapshot";
import { ifKnown } from "../snapshot/unknown";
import { arnIn } from "./place";
import { Stack } from "./stack";

interface Source {
  readonly type: string;
  readonly urn: string;
  readonly name: string;
  readonly props: Properties;
  readonly opts: ResourceValidationArgs["opts"];
  readonly provider?: PolicyProviderResource;
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** A resource as the SDK hands it over. A stack has thousands and policies look at few, so everything is found when asked for. */
class HandedResource implements StackResource {
  constructor(
    private readonly source: Source & Partial<Pick<PolicyResource, "dependencies" | "propertyDependencies">>,
  ) {}

  get urn() {
    return this.source.urn;
  }
  get type() {
    return this.source.type;
  }
  get name() {
    return this.source.name;
  }
  get custom() {
    return this.source.provider !== undefined;
  }
  get props() {
    return this.source.props;
  }
  get options() {
    return this.source.opts;
  }
  get id() {
    return ifKnown(() => text(this.source.props.id), undefined);
  }
  get region() {
    return ifKnown(() => text(this.source.props.region) ?? text(this.source.provider?.props.region), undefined);
  }
  get provider() {
    return this.source.provider?.urn;
  }
  get arn() {
    return ifKnown(() => text(this.source.props.arn), undefined) ?? arnIn(this.id);
  }
  get parent() {
    return this.source.opts.parent;
  }
  get dependencies() {
    return (this.source.dependencies ?? []).map(({ urn }) => urn);
  }
  /** A stack policy is not told what was asked for; but what a program gives and cannot be known comes from some resource. */
  isLeftOut(property: string) {
    const all = this.source.propertyDependencies;
    return all !== undefined && (all[property] ?? []).length === 0;
  }
  get propertyDependencies() {
    return Object.fromEntries(
      Object.entries(this.source.propertyDependencies ?? {}).map(([property, sources]) => [
        property,
        sources.map(({ urn }) => urn),
      ]),
    );
  }
}

/** The one resource that a resource policy is given; its links lead nowhere, only whether they are set is known. */
export const resourceFromArgs = (args: ResourceValidationArgs): StackResource => new HandedResource(args);

/** The stack that a stack policy is given. */
export const fromStackArgs = (args: StackValidationArgs): Stack =>
  new Stack(
    args.resources.map((resource) => new HandedResource(resource)),
    args.stackTags,
  );

/**
 * The stack that a pack's policies are given, made once for all of them. The SDK hands it to one policy after the other, in
 * their order and in one turn of the event loop, deserialized anew each time: what was found out of it serves every policy
 * until the turn is over. A policy that is not further on than the last belongs to another stack, which came in the same
 * turn; then none is shared any more. `place` is the policy's place in that order.
 */
export const sharedStack = (): ((args: StackValidationArgs, place: number) => Stack) => {
  let turn: { stack: Stack | undefined; place: number } | undefined;
  return (args, place) => {
    if (!turn) {
      turn = { stack: fromStackArgs(args), place: -1 };
      setImmediate(() => {
        turn = undefined;
      });
    }
    if (place <= turn.place) turn.stack = undefined;
    turn.place = place;
    return turn.stack ?? fromStackArgs(args);
  };
};
