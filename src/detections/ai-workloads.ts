import type { Detection } from "./detection";
import { calls } from "./event";

const controls = ["NIST 800-53 SI-4(5)", "NIST 800-53 AU-6(1)"];

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
    must: calls("bedrock", "InvokeModel", "Converse").map((call) => ({ ...call, errorCode: "AccessDeniedException" })),
    mustNot: [...calls("bedrock", "InvokeModel", "Converse"), ...calls("bedrock", "ListFoundationModels")],
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
