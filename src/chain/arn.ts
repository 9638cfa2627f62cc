import type { Concept, Subject } from "../concepts";
import { partitionOf } from "../evaluate/partition";
import { adaptersOf, cloudOf } from "../providers";

/**
 * A resource's ARN, made from its name in an account that is known or assumed; `undefined` while its name or its Region is
 * chosen at deployment, and for what has no name.
 */
export const arnOf = (
  { concept, name, resource }: Subject & { readonly concept: Concept; readonly name: string | undefined },
  account: string,
): string | undefined => {
  const { arn, region, type } = resource;
  if (arn !== undefined) return arn.replace(/:\*$/, "");
  const identity = adaptersOf(type).find((adapter) => adapter.concept === concept)?.identity;
  const form = name === undefined ? undefined : identity?.arn?.(name);
  return form === undefined || region === undefined
    ? undefined
    : `${cloudOf(type) === "alibaba" ? "acs" : `arn:${partitionOf(region)}`}:${form[0]}:${region}:${account}:${form[1]}`;
};
