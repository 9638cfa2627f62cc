import type {
  DomainArgs,
  EndpointArgs,
  EndpointConfigurationArgs,
  ModelArgs,
  MonitoringScheduleArgs,
  NotebookInstanceArgs,
  TrainingJobArgs,
  UserProfileArgs,
} from "@pulumi/aws/sagemaker";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import {
  endpointConfigLenses,
  endpointGroups,
  modelLenses,
  notebookGroups,
  notebookLenses,
  processingGroups,
  studioGroups,
  studioLenses,
  trainingGroups,
  userProfileLenses,
} from "../sagemaker";
import { textOf } from "../values";

const DOMAIN = "aws:sagemaker/domain:Domain";
const NOTEBOOK = "aws:sagemaker/notebookInstance:NotebookInstance";

export const sagemaker = [
  adapter<Unwrap<DomainArgs>>()("studio", DOMAIN, studioLenses),
  adapter<Unwrap<UserProfileArgs>>()("userProfile", "aws:sagemaker/userProfile:UserProfile", userProfileLenses),
  adapter<Unwrap<NotebookInstanceArgs>>()("notebook", NOTEBOOK, notebookLenses),
  adapter<Unwrap<ModelArgs>>()("model", "aws:sagemaker/model:Model", modelLenses),
  adapter<Unwrap<EndpointConfigurationArgs>>()(
    "endpointConfig",
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    { ...endpointConfigLenses, volumeKey: { at: "kmsKeyArn", to: "key", get: (p) => p.kmsKeyArn } },
  ),
  adapter<Unwrap<DomainArgs>>()("logSource", DOMAIN, {
    logGroups: { at: "domainName", to: "logGroup", list: true, get: () => studioGroups },
  }),
  adapter<Unwrap<NotebookInstanceArgs>>()("logSource", NOTEBOOK, {
    logGroups: { at: "name", to: "logGroup", list: true, get: () => notebookGroups },
  }),
  adapter<Unwrap<EndpointArgs>>()("logSource", "aws:sagemaker/endpoint:Endpoint", {
    logGroups: { at: "name", to: "logGroup", list: true, get: (p) => endpointGroups(textOf(p.name)) },
  }),
  adapter<Unwrap<TrainingJobArgs>>()("logSource", "aws:sagemaker/trainingJob:TrainingJob", {
    logGroups: { at: "trainingJobName", to: "logGroup", list: true, get: () => trainingGroups },
  }),
  adapter<Unwrap<MonitoringScheduleArgs>>()("logSource", "aws:sagemaker/monitoringSchedule:MonitoringSchedule", {
    logGroups: { at: "name", to: "logGroup", list: true, get: () => processingGroups },
  }),
];
