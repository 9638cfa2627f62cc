import type { Concept } from "../concepts";
import type { SubjectResource } from "../snapshot/resource";

interface Place {
  readonly service: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly resource: string;
}

/** The parts of an ARN; `undefined` for other text (AWS General Reference, "Amazon Resource Names (ARNs)"). */
export const placeOf = (text: string | undefined): Place | undefined => {
  const [arn, , service = "", region, account, ...resource] = (text ?? "").split(":");
  return arn === "arn" && resource.length > 0
    ? { service, region: region || undefined, account: account || undefined, resource: resource.join(":") }
    : undefined;
};

/** A resource's id where it is the ARN, as that of what has no `arn` among its properties. */
export const arnIn = (id: string | undefined): string | undefined => (placeOf(id) ? id : undefined);

/** The account that an ARN tells. */
export const accountIn = (arn: string | undefined): string | undefined =>
  /^\d{12}$/.exec(placeOf(arn)?.account ?? "")?.[0];

const differ = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;

/** What is one for all Regions of an account, or of a partition; all else a plain name finds in its own Region alone. */
const everywhere: ReadonlySet<Concept> = new Set<Concept>(["bucket", "role", "managedPolicy"]);

/** Whether a text that one resource holds can be the name of another, by the Region and the account of both. */
export const mayName = (
  text: string,
  from: SubjectResource | undefined,
  concept: Concept,
  { arn, region }: SubjectResource,
  account: string | undefined,
): boolean => {
  const named = placeOf(text);
  const found = placeOf(arn)?.region ?? region;
  if (named) return !differ(named.region, found) && !differ(named.account, account);
  return everywhere.has(concept) || text.includes(":") || !differ(from?.region, found);
};
