import type { Link, Subject } from "../../concepts";
import { iam, ram } from "../../evaluate";
import type { Call } from "../../evaluate/policy/possible";
import type { Cloud } from "../../providers";
import type { Stack } from "../../stack/stack";
import { arnBeside, arnOf } from "../access/arn";
import { ofCloud } from "../clouds";
import { recordKeys } from "../delivery/delivery";
import { projectNameOf, trailStore } from "../delivery/log-store";
import { storageOf } from "../storage";

/** What a link leads to, by its name, in this stack or out of it. Throws `UndecidedError`. */
const nameOf = (link: Link<"bucket">): string | undefined => link.target?.name ?? link.value;

const each = (actions: readonly string[], resource: string): readonly Call[] =>
  actions.map((action) => ({ action, resource }));

/** What is called to read a trail's records, and to stop it, change it or destroy them. */
interface Calls {
  readonly reading: readonly Call[];
  readonly tampering: readonly Call[];
}

const inBucket = (trail: Subject<"trail">, account: string, bucketArn: string): Calls => {
  const [key = ""] = recordKeys(trail, account, []);
  const object = `${bucketArn}/${key}`;
  const { service } = storageOf(trail);
  return {
    reading: each([`${service}:GetObject`], object),
    tampering: [
      ...ofCloud(services, trail).tamperingCalls(bucketArn, object),
      ...each([`${service}:PutObject`], object),
    ],
  };
};

const nothing: Calls = { reading: [], tampering: [] };

const inLogGroup = (_: Stack, trail: Subject<"trail">, account: string): Calls => {
  const link = trail.logGroup;
  if (!link.isSet) return nothing;
  const arn = (link.target ? arnOf(link.target, account) : link.value)?.replace(/:\*$/, "");
  if (arn === undefined) return nothing;
  const stream = `${arn}:log-stream:stream`;
  return {
    reading: [...each(["logs:FilterLogEvents"], `${arn}:*`), ...each(["logs:GetLogEvents"], stream)],
    tampering: [
      ...each(["logs:DeleteLogGroup", "logs:PutRetentionPolicy"], `${arn}:*`),
      ...each(["logs:DeleteLogStream"], stream),
    ],
  };
};

const inLogStore = (stack: Stack, trail: Subject<"trail">, account: string): Calls => {
  const store = trailStore(stack, trail);
  const project = store && projectNameOf(store.project);
  if (!store || project === undefined) return nothing;
  const arn = arnBeside(trail, "log", trail.resource.region ?? "cn-hangzhou", account, `project/${project}`);
  return {
    reading: each(["log:GetLogStoreLogs"], `${arn}/logstore/${store.name}`),
    tampering: [
      ...each(["log:DeleteLogStore", "log:UpdateLogStore"], `${arn}/logstore/${store.name}`),
      ...each(["log:DeleteProject"], arn),
    ],
  };
};

/** A service that records, and what of it policies speak of. */
interface Service {
  readonly name: string;
  /** What stops a trail, or changes it. */
  readonly changes: readonly string[];
  /** What is done with records where they can be searched. */
  logs(stack: Stack, trail: Subject<"trail">, account: string): Calls;
  tamperingCalls(bucketArn: string, object: string): readonly Call[];
  /** What only whoever runs the account may. */
  readonly computing: string;
  /** Policies of the provider's own, by what of a trail's records they let their holder do. */
  readonly managed: {
    readonly reads: RegExp;
    readonly tampers: RegExp;
    /** Those who run the account, and not its audit. */
    readonly administers: RegExp;
  };
}

/** Sources: AWS Managed Policy Reference; RAM, "System policies". */
const services: Readonly<Record<Cloud, Service>> = {
  aws: {
    name: "cloudtrail",
    changes: ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"],
    logs: inLogGroup,
    tamperingCalls: iam.tamperingCalls,
    computing: "ec2:RunInstances",
    managed: {
      reads:
        /::aws:policy\/(AdministratorAccess|PowerUserAccess|ReadOnlyAccess|AmazonS3(FullAccess|ReadOnlyAccess)|CloudWatchLogs(FullAccess|ReadOnlyAccess)|CloudWatch(FullAccessV2|ReadOnlyAccess))$/,
      tampers:
        /::aws:policy\/(AmazonS3FullAccess|CloudWatchLogsFullAccess|CloudWatchFullAccessV2|AWSCloudTrail_FullAccess)$/,
      administers: /::aws:policy\/(AdministratorAccess|PowerUserAccess)$/,
    },
  },
  alibaba: {
    name: "actiontrail",
    changes: ["StopLogging", "DeleteTrail", "UpdateTrail"],
    logs: inLogStore,
    tamperingCalls: ram.tamperingCalls,
    computing: "ecs:RunInstances",
    managed: {
      reads: /::system:policy\/(AdministratorAccess|ReadOnlyAccess|Aliyun(OSS|Log)(FullAccess|ReadOnlyAccess))$/,
      tampers: /::system:policy\/Aliyun(OSS|Log|ActionTrail)FullAccess$/,
      administers: /::system:policy\/AdministratorAccess$/,
    },
  },
};

/** Calls that read and change a trail's records, and the trail. Throws `UndecidedError`. */
export const callsOn = (stack: Stack, trail: Subject<"trail">, account: string): Calls => {
  const { name, changes, logs } = ofCloud(services, trail);
  const { region } = trail.resource;
  const arn = arnOf(trail, account) ?? arnBeside(trail, name, region ?? "us-east-1", account, "trail/trail");
  const bucket = trail.bucket.isSet ? nameOf(trail.bucket) : undefined;
  const places = [
    ...(bucket === undefined ? [] : [inBucket(trail, account, storageOf(trail).arnOf(bucket, region ?? ""))]),
    logs(stack, trail, account),
  ];
  return {
    reading: places.flatMap(({ reading }) => reading),
    tampering: [
      ...each(
        changes.map((change) => `${name}:${change}`),
        arn,
      ),
      ...places.flatMap(({ tampering }) => tampering),
    ],
  };
};

/** Calls that bring the run of the account with them. */
export const administering = (near: Subject): readonly Call[] => each([ofCloud(services, near).computing], "*");

/** Policies of the provider's own, by what they let their holder do. */
export const managedBeside = (near: Subject): Service["managed"] => ofCloud(services, near).managed;
