import { aiWorkloadDetections } from "./ai-workloads";
import { cisDetections } from "./cis";
import type { Detection } from "./detection";
import { tamperingDetections } from "./tampering";

/** Everything that should raise an alert. */
export const catalogue: readonly Detection[] = [...cisDetections, ...tamperingDetections, ...aiWorkloadDetections];
