import type { Link, Subject } from "../concepts";
import { access, iam, ram } from "../evaluate";
import { partitionOf } from "../evaluate/partition";
import type { Call } from "../evaluate/policy/possible";
import type { Stack } from "../stack/stack";
import { accountOf } from "./account";
import { possibleAccounts } from "./admission";
import { arnOf } from "./arn";
import { recordKeys } from "./delivery";
import { trailStore } from "./log-store";
import { writingRolesOf } from "./recorders";
import { isAlibaba } from "./relations";
import { storageOf } from "./storage";

/** Policies of the provider's own: what of a trail's records they let their holder read, and change. */
interface Managed {
  readonly reads: RegExp;
  readonly tampers: RegExp;
  /** Those who run the account, and not its audit. */
  readonly administers: RegExp;
}

/** AWS Managed Policy Reference. */
const ofAws: Managed = {
  reads:
    /::aws:policy\/(AdministratorAccess|PowerUserAccess|ReadOnlyAccess|AmazonS3(FullAccess|ReadOnlyAccess)|CloudWatchLogs(FullAccess|ReadOnlyAccess)|CloudWatch(FullAccessV2|ReadOnlyAccess))$/,
  tampers:
    /::aws:policy\/(AmazonS3FullAccess|CloudWatchLogsFullAccess|CloudWatchFullAccessV2|AWSCloudTrail_FullAccess)$/,
  administers: /::aws:policy\/(AdministratorAccess|PowerUserAccess)$/,
};

/** RAM, "System policies". */
const ofAlibaba: Managed = {
  reads: /::system:policy\/(AdministratorAccess|ReadOnlyAccess|Aliyun(OSS|Log)(FullAccess|ReadOnlyAccess))$/,
  tampers: /::system:policy\/Aliyun(OSS|Log|ActionTrail)FullAccess$/,
  administers: /::system:policy\/AdministratorAccess$/,
};

const isProviders = (name: string): boolean => /^(arn:[^:]*:iam::aws:|acs:ram::system:)/.test(name);

/** What a link leads to, by its name, in this stack or out of it. Throws `UndecidedError`. */
const nameOf = (link: Link<"bucket">): string | undefined => link.target?.name ?? link.value;

const each = (actions: readonly string[], resource: string): readonly Call[] =>
  actions.map((action) => ({ action, resource }));

interface Calls {
  readonly reading: readonly Call[];
  readonly tampering: readonly Call[];
}

const inBucket = (trail: Subject<"trail">, account: string, bucketArn: string): Calls => {
  const [key = ""] = recordKeys(trail, account, []);
  const object = `${bucketArn}/${key}`;
  const { service } = storageOf(trail);
  const tampering = isAlibaba(trail) ? ram.tamperingCalls : iam.tamperingCalls;
  return {
    reading: each([`${service}:GetObject`], object),
    tampering: [...tampering(bucketArn, object), ...each([`${service}:PutObject`], object)],
  };
};

