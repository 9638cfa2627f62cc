import type {
  DomainArgs,
  EndpointArgs,
  EndpointConfigArgs,
  ModelArgs,
  MonitoringScheduleArgs,
  NotebookInstanceArgs,
  ProcessingJobArgs,
  UserProfileArgs,
} from "@pulumi/aws-native/sagemaker";
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
  userProfileLenses,
} from "../sagemaker";
import { textOf } from "../values";

const DOMAIN = "aws-native:sagemaker:Domain";
const NOTEBOOK = "aws-native:sagemaker:NotebookInstance";

export const sagemaker = [
  adapter<Unwrap<DomainArgs>>()("studio", DOMAIN, studioLenses),
  adapter<Unwrap<UserProfileArgs>>()("userProfile", "aws-native:sagemaker:UserProfile", userProfileLenses),
  adapter<Unwrap<NotebookInstanceArgs>>()("notebook", NOTEBOOK, notebookLenses),
  adapter<Unwrap<ModelArgs>>()("model", "aws-native:sagemaker:Model", modelLenses),
  adapter<Unwrap<EndpointConfigArgs>>()("endpointConfig", "aws-native:sagemaker:EndpointConfig", {
    ...endpointConfigLenses,
    volumeKey: { at: "kmsKeyId", to: "key", get: (p) => p.kmsKeyId },
  }),
  adapter<Unwrap<DomainArgs>>()("logSource", DOMAIN, {
    logGroups: { at: "domainName", to: "logGroup", list: true, get: () => studioGroups },
  }),
  adapter<Unwrap<NotebookInstanceArgs>>()("logSource", NOTEBOOK, {
    logGroups: { at: "notebookInstanceName", to: "logGroup", list: true, get: () => notebookGroups },
  }),
  adapter<Unwrap<EndpointArgs>>()("logSource", "aws-native:sagemaker:Endpoint", {
    logGroups: { at: "endpointName", to: "logGroup", list: true, get: (p) => endpointGroups(textOf(p.endpointName)) },
  }),
  adapter<Unwrap<ProcessingJobArgs>>()("logSource", "aws-native:sagemaker:ProcessingJob", {
    logGroups: { at: "processingJobName", to: "logGroup", list: true, get: () => processingGroups },
  }),
  adapter<Unwrap<MonitoringScheduleArgs>>()("logSource", "aws-native:sagemaker:MonitoringSchedule", {
    logGroups: { at: "monitoringScheduleName", to: "logGroup", list: true, get: () => processingGroups },
  }),
];
