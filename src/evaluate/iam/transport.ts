import { evaluate, nameOf } from "./evaluate";
import type { Policy, Statement } from "./syntax";

/** The answer to a question about a policy, and why. */
export interface Answer {
  readonly answer: "yes" | "no" | "undecided";
  readonly why: string;
}

/** Calls from every corner of the S3 API: reading, writing, deleting, listing, administering. */
const onObjects = [
  "GetObject",
  "GetObjectVersion",
  "GetObjectAcl",
  "PutObject",
  "PutObjectAcl",
  "PutObjectRetention",
  "DeleteObject",
  "DeleteObjectVersion",
  "AbortMultipartUpload",
  "RestoreObject",
];
const onBuckets = [
  "ListBucket",
  "ListBucketVersions",
  "GetBucketAcl",
  "GetBucketLocation",
  "GetBucketPolicy",
  "PutBucketPolicy",
  "DeleteBucketPolicy",
  "PutBucketLogging",
  "PutLifecycleConfiguration",
  "DeleteBucket",
];

const callers = [
  { type: "AWS", id: "arn:aws:iam::000000000000:user/somebody" },
  { type: "Anonymous", id: "*" },
] as const;

const asksOnlyForTransport = ({ conditions }: Statement): boolean =>
  conditions.length > 0 && conditions.every(({ key }) => key.toLowerCase() === "aws:securetransport");

/**
 * Whether everybody is refused who does not use TLS: some Deny, or several together, with no condition but
 * `aws:SecureTransport`, covers all of S3's calls on the bucket and on its objects.
 * Source: AWS Config rule s3-bucket-ssl-requests-only; IAM condition key aws:SecureTransport.
 */
export const deniesInsecureTransport = (policies: readonly Policy[], bucketArn: string): Answer => {
  const denies = policies.map((policy) => ({
    ...policy,
    statements: policy.statements.filter((statement) => statement.effect === "Deny" && asksOnlyForTransport(statement)),
  }));
  if (denies.every(({ statements }) => statements.length === 0)) {
    const narrowed = policies.flatMap(({ statements }) =>
      statements.filter(
        ({ effect, conditions }) => effect === "Deny" && conditions.some((c) => /^aws:securetransport$/i.test(c.key)),
      ),
    );
    const [first] = narrowed;
    return {
      answer: "no",
      why: first
        ? `${nameOf(first, policies[0]?.statements.indexOf(first) ?? 0)} has further conditions, which let requests pass`
        : "no statement denies anything where `aws:SecureTransport` is false",
    };
  }
  let undecided: string | undefined;
  for (const [calls, resource, place] of [
    [onBuckets, bucketArn, "the bucket"],
    [onObjects, `${bucketArn}/any/object`, "its objects"],
  ] as const) {
    for (const call of calls)
      for (const principal of callers) {
        const request = { principal, action: `s3:${call}`, resource, context: { "aws:SecureTransport": "false" } };
        const { decision } = evaluate(denies, request);
        if (decision === "undecided") undecided = `whether \`s3:${call}\` on ${place} is denied cannot be known`;
        else if (decision !== "explicitDeny")
          return {
            answer: "no",
            why: `\`s3:${call}\` on ${place} is not denied to ${principal.type === "Anonymous" ? "anonymous callers" : "everyone"}`,
          };
      }
  }
  return undecided
    ? { answer: "undecided", why: undecided }
    : { answer: "yes", why: "everything is denied without TLS" };
};
