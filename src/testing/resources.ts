import { unknownSentinels } from "../snapshot/unknown";

/** A resource of a test: what a program would declare. */
export interface TestResource {
  /** The type token, e.g. `aws:cloudtrail/trail:Trail`. */
  readonly type: string;
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** The component it belongs to. */
  readonly parent?: TestResource;
}

/** Declares a resource. The name is its last word in the URN; default `it`. */
export const resource = (
  type: string,
  props: Readonly<Record<string, unknown>> = {},
  options: { readonly name?: string; readonly parent?: TestResource } = {},
): TestResource => ({
  type,
  name: options.name ?? "it",
  props,
  ...(options.parent && { parent: options.parent }),
});

/** A value that is known once its sources are deployed; until then only that it comes from them. */
export class Computed {
  constructor(
    readonly sources: readonly TestResource[],
    /** The value, given the outputs of the sources, each with its `id`. */
    readonly value: (...outputs: readonly Readonly<Record<string, unknown>>[]) => unknown,
    /** Tells one from another that comes from the same sources. */
    readonly label: string,
  ) {}
}

// A test puts these where a property of any type is expected, as a program puts an output there.
const anywhere = (value: unknown): never => value as never;

/** A value that cannot be known, whatever is deployed. */
export const unknown: never = anywhere(unknownSentinels.string);

/** Another resource's output, e.g. `ref(bucket, "arn")`; default its id. A preview knows where it leads, not what it is. */
export const ref = (source: TestResource, property = "id"): never =>
  anywhere(
    new Computed(
      [source],
      (outputs) => {
        if (outputs?.[property] !== undefined) return outputs[property];
        throw new Error(
          `ref: ${source.type} has no output \`${property}\`; it has: ${Object.keys(outputs ?? {}).join(", ")}.`,
        );
      },
      property,
    ),
  );

/** A value that is put together from the outputs of others, e.g. `computed([bucket], ({ arn }) => …)`. */
export const computed = (sources: readonly TestResource[], value: Computed["value"]): never =>
  anywhere(new Computed(sources, value, String(value)));
