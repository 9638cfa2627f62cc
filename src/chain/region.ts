import type { Subject } from "../concepts";
import { UndecidedError } from "../snapshot/unknown";

/**
 * Whether two resources are in one Region. Where neither names one, both have the provider's.
 * Throws `UndecidedError` when one of the two cannot be known.
 */
export const inOneRegion = ({ resource: a }: Subject, { resource: b }: Subject): boolean => {
  if (a.region === b.region) return true;
  if (a.region !== undefined && b.region !== undefined) return false;
  const open = a.region === undefined ? a : b;
  throw new UndecidedError(`The Region of ${open.name} cannot be known before deployment.`, [open.urn]);
};

/** Whether an ARN surely names something in another Region than a resource's. */
export const isForeign = ({ resource: { region } }: Subject, arn: string): boolean => {
  const other = /^arn:[^:]*:[^:]*:([^:]+):/.exec(arn)?.[1];
  return region !== undefined && other !== undefined && other !== region;
};
