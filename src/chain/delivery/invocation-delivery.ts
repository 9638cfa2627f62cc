import type { Subject } from "../../concepts";
import { iam } from "../../evaluate";
import { partitionOf } from "../../evaluate/partition";
import { firstFound } from "../../snapshot/first-found";
import type { Stack } from "../../stack/stack";
import { linkedKeyObstacle } from "../access/key-use";
import { serviceRequest } from "../access/service-request";
import type { Obstacle } from "../obstacle";
import { inOneRegion } from "../region";
import { BEDROCK, bucketArn, keyUnder } from "../relations";
import { type BucketWriter, bucketWritingObstacle } from "./bucket-writer";
import { type LogWriter, writingObstacle } from "./log-writer";
import { logGroupKeyUse } from "./service-keys";

/** The last part is not documented; AWS's own statements leave it open (Bedrock User Guide, "Model invocation logging"). */
const sourceArn = ({ resource: { region } }: Subject<"invocationLogging">, account: string): iam.ContextValue =>
  region === undefined
    ? iam.unknownValue
    : `arn:${partitionOf(region)}:bedrock:${region}:${account}:model-invocation-logging`;

/** What a request of Bedrock says of itself and of the account whose calls it logs. */
export const onBehalfOfCalls = (
  logging: Subject<"invocationLogging">,
  account: string,
): NonNullable<iam.Request["context"]> => serviceRequest(BEDROCK, { arn: sourceArn(logging, account), account });

/** The folder in which Bedrock logs the calls of an account, under a prefix (Bedrock User Guide, "Model invocation logging"). */
export const invocationFolder = (prefix: string, account: string): string =>
  keyUnder(prefix, `AWSLogs/${account}/BedrockModelInvocationLogs/`);

/** The prefixes under which calls are logged to a bucket. */
export const prefixesInto = (logging: Subject<"invocationLogging">, bucket: Subject<"bucket">): readonly string[] => [
  ...(logging.bucket.target?.resource.urn === bucket.resource.urn ? [logging.prefix] : []),
  ...(logging.largeBucket.target?.resource.urn === bucket.resource.urn ? [logging.largePrefix] : []),
];

/** Keys of what is logged to a bucket: entries, and what is too large for them. */
export const invocationKeys = (
  logging: Subject<"invocationLogging">,
  bucket: Subject<"bucket">,
  account: string,
): readonly string[] =>
  prefixesInto(logging, bucket).flatMap((prefix) => {
    const folder = `${invocationFolder(prefix, account)}${logging.resource.region ?? "us-east-1"}/2026/01/01/00/`;
    return [`${folder}file.json.gz`, `${folder}data/file.json.gz`];
  });

const policyObstacle = (
  stack: Stack,
  logging: Subject<"invocationLogging">,
  bucket: Subject<"bucket">,
): Obstacle | undefined => {
  const [prefix = ""] = prefixesInto(logging, bucket);
  const writer: BucketWriter = {
    subject: logging,
    service: BEDROCK,
    fix: `let it allow ${BEDROCK} \`s3:PutObject\` on \`${invocationFolder(prefix, "<account>")}*\``,
    calls: (account) =>
      invocationKeys(logging, bucket, account).map((key) => ({
        action: "s3:PutObject",
        resource: `${bucketArn(bucket)}/${key}`,
        // Which ACL and encryption Bedrock asks for is not documented.
        context: {
          ...onBehalfOfCalls(logging, account),
          "s3:x-amz-acl": iam.unknownValue,
          "s3:x-amz-server-side-encryption": iam.mayBeAbsent,
        },
      })),
  };
  return bucketWritingObstacle(stack, writer, bucket);
};

const regionObstacle = (logging: Subject<"invocationLogging">, bucket: Subject<"bucket">): Obstacle | undefined =>
  inOneRegion(logging, bucket)
    ? undefined
    : {
        on: bucket,
        reason: `${bucket.resource.name} is in ${bucket.resource.region} and ${logging.resource.name} in ${logging.resource.region}`,
        fix: "name a bucket of the same Region",
      };

