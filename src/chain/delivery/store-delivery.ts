import type { Subject } from "../../concepts";
import type { Stack } from "../../stack/stack";
import type { Obstacle } from "../obstacle";
import { roleObstacle } from "./action-trail-role";
import type { StorePlace } from "./log-store";

/** System policies that let their holder write to any log store (RAM, "System policies"). */
const writingPolicies = /:policy\/(AdministratorAccess|AliyunLogFullAccess)$/i;

/**
 * Why ActionTrail cannot write a trail's records to its log store; `undefined` when it can. Throws `UndecidedError`.
 * Source: ActionTrail, "Manage the permission policy for event delivery".
 */
export const storeDeliveryObstacle = (
  stack: Stack,
  trail: Subject<"trail">,
  { project, name }: StorePlace,
): Obstacle | undefined =>
  roleObstacle(stack, trail, {
    link: trail.logGroupRole,
    action: "log:PostLogStoreLogs",
    // The project's ARN may show at deployment only, and where a role of ActionTrail's own writes nobody has to know it.
    get resource() {
      return `${project.value}/logstore/${name}`;
    },
    managed: writingPolicies,
    what: "write to the log store",
  });
