import type { Subject } from "../../concepts";
import { type access, acls, iam } from "../../evaluate";
import type { Cloud } from "../../providers";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { type Admission, admission } from "../access/admission";
import { serviceRequest } from "../access/service-request";
import { ofCloud } from "../clouds";
import { bucketRefusal, EXEMPT } from "../delivery/bucket-writer";
import type { Obstacle } from "../obstacle";
import { inOneRegion } from "../region";
import { bucketArn, policiesOf, S3_LOGGING } from "../relations";

/** A bucket whose requests are logged, and the bucket that the log files go to. */
export interface AccessLogs {
  readonly logging: Subject<"bucketLogging">;
  readonly source: Subject<"bucket">;
  readonly target: Subject<"bucket">;
}

/** How a service calls a log file, and delivers it. */
interface Service {
  keyOf(logs: Omit<AccessLogs, "target">, account: string): string;
  /** What may keep it from delivering, to be looked at one by one. Each throws `UndecidedError`. */
  checks(stack: Stack, logs: AccessLogs): readonly (() => Obstacle | undefined)[];
}

const keyInS3: Service["keyOf"] = ({ logging, source }, account) => {
  const folder = logging.partitioned
    ? `${account}/${source.resource.region ?? "us-east-1"}/${source.name}/2026/01/01/`
    : "";
  return `${logging.prefix}${folder}2026-01-01-00-00-00-0123456789ABCDEF`;
};

const admissionTo = (stack: Stack, logs: AccessLogs, policies: readonly access.Policy[]): Admission => {
  const [source, target] = [bucketArn(logs.source), bucketArn(logs.target)];
  return admission(policies, accountOf(stack, logs.source), (account) => [
    {
      principal: { type: "Service", id: S3_LOGGING },
      action: "s3:PutObject",
      resource: `${target}/${keyInS3(logs, account)}`,
      context: {
        ...serviceRequest(S3_LOGGING, { arn: source, account }),
        // Which ACL S3 asks for is not documented.
        "s3:x-amz-acl": iam.unknownValue,
      },
    },
  ]);
};

/** Where the owner of the bucket owns every object, ACLs count for nothing (S3 User Guide, "Controlling ownership of objects"). */
const aclAdmits = (stack: Stack, target: Subject<"bucket">): boolean =>
  stack.referrers(target, "bucketAcl", "bucket").some(acls.admitsLogDelivery) &&
  !stack.referrers(target, "bucketOwnership", "bucket").some(({ enforcesBucketOwner }) => enforcesBucketOwner);

const policyObstacle = (stack: Stack, logs: AccessLogs): Obstacle | undefined => {
  const { target } = logs;
  const { name } = target.resource;
  const policies = policiesOf(stack, target);
  const fix = `let its policy allow ${S3_LOGGING} \`s3:PutObject\` on \`${logs.logging.prefix}*\``;
  if (policies.length === 0)
    return aclAdmits(stack, target)
      ? undefined
      : { on: target, reason: `${name} has no policy that admits ${S3_LOGGING}`, fix };
  const refusal = bucketRefusal(admissionTo(stack, logs, policies), S3_LOGGING, target, target);
  if (!refusal) return undefined;
  const { denied, reason } = refusal;
  if (denied) return { on: target, reason, fix: EXEMPT };
  return aclAdmits(stack, target) ? undefined : { on: target, reason, fix };
};

const regionObstacle = ({ source, target }: AccessLogs): Obstacle | undefined =>
  inOneRegion(source, target)
    ? undefined
    : {
        on: target,
        reason: `${target.resource.name} is in ${target.resource.region} and ${source.resource.name} in ${source.resource.region}`,
        fix: "name a bucket of the same Region",
      };

const lockObstacle = (stack: Stack, { target }: AccessLogs): Obstacle | undefined => {
  const lock = stack.referrers(target, "bucketObjectLock", "bucket").find(({ mode }) => mode !== undefined);
  return (
    lock && {
      on: lock,
      reason: `${target.resource.name} locks objects by default`,
      fix: `remove the default retention, \`${lock.propertyOf("mode")}\` of ${lock.resource.name}`,
    }
  );
};

const encryptionObstacle = (stack: Stack, { target }: AccessLogs): Obstacle | undefined => {
  const encryption = stack.referrers(target, "bucketEncryption", "bucket").find(({ usesKms }) => usesKms);
  return (
    encryption && {
      on: encryption,
      reason: `${target.resource.name} encrypts objects with KMS by default`,
      fix: `let \`${encryption.propertyOf("usesKms")}\` of ${encryption.resource.name} say AES256`,
    }
  );
};

const services: Readonly<Record<Cloud, Service>> = {
  /**
   * S3 delivers within a Region, to a bucket without a default retention and without SSE-KMS as default, whose policy or ACL
   * admits it (S3 User Guide, "Logging requests with server access logging", "Enabling Amazon S3 server access logging").
   */
  aws: {
    keyOf: keyInS3,
    checks: (stack, logs) => [
      () => regionObstacle(logs),
      () => lockObstacle(stack, logs),
      () => encryptionObstacle(stack, logs),
      () => policyObstacle(stack, logs),
    ],
  },
  /** OSS asks for the same Region alone ("Log storage"). */
  alibaba: {
    keyOf: ({ logging, source }) => `${logging.prefix}${source.name}2026-01-01-00-00-00-0001`,
    checks: (_, logs) => [() => regionObstacle(logs)],
  },
};

/** The key of a log file. */
export const accessLogKey: Service["keyOf"] = (logs, account) => ofCloud(services, logs.source).keyOf(logs, account);

/** What may keep access logs from being delivered, to be looked at one by one. Each throws `UndecidedError`. */
export const deliveryChecks: Service["checks"] = (stack, logs) => ofCloud(services, logs.target).checks(stack, logs);
