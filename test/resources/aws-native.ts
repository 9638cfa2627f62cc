import type {
  DomainArgs,
  EndpointArgs,
  EndpointConfigArgs,
  ModelArgs,
  NotebookInstanceArgs,
  ProcessingJobArgs,
} from "@pulumi/aws-native/sagemaker";
import { of } from "./of";

/** Resources of @pulumi/aws-native. */
export const awsNative = {
  domain: of<DomainArgs>("aws-native:sagemaker:Domain"),
  notebook: of<NotebookInstanceArgs>("aws-native:sagemaker:NotebookInstance"),
  model: of<ModelArgs>("aws-native:sagemaker:Model"),
  endpointConfig: of<EndpointConfigArgs>("aws-native:sagemaker:EndpointConfig"),
  endpoint: of<EndpointArgs>("aws-native:sagemaker:Endpoint"),
  processingJob: of<ProcessingJobArgs>("aws-native:sagemaker:ProcessingJob"),
};
