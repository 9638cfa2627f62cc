import type { AuditSettings, TrainingSettings } from "../settings";
import { AuditTrail } from "./audit-trail";
import { catalogue } from "./detection-catalogue";
import { Detections } from "./detections";
import { Findings } from "./findings";
import { LogArchive } from "./log-archive";
import { ModelInvocationLogging } from "./model-invocation-logging";
import { Notifications } from "./notifications";
import { findPlace } from "./place";
import { TrainingEnvironment } from "./training-environment";

/** Sets up audit logging in an AWS account and, where it is said for whom, an environment to train models in. */
export const setUp = async (settings: AuditSettings, training?: TrainingSettings) => {
  const { prefix, email, logRetentionDays } = settings;
  const place = await findPlace();
  const environment = training && new TrainingEnvironment("training-environment", { ...settings, ...training, place });
  const dataSetBuckets = [...settings.dataSetBuckets, ...(environment ? [environment.bucketName] : [])];
  const trailName = `${prefix}-trail`;
  const trailArn = `arn:${place.partition}:cloudtrail:${place.region}:${place.account}:trail/${trailName}`;
  const archive = new LogArchive("log-archive", { ...settings, place, trailArn });
  const trail = new AuditTrail("audit-trail", {
    ...{ trailName, trailArn, prefix, place, archive, dataSetBuckets, logRetentionDays },
  });
  const notifications = new Notifications("notifications", { prefix, place, email });
  new Detections("detections", {
    prefix,
    logGroupName: trail.logGroupName,
    topicArn: notifications.topicArn,
    detections: catalogue,
  });
  new Findings("findings", { prefix, topicArn: notifications.topicArn });
  const modelCalls = new ModelInvocationLogging("model-invocation-logging", { ...settings, place });
  return {
    bucketName: archive.bucketName,
    trailArn: trail.trailArn,
    logGroupName: trail.logGroupName,
    topicArn: notifications.topicArn,
    modelCallsBucketName: modelCalls.bucketName,
    ...(environment && { domainUrl: environment.domainUrl }),
  };
};
