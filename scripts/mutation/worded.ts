import type { RecordedResource, Snapshot } from "../../src/snapshot/snapshot";
import { toPath } from "../../src/snapshot/unknown";
import { declared, edited, type Mutation, mutationOf, replaced, type Variation } from "./change";
import { type Language, wordingsIn } from "./languages";
import { isSame, type Path } from "./values-at";

/** What becomes of a value, each with what was done. */
export type Rewordings = readonly (readonly [what: string, value: unknown])[];

const inLanguage = (
  snapshot: Snapshot,
  language: Language,
): readonly { readonly resource: RecordedResource; readonly path: Path; readonly value: unknown }[] =>
  declared(snapshot).flatMap((resource) =>
    wordingsIn(resource.outputs)
      .filter((wording) => wording.language === language)
      .map((wording) => ({ resource, ...wording })),
  );

/** Spoils everything in a stack that is written in a language. */
export const spoiled = (
  snapshot: Snapshot,
  language: Language,
  spoil: (value: unknown) => Rewordings,
): readonly Mutation[] =>
  inLanguage(snapshot, language).flatMap(({ resource, path, value }) =>
    spoil(value).flatMap(([what, other]) =>
      isSame(other, value) ? [] : [mutationOf(language, snapshot, resource, { path, what, value: other })],
    ),
  );

/** Says the same in other words, wherever something in a stack is written in a language. */
export const reworded = (
  snapshot: Snapshot,
  language: Language,
  reword: (value: unknown) => Rewordings,
): readonly Variation[] =>
  inLanguage(snapshot, language).flatMap(({ resource, path, value }) =>
    reword(value).flatMap(([what, other]): readonly Variation[] => {
      if (isSame(other, value)) return [];
      const edit = { path, what, value: other };
      return [
        {
          kind: language,
          what: `${resource.name} ${toPath(path.map(String))}: ${what}`,
          snapshot: () => replaced(snapshot, edited(resource, edit)),
        },
      ];
    }),
  );
