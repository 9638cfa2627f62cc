import type { TrailArgs, TrailDeprecatedArgs } from "@pulumi/alicloud/actiontrail";
import { of } from "./of";

/** Resources of @pulumi/alicloud. */
export const alicloud = {
  trail: of<TrailArgs>("alicloud:actiontrail/trail:Trail"),
  trailDeprecated: of<TrailDeprecatedArgs>("alicloud:actiontrail/trailDeprecated:TrailDeprecated"),
};
