import type { Subject } from "../../concepts";
import { firstFound } from "../../snapshot/first-found";
import type { Stack } from "../../stack/stack";
import { linkedKeyObstacle } from "../access/key-use";
import type { Obstacle } from "../obstacle";
import { inOneRegion } from "../region";
import { CLOUDTRAIL } from "../relations";
import { onBehalfOf, organizationIn } from "./delivery";
import { type LogWriter, writingObstacle } from "./log-writer";
import { logGroupKeyUse } from "./service-keys";

/**
 * CloudTrail names its streams after account and Region, and numbers further ones; those of an organization's other accounts
 * begin with the organization (User Guide, "Log group and log stream naming", "Role policy document for CloudTrail").
 */
const writerFor = (trail: Subject<"trail">, logGroup: Subject<"logGroup">): LogWriter => {
  const region = trail.resource.region ?? logGroup.resource.region ?? "us-east-1";
  return {
    subject: trail,
    role: trail.logGroupRole,
    roleProperty: trail.propertyOf("logGroupRole"),
    service: CLOUDTRAIL,
    serviceName: "CloudTrail",
    context: (account) => onBehalfOf(trail, account),
    streams: (account, documents) => [
      `${account}_CloudTrail_${region}`,
      `${account}_CloudTrail_${region}_3`,
      ...(trail.organization ? [`${organizationIn(documents)}_CloudTrail_${region}`] : []),
    ],
    get streamPattern() {
      const others = trail.organization ? " and by `:log-stream:<organization>_*`" : "";
      return `\`:log-stream:<account>_CloudTrail_<region>*\`${others}`;
    },
  };
};

const regionObstacle = (trail: Subject<"trail">, logGroup: Subject<"logGroup">): Obstacle | undefined =>
  inOneRegion(trail, logGroup)
    ? undefined
    : {
        on: logGroup,
        reason: `${logGroup.resource.name} is in ${logGroup.resource.region} and the trail's home is ${trail.resource.region}`,
        fix: "put the log group in the trail's home Region",
      };

const classObstacle = (logGroup: Subject<"logGroup">): Obstacle | undefined =>
  logGroup.filterable
    ? undefined
    : {
        on: logGroup,
        reason: `${logGroup.resource.name} is of a class without metric filters`,
        fix: `set \`${logGroup.propertyOf("filterable")}\` to STANDARD; a group has its class for life, so this makes a new one`,
      };

/** Why what a trail records does not get into its log group; `undefined` when it does. Throws `UndecidedError`. */
export const logWritingObstacle = (
  stack: Stack,
  trail: Subject<"trail">,
  logGroup: Subject<"logGroup">,
): Obstacle | undefined =>
  firstFound(
    () => regionObstacle(trail, logGroup),
    () => writingObstacle(stack, writerFor(trail, logGroup), logGroup),
    () => linkedKeyObstacle(stack, logGroup.key, logGroupKeyUse(logGroup)),
  );

/** The same, or why metric filters cannot watch it there. Throws `UndecidedError`. */
export const logDeliveryObstacle = (
  stack: Stack,
  trail: Subject<"trail">,
  logGroup: Subject<"logGroup">,
): Obstacle | undefined =>
  firstFound(
    () => classObstacle(logGroup),
    () => logWritingObstacle(stack, trail, logGroup),
  );
