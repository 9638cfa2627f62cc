import type { Snapshot } from "../../src/snapshot/snapshot";
import type { Mutation } from "./change";
import { documentMutations } from "./documents";
import { eventPatternMutations } from "./event-patterns";
import { patternMutations } from "./patterns";
import { propertyMutations } from "./properties";
import { queryMutations } from "./queries";
import { removals } from "./removals";
import { selectorMutations } from "./selectors";

/** Every single step that makes a stack worse. */
export const mutationsOf = (snapshot: Snapshot): readonly Mutation[] =>
  [
    removals,
    propertyMutations,
    documentMutations,
    patternMutations,
    eventPatternMutations,
    selectorMutations,
    queryMutations,
  ].flatMap((make) => make(snapshot));
