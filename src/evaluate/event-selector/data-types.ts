/**
 * Resource types of data events, by service.
 * Sources: CloudTrail User Guide, "Understanding CloudTrail events", the table of data events (2026); `BedrockMantle` from the
 * Bedrock User Guide, "Monitor Amazon Bedrock API calls using CloudTrail"; `Job` from the SageMaker Developer Guide, "Logging
 * Amazon SageMaker AI API calls".
 */
const names: Readonly<Record<string, string>> = {
  AIDevOps: "AgentSpace Association OperatorAppTeam PipelineMetadata Service",
  AIOps: "InvestigationGroup",
  AgentAccessMCP: "Tools",
  AppConfig: "Configuration",
  AppSync: "GraphQLApi",
  B2BI: "Transformer",
  Backup: "SearchJob",
  Bedrock:
    "AdvancedOptimizePromptJob AgentAlias AsyncInvoke AutomatedReasoningPolicy AutomatedReasoningPolicyVersion Blueprint DataAutomationInvocation DataAutomationProfile DataAutomationProject FlowAlias FlowExecution Guardrail InlineAgent KnowledgeBase Model PromptVersion Session Tool",
  BedrockAgentCore:
    "APIKeyCredentialProvider Browser BrowserCustom CodeInterpreter CodeInterpreterCustom Evaluator Gateway Memory OAuth2CredentialProvider Runtime RuntimeEndpoint TokenVault WorkloadIdentity WorkloadIdentityDirectory",
  BedrockMantle: "Project",
  Cassandra: "Stream Table",
  CloudFront: "KeyValueStore",
  CloudOptimization: "Profile Recommendation",
  CloudTrail: "Channel",
  CloudWatch: "Metric",
  CodeGuruProfiler: "ProfilingGroup",
  CodeWhisperer: "Customization Profile",
  Cognito: "IdentityPool",
  DSQL: "Cluster",
  DataExchange: "Asset",
  Deadline: "Fleet Job Queue Worker",
  DynamoDB: "Stream Table",
  EC2: "InstanceConnectEndpoint Snapshot",
  ECS: "ContainerInstance",
  EKS: "Dashboard",
  EMRWAL: "Workspace",
  FSx: "Volume",
  FinSpace: "Environment",
  GameLiftStreams: "Application StreamGroup",
  GeoMaps: "Provider",
  GeoPlaces: "Provider",
  GeoRoutes: "Provider",
  Glue: "Table",
  GreengrassV2: "ComponentVersion Deployment",
  GuardDuty: "Detector MalwareScan",
  IoT: "Certificate Thing",
  IoTSiteWise: "Asset TimeSeries",
  IoTTwinMaker: "Entity Workspace",
  KendraRanking: "ExecutionPlan",
  Kinesis: "Stream StreamConsumer",
  KinesisFirehose: "DeliveryStream",
  KinesisVideo: "SignalingChannel Stream",
  Lambda: "Function",
  MWAA: "Environment",
  MachineLearning: "MlModel",
  ManagedBlockchain: "Network Node",
  ManagedBlockchainQuery: "QueryAPI",
  MedicalImaging: "Datastore Imageset",
  NeptuneGraph: "Graph",
  NetworkFlowMonitor: "Monitor Scope",
  NovaAct: "WorkflowDefinition WorkflowRun",
  One: "UKey User",
  PCAConnectorAD: "Connector",
  PCAConnectorSCEP: "Connector",
  PaymentCryptography: "Alias Key",
  Pinpoint: "App",
  QApps: "QApp QAppSession",
  QBusiness: "Application DataSource Index Integration WebExperience",
  QDeveloper: "Integration",
  QuickSight: "Flow FlowSession",
  Quicksight: "ActionConnector",
  RDS: "DBCluster",
  RUM: "AppMonitor",
  Redshift: "Cluster",
  S3: "AccessPoint Object",
  S3Express: "Object",
  S3ObjectLambda: "AccessPoint",
  S3Outposts: "Object",
  S3Tables: "Table TableBucket",
  S3Vectors: "Index VectorBucket",
  SCN: "Instance",
  SDB: "Domain",
  SES: "ConfigurationSet EmailIdentity Template",
  SMSVoice: "Message OriginationIdentity",
  SNS: "PlatformEndpoint Topic",
  SQS: "Queue",
  SSM: "ExecutionPreview ManagedNode",
  SSMMessages: "ControlChannel",
  SWF: "Domain",
  SageMaker: "Endpoint ExperimentTrialComponent FeatureGroup Job MlflowTrackingServer",
  ServiceDiscovery: "Namespace Service",
  Signer: "SigningJob SigningProfile",
  SitewiseAssistant: "Conversation",
  SocialMessaging: "PhoneNumberId WabaId",
  StepFunctions: "Activity StateMachine",
  SupportAccess: "Tenant TrustingAccount TrustingRole",
  ThinClient: "Device Environment",
  Timestream: "Database RegionalEndpoint Table",
  Transform: "AgentInstance",
  TransformCustom: "Campaign Conversation KnowledgeItem Package",
  VerifiedPermissions: "PolicyStore",
  XRay: "Trace",
};

const byService: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(names).map(([service, types]) => [
    service,
    types.split(" ").map((type) => `AWS::${service}::${type}`),
  ]),
);

/** Every resource type that CloudTrail documents data events of. */
export const dataEventTypes: readonly string[] = [...byService.values()].flat();

const aiServices = ["Bedrock", "BedrockAgentCore", "BedrockMantle", "SageMaker"];

/** Those that show what AI workloads do. */
export const aiDataEventTypes: readonly string[] = aiServices.flatMap((service) => byService.get(service) ?? []);

const documented: ReadonlySet<string> = new Set(dataEventTypes);

/** The documented types of the service of a type, when the type itself is none of them. */
export const typesInstead = (type: string): readonly string[] | undefined =>
  documented.has(type) ? undefined : (byService.get(type.split("::")[1] ?? "") ?? []);
