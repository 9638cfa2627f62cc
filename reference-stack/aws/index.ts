import type { AuditSettings } from "../settings";
import { AuditTrail } from "./audit-trail";
import { catalogue } from "./detection-catalogue";
import { Detections } from "./detections";
import { Findings } from "./findings";
import { LogArchive } from "./log-archive";
import { Notifications } from "./notifications";
import { findPlace } from "./place";

/** Sets up audit logging in an AWS account. */
export const setUp = async (settings: AuditSettings): Promise<Record<string, unknown>> => {
  const { prefix, email, dataSetBuckets, logRetentionDays } = settings;
  const place = await findPlace();
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
  return {
    bucketName: archive.bucketName,
    trailArn: trail.trailArn,
    logGroupName: trail.logGroupName,
    topicArn: notifications.topicArn,
  };
};
