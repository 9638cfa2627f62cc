/** What a trail records, in the words of CloudTrail's API. */
export interface Selector {
  name: string;
  fieldSelectors: { field: string; equals?: string[]; startsWith?: string[] }[];
}

/** Resource types whose data events show what AI workloads do (CloudTrail User Guide, "Logging data events"). */
const aiResourceTypes: readonly string[] = [
  ...[
    "AdvancedOptimizePromptJob",
    "AgentAlias",
    "AsyncInvoke",
    "AutomatedReasoningPolicy",
    "AutomatedReasoningPolicyVersion",
    "Blueprint",
    "DataAutomationInvocation",
    "DataAutomationProfile",
    "DataAutomationProject",
    "FlowAlias",
    "FlowExecution",
    "Guardrail",
    "InlineAgent",
    "KnowledgeBase",
    "Model",
    "PromptVersion",
    "Session",
    "Tool",
  ].map((type) => `AWS::Bedrock::${type}`),
  "AWS::BedrockMantle::Project",
  ...[
    "APIKeyCredentialProvider",
    "Browser",
    "BrowserCustom",
    "CodeInterpreter",
    "CodeInterpreterCustom",
    "Evaluator",
    "Gateway",
    "Memory",
    "OAuth2CredentialProvider",
    "Runtime",
    "RuntimeEndpoint",
    "TokenVault",
    "WorkloadIdentity",
    "WorkloadIdentityDirectory",
  ].map((type) => `AWS::BedrockAgentCore::${type}`),
  ...["Endpoint", "ExperimentTrialComponent", "FeatureGroup", "Job", "MlflowTrackingServer"].map(
    (type) => `AWS::SageMaker::${type}`,
  ),
];

const dataEvents = (name: string, type: string, arns?: readonly string[]): Selector => ({
  name,
  fieldSelectors: [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: [type] },
    ...(arns ? [{ field: "resources.ARN", startsWith: [...arns] }] : []),
  ],
});

/**
 * What the trail records: every management event, all AI data events, and the reads and writes of the data sets.
 * A list of selectors replaces CloudTrail's default, so management events have to be named.
 */
export const selectors = (partition: string, dataSetBuckets: readonly string[]): Selector[] => [
  { name: "Management events", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
  ...aiResourceTypes.map((type) => dataEvents(type, type)),
  ...(dataSetBuckets.length === 0
    ? []
    : [
        dataEvents(
          "Data sets",
          "AWS::S3::Object",
          dataSetBuckets.map((name) => `arn:${partition}:s3:::${name}/`),
        ),
      ]),
];
