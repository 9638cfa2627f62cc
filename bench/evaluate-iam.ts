// Evaluations of a log bucket's policy as AWS documents it, how they grow with the policy, and the slowest patterns that 64 KiB
// can hold. Run: npm run bench
import { iam } from "../src/evaluate";
import { compare, median, report } from "./measure";

const BUCKET = "arn:aws:s3:::records";
const SOURCE = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";

const documented = iam.parsePolicy({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [BUCKET, `${BUCKET}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Resource: BUCKET,
      Condition: { StringEquals: { "aws:SourceArn": SOURCE } },
    },
    {
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${BUCKET}/AWSLogs/111122223333/*`,
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": SOURCE } },
    },
  ],
});

const requests: readonly iam.Request[] = [
  { action: "s3:GetBucketAcl", resource: BUCKET },
  { action: "s3:PutObject", resource: `${BUCKET}/AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/01/file.json.gz` },
  { action: "s3:PutObject", resource: `${BUCKET}/AWSLogs/444455556666/CloudTrail/eu-west-1/2026/01/01/file.json.gz` },
  { action: "s3:DeleteObject", resource: `${BUCKET}/AWSLogs/111122223333/a` },
].map((call) => ({
  ...call,
  principal: { type: "Service", id: "cloudtrail.amazonaws.com" },
  context: {
    "aws:SourceArn": SOURCE,
    "aws:SourceAccount": "111122223333",
    "aws:SecureTransport": "true",
    "s3:x-amz-acl": "bucket-owner-full-control",
  },
}));

/** Milliseconds of one core that a piece of work takes, whatever else the machine does. */
const coreTimeOf = (work: () => void): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
};

const ROUNDS = 50_000;

/** Microseconds that one evaluation takes. */
const perEvaluation = async (): Promise<number> => {
  const time = coreTimeOf(() => {
    for (let i = 0; i < ROUNDS; i++) for (const request of requests) iam.evaluate([documented], request);
  });
  return (time * 1_000) / (ROUNDS * requests.length);
};

const roles = (count: number): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: Array.from({ length: count }, (_, i) => ({
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::111122223333:role/role-${i}` },
      Action: ["s3:Get*", "s3:List*"],
      Resource: `${BUCKET}/*`,
      Condition: { StringLike: { "aws:PrincipalTag/team": `team-${i}-*` } },
    })),
  });

const parseAndEvaluate = (text: string) => async () =>
  coreTimeOf(() => {
    for (let i = 0; i < 20; i++) {
      const policy = iam.parsePolicy(text);
      for (const request of requests) iam.evaluate([policy], request);
    }
  });

const HALF = 32_768;
const slowest: Readonly<Record<string, string>> = {
  "stars and letters": `${"*a".repeat(HALF / 2)}b`,
  "a long repetition": `*b${"a".repeat(HALF / 2)}*`,
  "question marks": `*${"a?".repeat(HALF / 4)}b*`,
  variables: `\${a}`.repeat(HALF / 4),
};

/** Milliseconds for a document of 32 KiB and a value as long. */
const hostile = (pattern: string) => async () =>
  coreTimeOf(() => {
    const Statement = { Effect: "Allow", Action: "*", Resource: "*", Condition: { StringLike: { k: pattern } } };
    const policy = iam.parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement }));
    const context = { k: "a".repeat(HALF), a: "a" };
    iam.evaluate([policy], {
      principal: { type: "Anonymous", id: "*" },
      action: "s3:GetObject",
      resource: "*",
      context,
    });
  });

/** Against a fixed time instead of another piece of work. */
const against = async (bar: number, measure: () => Promise<number>) => {
  const times: number[] = [];
  for (let round = 0; round < 7; round++) times.push(await measure());
  return { ours: median(times), theirs: bar, ratio: median(times) / bar };
};

const main = async (): Promise<void> => {
  report("IAM evaluation, against 100,000 a second", await against(10, perEvaluation), "µs", 1);
  const growth = await compare(15, parseAndEvaluate(roles(1_000)), parseAndEvaluate(roles(500)));
  report("IAM, 1000 statements to 500", growth, "ms", 2.2);
  for (const [name, pattern] of Object.entries(slowest))
    report(`IAM, 64 KiB of ${name}, against 50 ms`, await against(50, hostile(pattern)), "ms", 1);
};

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
