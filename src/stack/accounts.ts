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
  private readonly all = new Set<string>();

  constructor(resources: Iterable<SubjectResource>) {
    for (const resource of resources) {
      const account = accountIn(resource.arn);
      if (account === undefined) continue;
      const provider = sourceOf(resource.provider);
      this.byProvider.set(provider, (this.byProvider.get(provider) ?? new Set()).add(account));
      this.all.add(account);
    }
  }

  get areTold(): boolean {
    return this.all.size > 0;
  }

  /** The account of a resource: its own ARN says, else the others of its provider, where they agree. */
  of(resource: SubjectResource): string | undefined {
    const own = accountIn(resource.arn);
    if (own !== undefined) return own;
    const provider = sourceOf(resource.provider);
    return soleOf(provider === undefined ? this.all : this.byProvider.get(provider));
  }
}
