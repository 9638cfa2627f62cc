import type { Mutation } from "./change";

/** Mutations that nobody has to see, and why. */
export interface Excused {
  /** How they are called (`nameOf`); `*` stands for anything. */
  readonly mutation: string | readonly string[];
  readonly reason: string;
}

/** A mutation that was judged. */
export interface Judged {
  readonly mutation: Mutation;
  /** The policies and detections that saw it. */
  readonly by: readonly string[];
  /** The policies that can no longer tell. */
  readonly doubted: readonly string[];
}

/** What a mutation is called, in reports and in lists of excuses. */
export const nameOf = ({ kind, resource, at, what }: Mutation): string =>
  `${kind} ${resource.type} ${resource.name}${at === "" ? "" : ` ${at}`}: ${what}`;

/** What an excuse is for. */
export const namesOf = ({ mutation }: Excused): readonly string[] => [mutation].flat();

/** True when a name is one of those that an excuse is for. */
export const isMeant = (excuse: string, name: string): boolean =>
  new RegExp(`^${excuse.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`, "s").test(name);

/** Tells the survivors that are excused from those that are not; an excuse that excuses nothing, or too much, is a mistake. */
export const excuse = (
  judged: readonly Judged[],
  excuses: readonly Excused[],
): {
  readonly excused: readonly Judged[];
  readonly survivors: readonly Judged[];
  readonly mistakes: readonly string[];
} => {
  const named = judged.map((each) => [nameOf(each.mutation), each] as const);
  const excused = new Set<Judged>();
  const excusing = excuses.flatMap((one) => namesOf(one).map((mutation) => ({ mutation, reason: one.reason })));
  const mistakes = excusing.flatMap(({ mutation, reason }) => {
    const meant = named.filter(([name]) => isMeant(mutation, name));
    for (const [, each] of meant) if (each.by.length === 0) excused.add(each);
    if (reason.trim() === "") return [`\`${mutation}\` is excused without a reason.`];
    if (meant.length === 0) return [`\`${mutation}\` is excused and no longer exists. Remove it.`];
    return meant.flatMap(([name, { by }]) =>
      by.length > 0
        ? [`\`${name}\` is excused by \`${mutation}\` and seen by ${by.join(", ")}. Narrow or remove it.`]
        : [],
    );
  });
  return {
    excused: judged.filter((each) => excused.has(each)),
    survivors: judged.filter((each) => each.by.length === 0 && !excused.has(each)),
    mistakes,
  };
};
