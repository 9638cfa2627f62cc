import { onlyDenies } from "../policy/only-denies";
import type { Answer } from "../policy/syntax";
import { evaluate, type Request } from "./evaluate";
import type { Caller } from "./principal";
import type { Policy } from "./syntax";

export type { Answer };

/** Whether a service, e.g. `actiontrail.aliyuncs.com`, may assume the role of a trust policy. Source: RAM, "AssumeRole". */
export const mayAssumeRole = (trustPolicy: Policy, service: string): Answer => {
  const { decision, why } = evaluate([trustPolicy], {
    principal: { type: "Service", id: service },
    action: "sts:AssumeRole",
    resource: "*",
  });
  if (decision === "undecided") return { answer: "undecided", why };
  return { answer: decision === "allow" ? "yes" : "no", why };
};

const bucketActions = [
  "oss:ListObjects",
  "oss:GetBucketInfo",
  "oss:GetBucketAcl",
  "oss:PutBucketPolicy",
  "oss:DeleteBucket",
];
const objectActions = ["oss:GetObject", "oss:PutObject", "oss:DeleteObject", "oss:GetObjectAcl", "oss:ListParts"];

/** An object whose name no policy knows: what is said of it is said of all. */
const anObject = "\u{10FFFF}";

/** Nobody in particular, and somebody of an account that no policy knows. */
const callers: readonly (readonly [Caller, string])[] = [
  [{ type: "Anonymous", id: "" }, "anonymous callers"],
  [{ type: "RAM", id: "acs:ram::0:user/somebody" }, "users of other accounts"],
];

/** Bucket names are unique, and a bucket's policy is about that bucket only, whatever Region and owner it names. */
const anywhere = (policies: readonly Policy[]): readonly Policy[] =>
  policies.map((policy) => ({
    ...policy,
    statements: policy.statements.map((statement) => ({
      ...statement,
      resources: statement.resources.map((resource) =>
        resource.unknown
          ? resource
          : { ...resource, text: resource.text.replace(/^acs:oss:[^:]*:[^:]*:/, "acs:oss:*:*:") },
      ),
    })),
  }));

/**
 * Whether a bucket's policy denies everybody whatever is asked of the bucket and its objects without TLS.
 * Source: OSS, "Bucket policy", example with acs:SecureTransport; CIS Alibaba Cloud 2.0, 5.4.
 */
export const deniesInsecureTransport = (policies: readonly Policy[], bucket: string): Answer => {
  const asked = onlyDenies(anywhere(policies));
  const context: Request["context"] = { "acs:SecureTransport": "false" };
  let undecided: string | undefined;
  for (const [principal, who] of callers)
    for (const [actions, resource, place] of [
      [bucketActions, `acs:oss:::${bucket}`, "the bucket"],
      [objectActions, `acs:oss:::${bucket}/${anObject}`, "its objects"],
    ] as const)
      for (const action of actions) {
        const { decision } = evaluate(asked, { principal, action, resource, context });
        const what = `\`${action}\` on ${place}`;
        if (decision === "undecided") undecided ??= `whether ${what} is denied without TLS cannot be known`;
        else if (decision !== "explicitDeny")
          return { answer: "no", why: `${what} is not denied to ${who} without TLS` };
      }
  return undecided
    ? { answer: "undecided", why: undecided }
    : { answer: "yes", why: "everything is denied without TLS" };
};
