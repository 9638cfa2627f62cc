import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";
import type { Detection } from "./detection";
import { trace } from "./trace";

/** The setting with which a stack says that some detections are not its own business. */
export const providedElsewhereField = (detections: readonly Detection[]) =>
  ({
    type: "array",
    items: { type: "string", enum: detections.map(({ id }) => id) },
    default: [],
    description: "Ids of detections that another stack, or another tool, provides.",
  }) as const;

/** Detections that raise no alert, for one and the same reason. */
export interface SharedBreak {
  readonly ids: readonly string[];
  readonly reason: string;
  readonly fix: string;
}

/** Traces detections one by one, each by itself with `part`, and puts those together that break for one reason. */
export const breaksOf = (
  stack: Stack,
  detections: readonly Detection[],
  part: (body: () => void) => void,
): readonly SharedBreak[] => {
  const breaks = new Map<string, SharedBreak>();
  for (const detection of detections)
    part(() => {
      const { id, status, urn, reason = "", fix = "" } = trace(stack, detection);
      if (status === "undecided")
        throw new UndecidedError(`Whether ${id} raises an alert cannot be known before deployment.`, [urn ?? ""]);
      if (status === "broken") breaks.set(reason, { reason, fix, ids: [...(breaks.get(reason)?.ids ?? []), id] });
    });
  return [...breaks.values()];
};
