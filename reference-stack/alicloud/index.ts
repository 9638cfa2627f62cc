import type { AlicloudSettings } from "../settings";
import { AuditTrail } from "./audit-trail";
import { Auditors } from "./auditors";
import { catalogue } from "./detection-catalogue";
import { Detections } from "./detections";
import { LogArchive } from "./log-archive";
import { LogStores } from "./log-stores";
import { Notifications } from "./notifications";
import { ObjectRequests } from "./object-requests";
import { findPlace } from "./place";

/** Sets up audit logging in an Alibaba Cloud account. */
export const setUp = async (settings: AlicloudSettings): Promise<Record<string, unknown>> => {
  const { prefix, email, alertCenterRegion } = settings;
  const place = await findPlace();
  const archive = new LogArchive("log-archive", { ...settings, place });
  const stores = new LogStores("log-stores", { ...settings, place });
  const trail = new AuditTrail("audit-trail", { prefix, place, archive, stores });
  const requests = new ObjectRequests("object-requests", { prefix, place, stores });
  const notifications = new Notifications("notifications", { prefix, email, alertCenterRegion });
  new Detections("detections", {
    place,
    projectName: stores.projectName,
    logStoreNames: { trail: trail.logStoreName, objectRequests: requests.logStoreName },
    notifications,
    detections: catalogue,
  });
  const auditors = new Auditors("auditors", {
    ...{ prefix, place, projectName: stores.name, bucketName: archive.name },
  });
  return {
    projectName: stores.projectName,
    logStoreName: trail.logStoreName,
    bucketName: archive.bucketName,
    trailName: trail.trailName,
    auditorsGroupName: auditors.groupName,
  };
};
