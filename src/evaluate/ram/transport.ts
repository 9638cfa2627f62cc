import { onlyDenies } from "../policy/only-denies";
import type { Answer } from "../policy/syntax";
import { anywhere } from "./bucket";
import { evaluate, type Request } from "./evaluate";
import { bucketActions, objectActions } from "./oss-actions";
import { strangers } from "./possible";
import type { Policy } from "./syntax";

/** An object whose name no policy knows: what is said of it is said of all. */
const anObject = "\u{10FFFF}";

/**
 * Whether a bucket's policy denies everybody whatever is asked of the bucket and its objects without TLS.
 * Source: OSS, "Bucket policy", example with acs:SecureTransport; CIS Alibaba Cloud 2.0, 5.4.
 */
export const deniesInsecureTransport = (policies: readonly Policy[], bucketArn: string): Answer => {
  const asked = onlyDenies(anywhere(policies));
  const context: Request["context"] = { "acs:SecureTransport": "false" };
  let undecided: string | undefined;
  for (const { caller } of strangers)
    for (const [actions, resource, place] of [
      [bucketActions, bucketArn, "the bucket"],
      [objectActions, `${bucketArn}/${anObject}`, "its objects"],
    ] as const)
      for (const action of actions) {
        const { decision } = evaluate(asked, { principal: caller, action, resource, context });
        const what = `\`${action}\` on ${place}`;
        const who = caller.type === "Anonymous" ? "anonymous callers" : "users of other accounts";
        if (decision === "undecided") undecided ??= `whether ${what} is denied without TLS cannot be known`;
        else if (decision !== "explicitDeny")
          return { answer: "no", why: `${what} is not denied to ${who} without TLS` };
      }
  return undecided
    ? { answer: "undecided", why: undecided }
    : { answer: "yes", why: "everything is denied without TLS" };
};
