import { strangerTo } from "../policy/circumstances";
import { deniesOf, onlyDenies } from "../policy/only-denies";
import type { Answer, Call } from "./answer";
import { factsOfNamed } from "./facts";
import { canBringAbout, effortOf, type Outsider } from "./possible";
import { accountOf } from "./principal";
import { bucketActions, objectActions, objectsOf } from "./s3-actions";
import { nameOfCaller, outsiders } from "./strangers";
import type { Policy, Statement } from "./syntax";

const isAboutTransport = ({ conditions }: Statement): boolean =>
  conditions.some(({ key }) => /^(aws:securetransport|s3:tlsversion)$/i.test(key));

/** Plain HTTP: no TLS, and so no version of it. */
const insecurely = (outsider: Outsider): Outsider => ({
  ...outsider,
  facts: { ...outsider.facts, "aws:securetransport": ["false"], "s3:tlsversion": [undefined] },
});

const MOST = 32;

/** A stranger, an anonymous caller, and everybody whom a Deny names: it may spare one, or be about one only. */
const callersOf = (policies: readonly Policy[], denies: readonly Statement[], arn: string): readonly Outsider[] => {
  const listed = denies.flatMap(({ principal }) => principal?.listed ?? []);
  const named = listed.filter(({ type, id }) => type === "AWS" && !id.unknown && id.text !== "*");
  const ids = [...new Set(named.map(({ id }) => id.text))].slice(0, MOST);
  return [
    ...outsiders(strangerTo(policies), arn.split(":", 2)[1] ?? "aws"),
    ...ids.map((id) => ({ caller: { type: "AWS" as const, id }, facts: factsOfNamed(id, accountOf(id)), account: "" })),
  ].map(insecurely);
};

/**
 * Whether everybody is refused who does not use TLS: whatever the Denies say and however they are split, no caller can bring
 * about a call without TLS, on the bucket or on its objects, that none of them refuses.
 * Source: AWS Config rule s3-bucket-ssl-requests-only; S3 User Guide, condition keys aws:SecureTransport and s3:TlsVersion.
 */
export const deniesInsecureTransport = (policies: readonly Policy[], bucketArn: string): Answer => {
  const denies = deniesOf(policies);
  const asked = onlyDenies(policies);
  const calls: readonly (readonly [Call, string])[] = [
    ...bucketActions.map((action) => [{ action, resource: bucketArn }, "the bucket"] as const),
    ...objectsOf(denies, bucketArn).flatMap((resource) =>
      objectActions.map((action) => [{ action, resource }, "its objects"] as const),
    ),
  ];
  const effort = effortOf();
  let undecided: string | undefined;
  for (const outsider of callersOf(policies, denies, bucketArn))
    for (const [call, place] of calls) {
      const { possible } = canBringAbout(asked, outsider, call, effort);
      const what = `\`${call.action}\` on ${place}`;
      if (possible === true && !denies.some(isAboutTransport))
        return { answer: "no", why: "no statement denies anything where `aws:SecureTransport` is false" };
      if (possible === true) return { answer: "no", why: `${what} is not denied to ${nameOfCaller(outsider.caller)}` };
      if (possible === undefined) undecided ??= `whether ${what} is denied without TLS cannot be known`;
    }
  return undecided
    ? { answer: "undecided", why: undecided }
    : { answer: "yes", why: "everything is denied without TLS" };
};