const aclObstacle = (stack: Stack, bucket: Subject<"bucket">): Obstacle | undefined => {
  const ownership = stack
    .referrers(bucket, "bucketOwnership", "bucket")
    .find(({ enforcesBucketOwner }) => !enforcesBucketOwner);
  return (
    ownership && {
      on: ownership,
      reason: `ACLs of ${bucket.resource.name} are switched on`,
      fix: `set \`${ownership.propertyOf("enforcesBucketOwner")}\` of ${ownership.resource.name} to BucketOwnerEnforced`,
    }
  );
};

/** A bucket has to be of the same Region, with ACLs switched off, and its policy has to admit Bedrock (Bedrock User Guide, "Model invocation logging"). */
const bucketObstacle = (
  stack: Stack,
  logging: Subject<"invocationLogging">,
  bucket: Subject<"bucket">,
): Obstacle | undefined =>
  firstFound(
    () => regionObstacle(logging, bucket),
    () => aclObstacle(stack, bucket),
    () => policyObstacle(stack, logging, bucket),
  );

/** All entries go to one stream, whose name does not change (Bedrock User Guide, "Model invocation logging"). */
const writerFor = (logging: Subject<"invocationLogging">): LogWriter => ({
  subject: logging,
  role: logging.logGroupRole,
  roleProperty: logging.propertyOf("logGroupRole"),
  service: BEDROCK,
  serviceName: "Bedrock",
  context: (account) => onBehalfOfCalls(logging, account),
  streams: () => ["aws/bedrock/modelinvocations"],
  streamPattern: "`:log-stream:aws/bedrock/modelinvocations`",
});

const logGroupObstacle = (
  stack: Stack,
  logging: Subject<"invocationLogging">,
  logGroup: Subject<"logGroup">,
): Obstacle | undefined =>
  firstFound(
    () => writingObstacle(stack, writerFor(logging), logGroup),
    () => linkedKeyObstacle(stack, logGroup.key, logGroupKeyUse(logGroup)),
  );

/** One place to which model calls are logged. Both questions throw `UndecidedError`. */
interface Delivery {
  /** The fact that names it. */
  readonly at: "bucket" | "largeBucket" | "logGroup";
  /** `undefined` when there is none, or it is not part of the stack. */
  target(): Subject | undefined;
  /** What keeps from it what models are asked and answer; `undefined` when it arrives, or nobody can tell from this stack. */
  obstacle(): Obstacle | undefined;
}

/** The places to which model calls are logged, and whether they arrive there. */
export const deliveriesOf = (stack: Stack, logging: Subject<"invocationLogging">): readonly Delivery[] => [
  ...(["bucket", "largeBucket"] as const).map(
    (at): Delivery => ({
      at,
      target: () => logging[at].target,
      obstacle() {
        const { target } = logging[at];
        return target && bucketObstacle(stack, logging, target);
      },
    }),
  ),
  {
    at: "logGroup",
    target: () => logging.logGroup.target,
    obstacle() {
      const { target } = logging.logGroup;
      return target && logGroupObstacle(stack, logging, target);
    },
  },
];

/** Kinds of content that are logged or left out, by fact. */
export const contents = [
  ["logsText", "text"],
  ["logsImages", "images"],
  ["logsEmbeddings", "embeddings"],
  ["logsVideo", "video"],
] as const;

/** Earlier configurations of the same Region, which a later one overwrites (Bedrock User Guide, "Model invocation logging"). Throws `UndecidedError`. */
export const twinsOf = (
  stack: Stack,
  logging: Subject<"invocationLogging">,
): readonly Subject<"invocationLogging">[] => {
  const all = stack.subjects("invocationLogging");
  return all
    .slice(0, all.indexOf(logging))
    .filter((other) => other.resource.provider === logging.resource.provider && inOneRegion(other, logging));
};
