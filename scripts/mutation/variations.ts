import type { Snapshot } from "../../src/snapshot/snapshot";
import type { Variation } from "./change";
import { defaultVariations } from "./same/defaults";
import { documentVariations } from "./same/documents";
import { nameVariations } from "./same/names";
import { patternVariations } from "./same/patterns";
import { surroundingVariations } from "./same/surroundings";

/** Every variation of a stack that means the same. */
export const variationsOf = (snapshot: Snapshot): readonly Variation[] =>
  [documentVariations, patternVariations, defaultVariations, nameVariations, surroundingVariations].flatMap((make) =>
    make(snapshot),
  );
