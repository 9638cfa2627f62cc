import type { SubjectResource } from "../snapshot/resource";
import type { Alarm, AlarmMuteRule, CompositeAlarm, MetricFilter } from "./alarm";
import type {
  AccountPublicAccessBlock,
  Bucket,
  BucketAcl,
  BucketEncryption,
  BucketLifecycle,
  BucketLogging,
  BucketObjectLock,
  BucketOwnership,
  BucketPolicy,
  BucketVersioning,
  PublicAccessBlock,
} from "./bucket";
import type { EventRule, EventTarget } from "./event-rule";
import type { Grant, Key, KeyAlias, KeyPolicy, ManagedPolicy, PolicyAttachment, Role, RolePolicy } from "./identity";
import type {
  Detector,
  DetectorFeature,
  FindingFilter,
  FindingsExport,
  FindingsHub,
  Graph,
  GraphAcceptance,
  GraphAdministrator,
  GraphMember,
  GraphOrganization,
} from "./investigation";
import type { InvocationLogging } from "./invocation-logging";
import type { LogAlert } from "./log-alert";
import type { LogCollection, LogGroup, LogIndex, LogProject } from "./log-group";
import type { LogSource } from "./log-source";
import type { LambdaFunction, LambdaPermission, Queue, QueuePolicy } from "./rule-target";
import type { EndpointConfig, Model } from "./serving";
import type { Notebook, Studio, UserProfile } from "./studio";
import type { Subscription, Topic, TopicPolicy } from "./topic";
import type { Trail } from "./trail";

export type { Link, Links } from "./link";

/** The vocabulary: every provider-neutral noun, by the name policies use. */
export interface Concepts {
  trail: Trail;
  bucket: Bucket;
  bucketPolicy: BucketPolicy;
  publicAccessBlock: PublicAccessBlock;
  accountPublicAccessBlock: AccountPublicAccessBlock;
  bucketEncryption: BucketEncryption;
  bucketAcl: BucketAcl;
  bucketVersioning: BucketVersioning;
  bucketObjectLock: BucketObjectLock;
  bucketLifecycle: BucketLifecycle;
  bucketOwnership: BucketOwnership;
  bucketLogging: BucketLogging;
  logGroup: LogGroup;
  logProject: LogProject;
  logIndex: LogIndex;
  logAlert: LogAlert;
  logCollection: LogCollection;
  metricFilter: MetricFilter;
  alarm: Alarm;
  compositeAlarm: CompositeAlarm;
  eventRule: EventRule;
  eventTarget: EventTarget;
  lambdaFunction: LambdaFunction;
  lambdaPermission: LambdaPermission;
  queue: Queue;
  queuePolicy: QueuePolicy;
  alarmMuteRule: AlarmMuteRule;
  topic: Topic;
  topicPolicy: TopicPolicy;
  subscription: Subscription;
  key: Key;
  keyAlias: KeyAlias;
  keyPolicy: KeyPolicy;
  role: Role;
  rolePolicy: RolePolicy;
  managedPolicy: ManagedPolicy;
  policyAttachment: PolicyAttachment;
  graph: Graph;
  graphMember: GraphMember;
  graphAcceptance: GraphAcceptance;
  graphOrganization: GraphOrganization;
  graphAdministrator: GraphAdministrator;
  detector: Detector;
  detectorFeature: DetectorFeature;
  findingFilter: FindingFilter;
  findingsExport: FindingsExport;
  findingsHub: FindingsHub;
  grant: Grant;
  studio: Studio;
  userProfile: UserProfile;
  notebook: Notebook;
  model: Model;
  endpointConfig: EndpointConfig;
  invocationLogging: InvocationLogging;
  logSource: LogSource;
}

/** The name of a concept. */
export type Concept = keyof Concepts;

/** One resource seen as one concept: its facts, lazily, and what it is. */
export type Subject<K extends Concept = Concept> = Readonly<Concepts[K]> & {
  readonly concept: K;
  readonly resource: SubjectResource;
  /** The property of the user's own resource that carries a fact, e.g. `retentionInDays` for `retentionDays`. */
  propertyOf(fact: keyof Concepts[K] & string): string;
  /** True when the provider has a word for a fact. */
  has(fact: keyof Concepts[K] & string): boolean;
  /** How the user writes that a fact is to be this, e.g. `"Enable"` for a trail that is to be switched on. */
  spellingOf(fact: keyof Concepts[K] & string, value: unknown): string;
};