const inLogGroup = (trail: Subject<"trail">, account: string): Calls => {
  const link = trail.logGroup;
  const arn = (link.target ? arnOf(link.target, account) : link.value)?.replace(/:\*$/, "");
  if (arn === undefined) return { reading: [], tampering: [] };
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
  const project = store && (store.project.target?.name ?? store.project.value?.replace(/^.*:project\//, ""));
  if (!store || project === undefined) return { reading: [], tampering: [] };
  const arn = `acs:log:${trail.resource.region ?? "cn-hangzhou"}:${account}:project/${project}`;
  return {
    reading: each(["log:GetLogStoreLogs"], `${arn}/logstore/${store.name}`),
    tampering: [
      ...each(["log:DeleteLogStore", "log:UpdateLogStore"], `${arn}/logstore/${store.name}`),
      ...each(["log:DeleteProject"], arn),
    ],
  };
};

const callsOf = (stack: Stack, trail: Subject<"trail">, account: string): Calls => {
  const alibaba = isAlibaba(trail);
  const region = trail.resource.region;
  const [service, changes] = alibaba
    ? ["actiontrail", ["StopLogging", "DeleteTrail", "UpdateTrail"]]
    : ["cloudtrail", ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"]];
  const scheme = alibaba ? "acs" : `arn:${partitionOf(region ?? "")}`;
  const arn = arnOf(trail, account) ?? `${scheme}:${service}:${region ?? "us-east-1"}:${account}:trail/trail`;
  const bucket = trail.bucket.isSet ? nameOf(trail.bucket) : undefined;
  const places = [
    ...(bucket === undefined ? [] : [inBucket(trail, account, storageOf(trail).arnOf(bucket, region ?? ""))]),
    ...(trail.has("logGroup") && trail.logGroup.isSet ? [inLogGroup(trail, account)] : []),
    ...(alibaba ? [inLogStore(stack, trail, account)] : []),
  ];
  return {
    reading: places.flatMap(({ reading }) => reading),
    tampering: [
      ...each(
        changes.map((name) => `${service}:${name}`),
        arn,
      ),
      ...places.flatMap(({ tampering }) => tampering),
    ],
  };
};

/** The first answer that is yes, else the first that is open. */
const strongest = (answers: readonly access.Answer[]): access.Answer =>
  answers.find(({ answer }) => answer === "yes") ??
  answers.find(({ answer }) => answer === "undecided") ?? { answer: "no", why: "no policy allows it" };

/** The role with which a trail writes is no auditor's, whatever it has to read for that. Throws `UndecidedError`. */
export const isRecorders = (stack: Stack, grant: Subject<"grant">, trail: Subject<"trail">): boolean => {
  const roles = new Set(writingRolesOf(trail).map(({ resource }) => resource.urn));
  return stack
    .subjects("policyAttachment")
    .some(
      (attachment) =>
        attachment.resource.urn === grant.resource.urn &&
        attachment.roles.targets.some(({ resource }) => roles.has(resource.urn)),
    );
};

/** What a grant lets its holders do with a trail: read its records, and stop it, change it or destroy its records. */
export interface AuditAccess {
  readonly reads: access.Answer;
  readonly tampers: access.Answer;
  /** Whether it gives the run of the account, as administrators have it. */
  readonly administers: access.Answer;
}

/** What a grant lets its holders do with a trail, evaluated as IAM and RAM do. Throws `UndecidedError`. */
export const auditAccessOf = (stack: Stack, grant: Subject<"grant">, trail: Subject<"trail">): AuditAccess => {
  const managed = isAlibaba(grant) ? ofAlibaba : ofAws;
  const { targets, elsewhere } = grant.policies;
  const documents = [...grant.documents, ...targets.map(({ document }) => document)];
  const byName = (pattern: RegExp): readonly access.Answer[] =>
    elsewhere.map((name) => {
      if (pattern.test(name)) return { answer: "yes", why: `${name.split("/").at(-1)} allows it` };
      return isProviders(name)
        ? { answer: "no", why: "it allows no such thing" }
        : { answer: "undecided", why: `what ${name} allows, which is not part of this stack, cannot be known` };
    });
  const accounts = possibleAccounts(documents, accountOf(stack, trail));
  const ask = (pattern: RegExp, calls: (account: string) => readonly Call[]): access.Answer =>
    strongest([
      ...accounts.map((account) => access.letsHolder(documents, calls(account), account)),
      ...byName(pattern),
    ]);
  const compute = isAlibaba(grant) ? "ecs:RunInstances" : "ec2:RunInstances";
  return {
    reads: ask(managed.reads, (account) => callsOf(stack, trail, account).reading),
    tampers: ask(managed.tampers, (account) => callsOf(stack, trail, account).tampering),
    administers: ask(managed.administers, () => each([compute], "*")),
  };
};
