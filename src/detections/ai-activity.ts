/** Something that is done with AI workloads, and where it leaves traces. */
export interface AiActivity {
  readonly activity: string;
  readonly service: string;
  readonly calls: readonly string[];
  /** The resource type of its data events; without it, its calls are management events. */
  readonly type?: string;
  /** Where what was said, asked or shown is kept, if anywhere. */
  readonly content: string;
}

const INVOCATION_LOG = "model invocation logging: its bucket or log group";
const NOWHERE = "nowhere";

const sagemaker = (activity: string, calls: readonly string[], content: string, type?: string): AiActivity => ({
  activity,
  service: "sagemaker",
  calls,
  content,
  ...(type !== undefined && { type: `AWS::SageMaker::${type}` }),
});

const bedrock = (activity: string, calls: readonly string[], content: string, type?: string): AiActivity => ({
  activity,
  service: "bedrock",
  calls,
  content,
  ...(type !== undefined && { type: `AWS::Bedrock::${type}` }),
});

/**
 * What is done with AI workloads, by the service that records it.
 * Sources: SageMaker AI Developer Guide, "Logging Amazon SageMaker AI API calls using AWS CloudTrail" and "CloudWatch Logs for
 * Amazon SageMaker AI"; Amazon Bedrock User Guide, "Monitor Amazon Bedrock API calls using CloudTrail" and "Monitor model
 * invocation using CloudWatch Logs and Amazon S3"; CloudTrail User Guide, "Logging data events".
 */
export const aiActivities: readonly AiActivity[] = [
  sagemaker(
    "opening Studio or a notebook",
    ["CreatePresignedDomainUrl", "CreatePresignedNotebookInstanceUrl", "CreateUserProfile"],
    "what notebooks print: `/aws/sagemaker/studio`, `/aws/sagemaker/NotebookInstances`",
  ),
  sagemaker("changing Studio", ["CreateDomain", "UpdateDomain", "DeleteDomain"], NOWHERE),
  sagemaker(
    "training and processing",
    [
      "CreateTrainingJob",
      "CreateProcessingJob",
      "CreateTransformJob",
      "CreateHyperParameterTuningJob",
      "CreateNotebookInstance",
    ],
    "what scripts print: `/aws/sagemaker/TrainingJobs`, `/aws/sagemaker/ProcessingJobs`, `/aws/sagemaker/TransformJobs`",
  ),
  sagemaker("changing what is served", ["CreateModel", "CreateEndpoint", "UpdateEndpoint", "DeleteEndpoint"], NOWHERE),
  sagemaker(
    "calling an endpoint",
    ["InvokeEndpoint", "InvokeEndpointAsync", "InvokeEndpointWithResponseStream"],
    "data capture of the endpoint: its bucket; what containers print: `/aws/sagemaker/Endpoints/<name>`",
    "Endpoint",
  ),
  sagemaker(
    "reading and writing features",
    ["GetRecord", "PutRecord", "DeleteRecord"],
    "the feature store",
    "FeatureGroup",
  ),
  sagemaker("sampling from a job", ["Sample", "SampleWithResponseStream", "CompleteRollout"], NOWHERE, "Job"),
  bedrock(
    "calling a model",
    ["InvokeModel", "InvokeModelWithResponseStream", "Converse", "ConverseStream"],
    INVOCATION_LOG,
  ),
  bedrock("talking with a model both ways", ["InvokeModelWithBidirectionalStream"], NOWHERE, "Model"),
  bedrock(
    "calling a model for later",
    ["StartAsyncInvoke", "GetAsyncInvoke"],
    "the bucket that the call names",
    "AsyncInvoke",
  ),
  {
    activity: "calling a model through `bedrock-mantle`",
    service: "bedrock-mantle",
    calls: ["CreateInference", "GetInference", "CancelInference", "DeleteInference"],
    type: "AWS::BedrockMantle::Project",
    content: "nowhere: model invocation logging does not see this endpoint",
  },
  bedrock("asking an agent", ["InvokeAgent"], "model invocation logging, for the models that it calls", "AgentAlias"),
  bedrock(
    "asking an agent made for one call",
    ["InvokeInlineAgent"],
    "model invocation logging, for the models that it calls",
    "InlineAgent",
  ),
  bedrock("looking something up", ["Retrieve", "RetrieveAndGenerate"], NOWHERE, "KnowledgeBase"),
  bedrock("running a flow", ["InvokeFlow"], NOWHERE, "FlowAlias"),
  bedrock("applying a guardrail", ["ApplyGuardrail"], NOWHERE, "Guardrail"),
  bedrock("filling in a prompt", ["RenderPrompt"], NOWHERE, "PromptVersion"),
  bedrock("changing a guardrail", ["CreateGuardrail", "UpdateGuardrail", "DeleteGuardrail"], NOWHERE),
  bedrock(
    "changing the logging of model calls",
    ["PutModelInvocationLoggingConfiguration", "DeleteModelInvocationLoggingConfiguration"],
    NOWHERE,
  ),
  {
    activity: "reading and writing data sets",
    service: "s3",
    calls: ["GetObject", "PutObject", "DeleteObject"],
    type: "AWS::S3::Object",
    content: "the bucket, with versioning",
  },
  {
    activity: "starting machines",
    service: "ec2",
    calls: ["RunInstances", "StartInstances"],
    content: NOWHERE,
  },
];
