import { type Cloud, cloudOf } from "../providers";
import type { SubjectResource } from "../snapshot/resource";
import { accountIn } from "./place";

/** Default providers of one package differ in their version alone: all of them take the stack's configuration. */
const sourceOf = (provider: string | undefined): string | undefined =>
  provider?.replace(/::default(_[^:]*)?$/, "::default");

const soleOf = (accounts: ReadonlySet<string> | undefined): string | undefined =>
  accounts?.size === 1 ? [...accounts][0] : undefined;

/** The accounts that providers deploy to, as the ARNs of what they have deployed tell. */
export class Accounts {
  private readonly byProvider = new Map<string | undefined, Set<string>>();
  private readonly byCloud = new Map<Cloud, Set<string>>();

  constructor(resources: Iterable<SubjectResource>) {
    for (const resource of resources) {
      const account = accountIn(resource.arn);
      if (account === undefined) continue;
      const [provider, cloud] = [sourceOf(resource.provider), cloudOf(resource.type)];
      this.byProvider.set(provider, (this.byProvider.get(provider) ?? new Set()).add(account));
      this.byCloud.set(cloud, (this.byCloud.get(cloud) ?? new Set()).add(account));
    }
  }

  /** Whether any ARN tells an account of the cloud that a resource belongs to. */
  areToldFor({ type }: SubjectResource): boolean {
    return this.byCloud.has(cloudOf(type));
  }

  /** The account of a resource: its own ARN says, else the others of its provider, or of its cloud where it names none, where they agree. */
  of(resource: SubjectResource): string | undefined {
    const own = accountIn(resource.arn);
    if (own !== undefined) return own;
    const provider = sourceOf(resource.provider);
    return soleOf(provider === undefined ? this.byCloud.get(cloudOf(resource.type)) : this.byProvider.get(provider));
  }
}
