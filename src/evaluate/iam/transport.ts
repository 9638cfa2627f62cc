import type { Answer, Call } from "./answer";
import { factsOfAnonymous, factsOfNamed, factsOfStranger, strangerTo } from "./circumstances";
import { canBringAbout } from "./possible";
import { accountOf } from "./principal";
import { bucketActions, objectActions, objectsOf } from "./s3-actions";
import type { Outsider } from "./strangers";
import type { Policy, Statement } from "./syntax";

const everything: Statement = {
  sid: undefined,
  effect: "Allow",
  principal: { everyone: true, listed: [] },
  notPrincipal: false,
  actions: [{ text: "*", unknown: false }],
  notAction: false,
  resources: [],
  notResource: false,
  conditions: [],
};

/** What is left when only Denies speak: everything that none of them refuses. */
const onlyDenies = (policies: readonly Policy[]): readonly Policy[] =>
  policies.map((policy) => ({
    ...policy,
    statements: [everything, ...policy.statements.filter(({ effect }) => effect === "Deny")],
  }));

const isAboutTransport = ({ effect, conditions }: Statement): boolean =>
  effect === "Deny" && conditions.some(({ key }) => /^(aws:securetransport|s3:tlsversion)$/i.test(key));

/** Plain HTTP: no TLS, and so no version of it. */
const insecurely = (outsider: Outsider): Outsider => ({
  ...outsider,
  facts: { ...outsider.facts, "aws:securetransport": ["false"], "s3:tlsversion": [undefined] },
});

const MOST = 32;

/** A stranger, an anonymous caller, and everybody whom a Deny about transport names: it may spare one, or be about one only. */
const callersOf = (policies: readonly Policy[], partition: string): readonly Outsider[] => {
  const account = strangerTo(policies);
  const user = (id: string): Outsider => ({
    caller: { type: "AWS", id },
    facts: factsOfNamed(id, accountOf(id)),
    account: accountOf(id) ?? account,
  });
  const named = policies.flatMap(({ statements }) =>
    statements.filter(isAboutTransport).flatMap(({ principal }) => principal?.listed ?? []),
  );
  const ids = new Set(
    named.flatMap(({ type, id }) => (type === "AWS" && !id.unknown && id.text !== "*" ? [id.text] : [])),
  );
  const stranger = `arn:${partition}:iam::${account}:user/stranger`;
  return [
    { caller: { type: "AWS", id: stranger }, facts: factsOfStranger(account, partition), account } as const,
    { caller: { type: "Anonymous", id: "*" }, facts: factsOfAnonymous, account } as const,
    ...[...ids].slice(0, MOST).map(user),
  ].map(insecurely);
};

/**
 * Whether everybody is refused who does not use TLS: whatever the Denies say and however they are split, no caller can bring
 * about a call without TLS, on the bucket or on its objects, that none of them refuses.
 * Source: AWS Config rule s3-bucket-ssl-requests-only; S3 User Guide, condition keys aws:SecureTransport and s3:TlsVersion.
 */
export const deniesInsecureTransport = (policies: readonly Policy[], bucketArn: string): Answer => {
  const about = policies.flatMap(({ statements }) => statements.filter(isAboutTransport));
  if (about.length === 0)
    return { answer: "no", why: "no statement denies anything where `aws:SecureTransport` is false" };
  const asked = onlyDenies(policies);
  const calls: readonly (readonly [Call, string])[] = [
    ...bucketActions.map((action) => [{ action, resource: bucketArn }, "the bucket"] as const),
    ...objectsOf(about, bucketArn).flatMap((resource) =>
      objectActions.map((action) => [{ action, resource }, "its objects"] as const),
    ),
  ];
  let undecided: string | undefined;
  for (const { caller, facts, account } of callersOf(policies, bucketArn.split(":")[1] ?? "aws"))
    for (const [call, place] of calls) {
      const { possible } = canBringAbout(asked, caller, call, facts, account);
      const what = `\`${call.action}\` on ${place}`;
      if (possible === true) {
        const who =
          caller.type === "Anonymous"
            ? "anonymous callers"
            : caller.id.endsWith(":user/stranger")
              ? "everyone"
              : caller.id;
        return { answer: "no", why: `${what} is not denied to ${who}` };
      }
      if (possible === undefined) undecided ??= `whether ${what} is denied without TLS cannot be known`;
    }
  return undecided
    ? { answer: "undecided", why: undecided }
    : { answer: "yes", why: "everything is denied without TLS" };
};
