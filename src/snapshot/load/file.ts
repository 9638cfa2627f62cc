import { isObject } from "../../evaluate/is-object";
import type { RecordedResource, Snapshot, SnapshotMode } from "../snapshot";
import { LoadError } from "./errors";
import { type DeploymentResource, readResource } from "./resource";
import { readText } from "./text";

type Json = Readonly<Record<string, unknown>>;

const STACK_TYPE = "pulumi:pulumi:Stack";

const toSnapshot = (resources: readonly RecordedResource[], mode: SnapshotMode): Snapshot => {
  const root = resources.find(({ type }) => type === STACK_TYPE);
  const [, , stack = ""] = (resources[0]?.urn ?? "").split("::")[0]?.split(":") ?? [];
  return {
    project: resources[0]?.urn.split("::")[1] ?? "",
    stack,
    mode,
    resources,
    outputs: root?.outputs ?? {},
    stackTags: {},
  };
};

/** Resources on their way out are no part of what there is. */
const isKept = (resource: unknown): boolean => {
  const { delete: deleted, external } = (isObject(resource) ? resource : {}) as Partial<DeploymentResource>;
  return !deleted && !external;
};

/** Pulumi leaves `resources` out of an empty stack, and writes the manifest of every deployment. */
const fromDeployment = (deployment: Json, file: string): Snapshot => {
  const { resources, manifest } = deployment;
  if (resources === undefined && manifest === undefined)
    throw new LoadError(
      `${file} is no state export: \`deployment\` has neither \`resources\` nor \`manifest\`. Export the stack again: pulumi stack export`,
    );
  if (resources !== undefined && resources !== null && !Array.isArray(resources))
    throw new LoadError(`${file}: \`resources\` must be a list. Export the stack again: pulumi stack export`);
  const list = (resources ?? []) as readonly unknown[];
  const read = list.flatMap((item, i) => (isKept(item) ? [readResource(item, `${file}: resource ${i + 1}`)] : []));
  return toSnapshot(read, "state");
};

/** A backend that keeps its state in files exports a stack that was never updated with a deployment of `null`. */
const isNeverUpdated = ({ version, deployment }: Json): boolean => typeof version === "number" && deployment === null;

const fromPreview = (steps: readonly unknown[], file: string): Snapshot => {
  const read = steps.flatMap((step, i) => {
    const { newState } = (isObject(step) ? step : {}) as { newState?: unknown };
    return newState && isKept(newState) ? [readResource(newState, `${file}: step ${i + 1}`)] : [];
  });
  return toSnapshot(read, "preview");
};

const parse = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LoadError(`${file} is no complete JSON: ${(error as Error).message}. Was it cut short?`);
  }
};

/**
 * Reads a state export (`pulumi stack export`, or its deployment alone) or the output of `pulumi preview --json`.
 * Throws `LoadError`.
 */
export const loadFile = (file: string): Snapshot => {
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    throw new LoadError(
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`,
    );
  }
  const value = parse(text, file);
  if (isObject(value)) {
    if (Array.isArray(value.steps)) return fromPreview(value.steps, file);
    if (isObject(value.deployment)) return fromDeployment(value.deployment, file);
    if (isNeverUpdated(value)) return toSnapshot([], "state");
    if ("resources" in value || "manifest" in value) return fromDeployment(value, file);
  }
  throw new LoadError(
    `${file} is neither a state export (pulumi stack export) nor a preview (pulumi preview --json): it has no \`deployment\`, \`resources\` or \`steps\`.`,
  );
};
