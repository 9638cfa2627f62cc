import type { Concept, Subject } from "../../concepts";
import { partitionOf } from "../../evaluate/partition";
import { adaptersOf, type Cloud } from "../../providers";
import { ofCloud } from "../clouds";

const schemes: Readonly<Record<Cloud, (region: string) => string>> = {
  aws: (region) => `arn:${partitionOf(region)}`,
  alibaba: () => "acs",
};

/** The ARN of something in the cloud of a subject. */
export const arnBeside = (near: Subject, service: string, region: string, account: string, name: string): string =>
  `${ofCloud(schemes, near)(region)}:${service}:${region}:${account}:${name}`;

/**
 * A resource's ARN, made from its name in an account that is known or assumed; `undefined` while its name or its Region is
 * chosen at deployment, and for what has no name.
 */
export const arnOf = (
  subject: Subject & { readonly concept: Concept; readonly name: string | undefined },
  account: string,
): string | undefined => {
  const { concept, name, resource } = subject;
  const { arn, region, type } = resource;
  if (arn !== undefined) return arn.replace(/:\*$/, "");
  const identity = adaptersOf(type).find((adapter) => adapter.concept === concept)?.identity;
  const form = name === undefined ? undefined : identity?.arn?.(name);
  return form === undefined || region === undefined ? undefined : arnBeside(subject, form[0], region, account, form[1]);
};
