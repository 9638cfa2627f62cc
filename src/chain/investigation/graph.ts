import type { Subject } from "../../concepts";
import { UndecidedError } from "../../snapshot/unknown";
import { accountIn, placeOf } from "../../stack/place";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { inOneRegion } from "../region";

type Member = Subject<"graphMember">;
type OfGraph = Member | Subject<"graphAcceptance"> | Subject<"graphOrganization">;

/** What tells graphs apart: where a link leads, in the stack or out of it. Throws `UndecidedError`. */
const graphOf = ({ graph }: OfGraph): string | undefined => graph.target?.resource.urn ?? graph.value;

const isOf =
  (graph: string | undefined) =>
  (each: OfGraph): boolean =>
    graphOf(each) === graph;

/** Whether a member's graph is none: it names nothing, or another than the one that the stack has there. */
export const graphProblem = (stack: Stack, member: Member): "noGraph" | "otherGraph" | undefined => {
  const { graph, resource } = member;
  if (graph.target) return undefined;
  if (placeOf(graph.value)?.service !== "detective") return "noGraph";
  const isThere = stack
    .subjects("graph")
    .some((own) => own.resource.provider === resource.provider && inOneRegion(own, member));
  return isThere ? "otherGraph" : undefined;
};

/** The account that a member's graph belongs to, as the rest of the stack or its ARN tells. Throws `UndecidedError`. */
const ownerOf = (stack: Stack, { graph, resource }: Member): string | undefined => {
  const { target } = graph;
  const told = target && accountOf(stack, target);
  if (told !== undefined) return told;
  try {
    return accountIn(graph.value);
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    throw new UndecidedError(`Whether ${resource.name} is the graph's own account cannot be known before deployment.`, [
      resource.urn,
    ]);
  }
};

/** Whether a member is the account that the graph belongs to, which contributes without an invitation. Throws `UndecidedError`. */
export const isOwner = (stack: Stack, member: Member): boolean => member.account === ownerOf(stack, member);

/** Another member of the same graph with the same address: each account's root user has one of its own. */
export const sharesEmail = (stack: Stack, member: Member): Member | undefined => {
  const isOfIts = isOf(graphOf(member));
  return stack
    .subjects("graphMember")
    .find((other) => other !== member && isOfIts(other) && other.email === member.email);
};

/** Default providers of all packages deploy to one account. */
const deployerOf = (provider: string | undefined): string | undefined =>
  provider !== undefined && /::default(_[^:]*)?$/.test(provider) ? "default" : provider;

/** How many of the accounts that a member's graph invites accept in this stack. */
export interface Acceptance {
  readonly invited: number;
  readonly accepting: number;
}

/**
 * Who of a graph's members accepts, leaving out those that do so elsewhere. An account accepts with a provider of its own,
 * the graph's accepts nothing. `undefined` when nobody has to: accounts of the organization are taken in without an
 * invitation (Detective User Guide, "Managing organization accounts as member accounts").
 */
export const acceptanceOf = (stack: Stack, member: Member, elsewhere: readonly string[]): Acceptance | undefined => {
  if (elsewhere.includes(member.account)) return undefined;
  const isOfIts = isOf(graphOf(member));
  if (stack.subjects("graphOrganization").some((each) => isOfIts(each) && each.takesIn)) return undefined;
  const owner = deployerOf(member.resource.provider);
  const providers = stack
    .subjects("graphAcceptance")
    .filter(isOfIts)
    .map(({ resource }) => deployerOf(resource.provider))
    .filter((provider) => provider !== owner);
  const invited = stack.subjects("graphMember").filter((each) => isOfIts(each) && !elsewhere.includes(each.account));
  return { invited: invited.length, accepting: new Set(providers).size };
};
