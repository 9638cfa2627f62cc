import type { Subject } from "../concepts";

/** What messages call a subject: the name of its resource, or the entry of a list by which the resource says it. */
export const spokenOf = (subject: Subject & { propertyOf(fact: string): string }, fact: string): string => {
  const [entry] = /^\w+\[\d+\]/.exec(subject.propertyOf(fact)) ?? [];
  return entry === undefined ? subject.resource.name : `\`${entry}\` of ${subject.resource.name}`;
};
