import { fill } from "../policy/circumstances";
import { anyPossible } from "../policy/possible";
import type { Answer } from "../policy/syntax";
import { anywhere, objectsOf, ownedBy } from "./bucket";
import { factsOfNamed } from "./facts";
import { tamperingCalls, writingCalls } from "./oss-actions";
import { canBringAbout, effortOf, nameOfCaller, type Outsider, strangers, toUnnamed } from "./possible";
import { type Caller, identityOf } from "./principal";
import type { Policy } from "./syntax";

/** Who is meant to make the calls. */
export interface Meant {
  /** ARNs of roles and users, and UIDs. */
  readonly principals: readonly string[];
  /** The account that owns the bucket, which may do everything anyway. */
  readonly owner?: string | undefined;
}

const MOST_CALLERS = 256;

/** Everybody whom a statement names. */
const namedIn = (policies: readonly Policy[], { principals, owner }: Meant): readonly Outsider[] => {
  const meant = new Set([...principals, ...(owner === undefined ? [] : [owner])].map(identityOf));
  const ids = policies
    .flatMap(({ statements }) => statements)
    .flatMap(({ principal }) => principal?.listed ?? [])
    .filter(({ type, id }) => type !== "Service" && !id.unknown && id.text !== "*" && !meant.has(identityOf(id.text)));
  return [...new Set(ids.map(({ id }) => fill(id.text.replace(/^arn:/, "acs:"))))]
    .slice(0, MOST_CALLERS)
    .map((id) => ({ caller: { type: "RAM", id }, facts: factsOfNamed, account: "" }));
};

const namesUnknown = (policies: readonly Policy[]): boolean =>
  policies.some(({ statements }) =>
    statements.some((s) => s.effect === "Allow" && s.principal?.listed.some(({ id }) => id.unknown)),
  );

/**
 * Whether a bucket's policies let somebody besides those who are meant write or delete its objects, or change its policy,
 * retention, versioning or lifecycle. What RAM policies give to users of the owner's account is not seen here.
 * Source: OSS, "Bucket policy", "Authorization syntax and elements": Action.
 */
export const admitsTampering = (policies: readonly Policy[], bucketArn: string, meant: Meant): Answer => {
  const asked = anywhere(policies);
  const unnamed = toUnnamed(asked);
  const bucket = ownedBy(bucketArn, meant.owner);
  const calls = objectsOf(policies, bucketArn)
    .map((object) => ownedBy(object, meant.owner))
    .flatMap((object) => [...tamperingCalls(bucket, object), ...writingCalls(object)]);
  const effort = effortOf();
  const found = anyPossible<Caller>(
    [...strangers, ...namedIn(policies, meant)],
    calls,
    (outsider, call) => canBringAbout(strangers.includes(outsider) ? unnamed : asked, outsider, call, effort),
    {
      yes: (caller, { action }, by) => `${by} lets ${nameOfCaller(caller)} call \`${action}\``,
      undecided: (caller, { action }, by) =>
        `whether ${by} lets ${nameOfCaller(caller)} call \`${action}\` cannot be known`,
      no: "nobody else is admitted",
    },
  );
  return found.answer === "no" && namesUnknown(policies)
    ? { answer: "undecided", why: "whom a statement admits cannot be known" }
    : found;
};
