import type { DomainArgs, EndpointConfigArgs, ModelArgs, NotebookInstanceArgs } from "@pulumi/aws-native/sagemaker";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { endpointConfigLenses, modelLenses, notebookLenses, studioLenses } from "../sagemaker";

export const sagemaker = [
  adapter<Unwrap<DomainArgs>>()("studio", "aws-native:sagemaker:Domain", studioLenses),
  adapter<Unwrap<NotebookInstanceArgs>>()("notebook", "aws-native:sagemaker:NotebookInstance", notebookLenses),
  adapter<Unwrap<ModelArgs>>()("model", "aws-native:sagemaker:Model", modelLenses),
  adapter<Unwrap<EndpointConfigArgs>>()("endpointConfig", "aws-native:sagemaker:EndpointConfig", {
    ...endpointConfigLenses,
    volumeKey: { at: "kmsKeyId", to: "key", get: (p) => p.kmsKeyId },
  }),
];
