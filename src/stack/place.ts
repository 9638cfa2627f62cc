import type { Concept } from "../concepts";
import { cloudOf } from "../providers";
import type { SubjectResource } from "../snapshot/resource";

interface Place {
  readonly service: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly resource: string;
}

/** OSS writes its Regions as `oss-cn-hangzhou`; `*` and nothing leave open which one it is. */
const regionOf = (part: string | undefined): string | undefined => {
  const region = part?.replace(/^oss-/, "");
  return region === "" || region === "*" ? undefined : region;
};

/** RAM knows names by their small letters (RAM, "Policy elements": Principal). */
const isSmall = (service: string): boolean => service === "ram" || service === "sts";

/**
 * The parts of an ARN, `arn:…` of AWS or `acs:…` of Alibaba Cloud; `undefined` for other text.
 * Source: AWS General Reference, "Amazon Resource Names (ARNs)"; RAM, "Policy elements": Resource.
 */
export const placeOf = (text: string | undefined): Place | undefined => {
  const [scheme, ...parts] = (text ?? "").split(":");
  if (scheme !== "arn" && scheme !== "acs") return undefined;
  const [service = "", region, account, ...rest] = scheme === "arn" ? parts.slice(1) : parts;
  if (rest.length === 0) return undefined;
  const resource = rest.join(":");
  return {
    service,
    region: regionOf(region),
    account: account === "*" ? undefined : account || undefined,
    resource: scheme === "acs" && isSmall(service) ? resource.toLowerCase() : resource,
  };
};

/** A resource's id where it is the ARN, as that of what has no `arn` among its properties. */
export const arnIn = (id: string | undefined): string | undefined => (placeOf(id) ? id : undefined);

/** The account that an ARN tells: 12 digits of AWS, up to 20 of Alibaba Cloud. */
export const accountIn = (arn: string | undefined): string | undefined =>
  (arn?.startsWith("acs:") ? /^\d{1,20}$/ : /^\d{12}$/).exec(placeOf(arn)?.account ?? "")?.[0];

const differ = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;

/** True for what belongs to the provider, as its own policies do: `arn:aws:iam::aws:policy/…`, `acs:ram::system:policy/…`. */
const isProviders = (account: string | undefined): boolean => account !== undefined && /\D/.test(account);

/** What is one for all Regions of an account, or of a partition; all else a plain name finds in its own Region alone. */
const everywhere: ReadonlySet<Concept> = new Set<Concept>(["bucket", "role", "managedPolicy"]);

/** Whether a text that one resource holds can be the name of another, by the cloud, the Region and the account of both. */
export const mayName = (
  text: string,
  from: SubjectResource | undefined,
  concept: Concept,
  { arn, region, type }: SubjectResource,
  account: string | undefined,
): boolean => {
  if (from && cloudOf(from.type) !== cloudOf(type)) return false;
  const named = placeOf(text);
  const found = placeOf(arn)?.region ?? region;
  if (named) return !isProviders(named.account) && !differ(named.region, found) && !differ(named.account, account);
  return everywhere.has(concept) || text.includes(":") || !differ(from?.region, found);
};
