import * as iam from "./iam";
import type { Answer } from "./policy/syntax";
import * as ram from "./ram";

export type { Answer, Meant } from "./iam";

/** A policy document, of IAM or of RAM; each has versions of its own, and tells by its version which it is. */
export type Policy = iam.Policy | ram.Policy;

const isOfRam = (policy: Policy): policy is ram.Policy => policy.version === "1";

/** Those of IAM among some policies. */
export const ofIam = (policies: readonly Policy[]): readonly iam.Policy[] =>
  policies.filter((policy): policy is iam.Policy => !isOfRam(policy));

/** Those of RAM. */
export const ofRam = (policies: readonly Policy[]): readonly ram.Policy[] => policies.filter(isOfRam);

/** Asks all policies of one resource, which are of one language, in that language. */
const inOneLanguage =
  <A extends readonly unknown[]>(
    inIam: (policies: readonly iam.Policy[], ...about: A) => Answer,
    inRam: (policies: readonly ram.Policy[], ...about: A) => Answer,
  ) =>
  (policies: readonly Policy[], ...about: A): Answer => {
    const [first] = policies;
    return first && isOfRam(first) ? inRam(ofRam(policies), ...about) : inIam(ofIam(policies), ...about);
  };

/** Whether a bucket's policy is public, by the definition of the service that keeps the bucket. */
export const isPublic = (policy: Policy): Answer => (isOfRam(policy) ? ram.isPublic(policy) : iam.isPublic(policy));

/** Whether policies let in callers whom they do not mean, from any account. */
export const admitsStrangers = inOneLanguage(iam.admitsStrangers, ram.admitsStrangers);

/** Whether a service can be made to act on behalf of accounts that the policies do not name. */
export const servesStrangers = inOneLanguage(iam.servesStrangers, ram.servesStrangers);

/** Whether a bucket's policies refuse everybody who does not use TLS. */
export const deniesInsecureTransport = inOneLanguage(iam.deniesInsecureTransport, ram.deniesInsecureTransport);

/** Whether a bucket's policies let others than those who are meant write, delete, or lift its protection. */
export const admitsTampering = inOneLanguage(iam.admitsTampering, ram.admitsTampering);

/** Whether policies refuse calls to all principals of the owner's account, but for those that are spared. */
export const deniesInsiders = inOneLanguage(iam.deniesInsiders, ram.deniesInsiders);

/** Whether whoever has some policies can bring about one of some calls. */
export const letsHolder = inOneLanguage(iam.letsHolder, ram.letsHolder);
