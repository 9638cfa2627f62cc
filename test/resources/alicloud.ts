import type { TrailArgs, TrailDeprecatedArgs } from "@pulumi/alicloud/actiontrail";
import type { AlertArgs, ProjectArgs, StoreArgs, StoreIndexArgs } from "@pulumi/alicloud/log";
import type { IndexArgs, AlertArgs as SlsAlertArgs } from "@pulumi/alicloud/sls";
import { of } from "./of";

/** Resources of @pulumi/alicloud. */
export const alicloud = {
  trail: of<TrailArgs>("alicloud:actiontrail/trail:Trail"),
  trailDeprecated: of<TrailDeprecatedArgs>("alicloud:actiontrail/trailDeprecated:TrailDeprecated"),
  logProject: of<ProjectArgs>("alicloud:log/project:Project"),
  logStore: of<StoreArgs>("alicloud:log/store:Store"),
  logStoreIndex: of<StoreIndexArgs>("alicloud:log/storeIndex:StoreIndex"),
  logIndex: of<IndexArgs>("alicloud:sls/index:Index"),
  logAlert: of<AlertArgs>("alicloud:log/alert:Alert"),
  slsAlert: of<SlsAlertArgs>("alicloud:sls/alert:Alert"),
};
