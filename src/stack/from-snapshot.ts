import { unknownCheckingProxy } from "@pulumi/policy";
import type { StackResource } from "../snapshot/resource";
import type { Properties, RecordedResource, Snapshot } from "../snapshot/snapshot";
import { isUnknownSentinel } from "../snapshot/unknown";
import { arnIn } from "./place";
import { Stack } from "./stack";

const guard = unknownCheckingProxy as (props: Properties) => Properties;

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" && !isUnknownSentinel(value) ? value : undefined;

const toResource = (
  recorded: RecordedResource,
  of: "inputs" | "outputs",
  providers: ReadonlyMap<string, RecordedResource>,
): StackResource => {
  const props = recorded[of];
  const provider = recorded.provider?.replace(/::[^:]*$/, "");
  return {
    urn: recorded.urn,
    type: recorded.type,
    name: recorded.name,
    custom: recorded.custom,
    id: recorded.id,
    region: isUnknownSentinel(props.region)
      ? undefined
      : (text(props.region) ?? text(providers.get(provider ?? "")?.inputs.region)),
    provider,
    arn: text(props.arn) ?? arnIn(recorded.id),
    props: guard(props),
    parent: recorded.parent,
    dependencies: recorded.dependencies,
    propertyDependencies: recorded.propertyDependencies,
    isLeftOut: (property) => of === "outputs" && !(property in recorded.inputs),
    options: recorded.options ?? {},
  };
};

/** The two shapes of a recorded deployment that policies see: what was asked for, and what came of it. */
export const fromSnapshot = (snapshot: Snapshot): { readonly inputs: Stack; readonly outputs: Stack } => {
  const providers = new Map(
    snapshot.resources.filter(({ type }) => type.startsWith("pulumi:providers:")).map((r) => [r.urn, r]),
  );
  const judged = snapshot.resources.filter(({ type }) => !type.startsWith("pulumi:providers:"));
  const tags = new Map(Object.entries(snapshot.stackTags));
  const stackOf = (of: "inputs" | "outputs") =>
    new Stack(
      judged.map((resource) => toResource(resource, of, providers)),
      tags,
    );
  return { inputs: stackOf("inputs"), outputs: stackOf("outputs") };
};
