import type { Result } from "../core/verdict";
import type { Trace } from "../detections/trace";

type Mask = (text: string) => string;

/** A result whose words repeat no secret of the deployment. */
export const resultWithoutSecrets = (result: Result, mask: Mask): Result => ({
  ...result,
  ...(result.message !== undefined && { message: mask(result.message) }),
  waitsFor: result.waitsFor.map(mask),
});

/** A trace whose words repeat no secret of the deployment. */
export const traceWithoutSecrets = <T extends Trace>(trace: T, mask: Mask): T => ({
  ...trace,
  ...(trace.assumes && { assumes: trace.assumes.map(mask) }),
  ...(trace.reason !== undefined && { reason: mask(trace.reason) }),
  ...(trace.fix !== undefined && { fix: mask(trace.fix) }),
});
