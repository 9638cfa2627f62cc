import { catalogue } from "../aws-shared/detection-catalogue";
import { planOf } from "../aws-shared/plan";
import { type AuditSettings, investigationDefaults, type TrainingSettings } from "../settings";
import { AuditTrail } from "./audit-trail";
import { Detections } from "./detections";
import { Investigation } from "./investigation";
import { LogArchive } from "./log-archive";
import { ModelInvocationLogging } from "./model-invocation-logging";
import { Notifications } from "./notifications";
import { findPlace } from "./place";
import { TrainingEnvironment } from "./training-environment";

/** Sets up audit logging in an AWS account and, where it is said for whom, an environment to train models in. */
export const setUp = async (settings: AuditSettings, training?: TrainingSettings) => {
  const { prefix } = settings;
  const plan = planOf(prefix, await findPlace());
  const environment =
    training && new TrainingEnvironment("training-environment", { ...plan, ...settings, ...training });
  const dataSetBuckets = [...settings.dataSetBuckets, ...(environment ? [environment.bucketName] : [])];
  const archive = new LogArchive("log-archive", { ...plan, ...settings });
  const trail = new AuditTrail("audit-trail", { ...plan, ...settings, archive, dataSetBuckets });
  const notifications = new Notifications("notifications", { ...plan, ...settings });
  new Detections("detections", {
    prefix,
    logGroupName: trail.logGroupName,
    topicArn: notifications.topicArn,
    detections: catalogue,
  });
  const { graphArn } = new Investigation("investigation", {
    ...(settings.investigation ?? investigationDefaults),
    ...plan,
    archive,
    topicArn: notifications.topicArn,
  });
  const modelCalls = new ModelInvocationLogging("model-invocation-logging", { ...plan, ...settings });
  return {
    bucketName: archive.bucketName,
    trailArn: trail.trailArn,
    logGroupName: trail.logGroupName,
    topicArn: notifications.topicArn,
    graphArn,
    modelCallsBucketName: modelCalls.bucketName,
    ...(environment && { domainUrl: environment.domainUrl }),
  };
};
