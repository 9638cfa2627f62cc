import type { Detection } from "./detection";
import { type AuditEvent, calls, event } from "./event";

const controls = ["NIST 800-53 SI-4(5)", "NIST 800-53 AU-6(1)"];

const onData = (service: string, eventName: string, readOnly: boolean, type: string, ARN: string): AuditEvent =>
  event({
    eventSource: `${service}.amazonaws.com`,
    eventName,
    eventCategory: "Data",
    managementEvent: false,
    readOnly,
    resources: [{ type, ARN }],
  });

const denied = (events: readonly AuditEvent[], errorCode: string): readonly AuditEvent[] =>
  events.map((each) => ({ ...each, errorCode }));

const modelCalls = calls("bedrock", "InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream");

const ENDPOINT = "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/chat";
const PROJECT = "arn:aws:bedrock-mantle:eu-west-1:123456789012:project/chat";

const endpointCalls = [
  ...["InvokeEndpoint", "InvokeEndpointAsync", "InvokeEndpointWithResponseStream"].map((name) =>
    onData("sagemaker", name, false, "AWS::SageMaker::Endpoint", ENDPOINT),
  ),
  onData("bedrock-mantle", "CreateInference", false, "AWS::BedrockMantle::Project", PROJECT),
];

/**
 * What AI workloads do that somebody should know of.
 * Source: SageMaker AI Developer Guide and Amazon Bedrock User Guide, "Logging API calls using AWS CloudTrail".
 */
export const aiWorkloadDetections: readonly Detection[] = [
  {
    id: "model-training-started",
    title: "a training or processing job, or a notebook, was started",
    controls,
    where: "everyRegion",
    must: calls(
      "sagemaker",
      "CreateTrainingJob",
      "CreateProcessingJob",
      "CreateTransformJob",
      "CreateHyperParameterTuningJob",
      "CreateNotebookInstance",
    ),
    mustNot: calls("sagemaker", "DescribeTrainingJob", "ListTrainingJobs"),
  },
  {
    id: "model-serving-changed",
    title: "what models are served, and where, was changed",
    controls,
    where: "everyRegion",
    must: calls("sagemaker", "CreateModel", "CreateEndpoint", "UpdateEndpoint", "DeleteEndpoint"),
    mustNot: calls("sagemaker", "DescribeEndpoint", "ListModels"),
  },
  {
    id: "studio-access",
    title: "somebody was let in to Studio or to a notebook",
    controls,
    where: "everyRegion",
    must: calls("sagemaker", "CreatePresignedDomainUrl", "CreatePresignedNotebookInstanceUrl", "CreateUserProfile"),
    mustNot: calls("sagemaker", "DescribeDomain", "ListUserProfiles"),
  },
  {
    id: "studio-changed",
    title: "a Studio domain was made, changed or deleted: its network, its keys, or whether it names people",
    controls,
    where: "everyRegion",
    must: calls("sagemaker", "CreateDomain", "UpdateDomain", "DeleteDomain"),
    mustNot: calls("sagemaker", "DescribeDomain", "ListDomains"),
  },
  {
    id: "model-safeguards-changed",
    title: "a guardrail was changed or deleted",
    controls,
    where: "everyRegion",
    must: calls("bedrock", "UpdateGuardrail", "DeleteGuardrail"),
    mustNot: calls("bedrock", "GetGuardrail", "ListGuardrails"),
  },
  {
    id: "model-calls-denied",
    title: "a call to a model was refused for lack of permission",
    controls,
    where: "everyRegion",
    must: denied(calls("bedrock", "InvokeModel", "Converse"), "AccessDeniedException"),
    mustNot: [...calls("bedrock", "InvokeModel", "Converse"), ...calls("bedrock", "ListFoundationModels")],
  },
  {
    id: "endpoint-calls-denied",
    title: "a call to an endpoint, or to a model through Bedrock Mantle, was refused for lack of permission",
    controls,
    where: "everyRegion",
    must: denied(endpointCalls, "AccessDeniedException"),
    mustNot: endpointCalls,
  },
  {
    id: "model-call-burst",
    title: "models were called more than a thousand times within five minutes",
    controls,
    rate: { moreThan: 1000, withinSeconds: 300 },
    where: "everyRegion",
    must: modelCalls,
    mustNot: calls("bedrock", "ListFoundationModels", "GetGuardrail"),
  },
  {
    id: "endpoint-call-burst",
    title: "endpoints, or models through Bedrock Mantle, were called more than a thousand times within five minutes",
    controls,
    rate: { moreThan: 1000, withinSeconds: 300 },
    where: "everyRegion",
    must: endpointCalls,
    mustNot: calls("sagemaker", "DescribeEndpoint", "ListModels"),
  },
  {
    id: "gpu-start-burst",
    title: "many instances were started within a day",
    controls,
    rate: { moreThan: 100, withinSeconds: 86_400 },
    where: "everyRegion",
    must: calls("ec2", "RunInstances", "StartInstances"),
    mustNot: calls("ec2", "DescribeInstances", "StopInstances"),
  },
];

const objects = (bucket: string, readOnly: boolean, ...names: readonly string[]): readonly AuditEvent[] =>
  names.map((name) => onData("s3", name, readOnly, "AWS::S3::Object", `arn:aws:s3:::${bucket}/data/part-0001`));

/**
 * What is done with data sets that somebody should know of, in the buckets that hold them. Single reads and writes are what
 * buckets are for; they are recorded, and raise nothing.
 * Source: Amazon S3 User Guide, "Amazon S3 CloudTrail events".
 */
export const dataSetDetections = (buckets: readonly string[]): readonly Detection[] => {
  if (buckets.length === 0) return [];
  const reads = buckets.flatMap((bucket) => objects(bucket, true, "GetObject"));
  const writes = buckets.flatMap((bucket) => objects(bucket, false, "PutObject", "DeleteObject"));
  return [
    {
      id: "data-set-access-denied",
      title: "a read, write or deletion in a data set was refused for lack of permission",
      controls,
      where: "everyRegion",
      must: denied([...reads, ...writes], "AccessDenied"),
      mustNot: [...reads, ...writes],
    },
    {
      id: "data-set-read-burst",
      title: "more than a thousand objects of data sets were read within five minutes",
      controls,
      rate: { moreThan: 1000, withinSeconds: 300 },
      where: "everyRegion",
      must: reads,
      mustNot: buckets.flatMap((bucket) => objects(bucket, false, "PutObject")),
    },
  ];
};
