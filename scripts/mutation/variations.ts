import type { Snapshot } from "../../src/snapshot/snapshot";
import type { Variation } from "./change";
import { defaultVariations } from "./same/defaults";
import { documentVariations } from "./same/documents";
import { eventPatternVariations } from "./same/event-patterns";
import { nameVariations } from "./same/names";
import { patternVariations } from "./same/patterns";
import { queryVariations } from "./same/queries";
import { selectorVariations } from "./same/selectors";
import { surroundingVariations } from "./same/surroundings";

/** Every variation of a stack that means the same. */
export const variationsOf = (snapshot: Snapshot): readonly Variation[] =>
  [
    documentVariations,
    patternVariations,
    eventPatternVariations,
    selectorVariations,
    queryVariations,
    defaultVariations,
    nameVariations,
    surroundingVariations,
  ].flatMap((make) => make(snapshot));
