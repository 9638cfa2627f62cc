import { catalogue } from "../aws-shared/detection-catalogue";
import { planOf } from "../aws-shared/plan";
import { type AuditSettings, investigationDefaults, type TrainingSettings } from "../settings";
import { AuditTrail } from "./audit-trail";
import { Detections } from "./detections";
import { Investigation } from "./investigation";
import { LogArchive } from "./log-archive";
import { Notifications } from "./notifications";
import { findPlace } from "./place";
import { TrainingEnvironment } from "./training-environment";

/** Sets up audit logging in an AWS account, and an environment to train models in, through AWS Cloud Control. */
export const setUp = async (settings: AuditSettings & TrainingSettings) => {
  const { prefix } = settings;
  const plan = planOf(prefix, await findPlace());
  const environment = new TrainingEnvironment("training-environment", { ...plan, ...settings });
  const archive = new LogArchive("log-archive", { ...plan, ...settings });
  const dataSetBuckets = [...settings.dataSetBuckets, environment.bucketName];
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
  return {
    bucketName: archive.bucketName,
    trailArn: trail.trailArn,
    logGroupName: trail.logGroupName,
    logStreamName: trail.logStreamName,
    topicArn: notifications.topicArn,
    graphArn,
    domainUrl: environment.domainUrl,
  };
};
