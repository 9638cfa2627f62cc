import { UndecidedError } from "../snapshot/unknown";
import type { Stack } from "../stack/stack";
import type { Detection } from "./detection";
import { type Trace, trace } from "./trace";

/** The setting with which a stack says that some detections are not its own business. */
export const providedElsewhereField = (detections: readonly Detection[]) =>
  ({
    type: "array",
    items: { type: "string", enum: [...new Set(detections.map(({ id }) => id))] },
    default: [],
    description: "Ids of detections that another stack, or another tool, provides.",
  }) as const;

/** The setting that names the Regions in which something can happen. */
export const regionsField = {
  type: "array",
  items: { type: "string" },
  default: [],
  description:
    "Regions in use, where something keeps all others closed. An event rule sees its own Region only, so without this it is no alert for what can happen in any.",
} as const;

/** What raises no alert, for one and the same reason. */
export interface SharedBreak {
  readonly ids: readonly string[];
  readonly reason: string;
  readonly fix: string;
}

/** Something that is traced by itself. */
export interface ToTrace {
  readonly id: string;
  readonly trace: () => Trace;
}

/**
 * Traces one by one, each by itself with `part`, and puts those together that break, or cannot be told, for one reason.
 * `tell` puts their ids into words.
 */
export const sharedBreaks = (
  all: readonly ToTrace[],
  part: (body: () => void) => void,
  tell: (ids: readonly string[]) => string,
): readonly SharedBreak[] => {
  const breaks = new Map<string, SharedBreak>();
  const open = new Map<string, { readonly ids: string[]; readonly waitsFor: Set<string> }>();
  for (const { id, trace: follow } of all)
    part(() => {
      const { status, urn, reason = "", fix = "" } = follow();
      if (status === "broken") breaks.set(reason, { reason, fix, ids: [...(breaks.get(reason)?.ids ?? []), id] });
      if (status !== "undecided") return;
      const shared = open.get(reason) ?? { ids: [], waitsFor: new Set() };
      shared.ids.push(id);
      if (urn) shared.waitsFor.add(urn);
      open.set(reason, shared);
    });
  for (const [reason, { ids, waitsFor }] of open)
    part(() => {
      throw new UndecidedError(`${tell(ids)} cannot be known. ${reason}`, [...waitsFor]);
    });
  return [...breaks.values()];
};

/** Traces detections, and puts those together that raise no alert for one reason. */
export const breaksOf = (
  stack: Stack,
  detections: readonly Detection[],
  part: (body: () => void) => void,
  regions?: readonly string[],
): readonly SharedBreak[] =>
  sharedBreaks(
    detections.map((detection) => ({ id: detection.id, trace: () => trace(stack, detection, regions) })),
    part,
    (ids) => `Whether ${ids.join(", ")} raise${ids.length === 1 ? "s" : ""} an alert`,
  );
