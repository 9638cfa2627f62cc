import { catalogue } from "../aws-shared/detection-catalogue";
import { planOf } from "../aws-shared/plan";
import { type AuditSettings, investigationDefaults } from "../settings";
import { AuditTrail } from "./audit-trail";
import { Detections } from "./detections";
import { Investigation } from "./investigation";
import { LogArchive } from "./log-archive";
import { Notifications } from "./notifications";
import { findPlace } from "./place";

/** Sets up audit logging in an AWS account. */
export const setUp = async (settings: AuditSettings) => {
  const { prefix } = settings;
  const plan = planOf(prefix, await findPlace());
  const archive = new LogArchive("log-archive", { ...plan, ...settings });
  const trail = new AuditTrail("audit-trail", { ...plan, ...settings, archive });
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
    topicArn: notifications.topicArn,
  });
  return {
    bucketName: archive.bucketName,
    trailArn: trail.trailArn,
    logGroupName: trail.logGroupName,
    topicArn: notifications.topicArn,
    graphArn,
  };
};
