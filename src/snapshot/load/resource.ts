import { isObject } from "../../evaluate/is-object";
import { SECRET, SIGNATURE } from "../secrets";
import type { Properties, RecordedResource, SecretPath } from "../snapshot";
import { unknownSentinels } from "../unknown";
import { LoadError } from "./errors";

/** A resource of a deployment as Pulumi writes it (sdk/go/common/apitype, ResourceV3). */
export interface DeploymentResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly delete?: boolean;
  readonly external?: boolean;
  readonly id?: string;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly parent?: string;
  readonly provider?: string;
  readonly dependencies?: readonly string[] | null;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>> | null;
  readonly protect?: boolean;
}

/** A secret that is still encrypted cannot be known here; one that was exported with its text can. */
const secretValue = (value: Properties, secrets: SecretPath[], path: SecretPath): unknown => {
  const { plaintext } = value;
  if (typeof plaintext !== "string") return unknownSentinels.string;
  try {
    secrets.push(path);
    return plainValue(JSON.parse(plaintext), secrets, path);
  } catch {
    return unknownSentinels.string;
  }
};

const plainValue = (value: unknown, secrets: SecretPath[], path: SecretPath): unknown => {
  if (Array.isArray(value)) return value.map((item, i) => plainValue(item, secrets, [...path, i]));
  if (!isObject(value)) return value;
  if (value[SIGNATURE] === SECRET) return secretValue(value, secrets, path);
  return plainProperties(value, secrets, path);
};

/** `__defaults` and `__meta` are the provider bridge's own notes, which policies never see. */
const plainProperties = (properties: Properties, secrets: SecretPath[], path: SecretPath = []): Properties =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([key, value]) =>
      key === "__defaults" || key === "__meta" ? [] : [[key, plainValue(value, secrets, [...path, key])]],
    ),
  );

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

/** Reads one resource; throws `LoadError` when it is none. */
export const readResource = (value: unknown, where: string): RecordedResource => {
  if (!isObject(value)) throw new LoadError(`${where} is no resource.`);
  const resource = value as unknown as DeploymentResource;
  const { urn, type } = resource;
  if (typeof urn !== "string" || urn.split("::").length < 4) throw new LoadError(`${where} has no valid \`urn\`.`);
  if (typeof type !== "string" || type === "") throw new LoadError(`${where} (${urn}) has no \`type\`.`);
  for (const key of ["inputs", "outputs"] as const)
    if (value[key] !== undefined && value[key] !== null && !isObject(value[key]))
      throw new LoadError(`${where} (${urn}): \`${key}\` must be an object.`);
  const secrets: SecretPath[] = [];
  const inputs = plainProperties(resource.inputs ?? {}, secrets);
  return {
    urn,
    type,
    name: urn.split("::").slice(3).join("::"),
    custom: resource.custom ?? false,
    inputs,
    outputs: resource.outputs ? plainProperties(resource.outputs, secrets) : inputs,
    dependencies: isTexts(resource.dependencies) ? resource.dependencies : [],
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies ?? {}).map(([key, urns]) => [key, urns ?? []]),
    ),
    options: { protect: resource.protect ?? false },
    ...(secrets.length > 0 && { secrets }),
    ...(resource.id && { id: resource.id }),
    ...(resource.parent && { parent: resource.parent }),
    ...(resource.provider && { provider: resource.provider }),
  };
};
