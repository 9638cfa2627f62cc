import { auditedClouds } from "../chain/presence";
import type { Stack } from "../stack/stack";
import { aiWorkloadDetections } from "./ai-workloads";
import { cisDetections } from "./cis";
import { cisAlibabaDetections } from "./cis-alibaba";
import type { Detection } from "./detection";
import { cloudOfRecord } from "./record-kind";
import { tamperingDetections } from "./tampering";
import { tamperingAlibabaDetections } from "./tampering-alibaba";

/** Everything that should raise an alert. */
export const catalogue: readonly Detection[] = [
  ...cisDetections,
  ...cisAlibabaDetections,
  ...tamperingDetections,
  ...tamperingAlibabaDetections,
  ...aiWorkloadDetections,
];

/** Those that a stack can be asked for: of what happens in the clouds in which it audits. */
export const ofClouds = (stack: Stack, detections: readonly Detection[]): readonly Detection[] => {
  const clouds = auditedClouds(stack);
  return detections.filter(({ must }) => must.some((event) => clouds.includes(cloudOfRecord(event))));
};
