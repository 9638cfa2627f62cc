import type { DomainArgs, EndpointConfigurationArgs, ModelArgs, NotebookInstanceArgs } from "@pulumi/aws/sagemaker";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { endpointConfigLenses, modelLenses, notebookLenses, studioLenses } from "../sagemaker";

export const sagemaker = [
  adapter<Unwrap<DomainArgs>>()("studio", "aws:sagemaker/domain:Domain", studioLenses),
  adapter<Unwrap<NotebookInstanceArgs>>()(
    "notebook",
    "aws:sagemaker/notebookInstance:NotebookInstance",
    notebookLenses,
  ),
  adapter<Unwrap<ModelArgs>>()("model", "aws:sagemaker/model:Model", modelLenses),
  adapter<Unwrap<EndpointConfigurationArgs>>()(
    "endpointConfig",
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    { ...endpointConfigLenses, volumeKey: { at: "kmsKeyArn", to: "key", get: (p) => p.kmsKeyArn } },
  ),
];
