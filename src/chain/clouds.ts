import type { Concept, Subject } from "../concepts";
import { type Cloud, cloudOf } from "../providers";
import type { Stack } from "../stack/stack";

/** What a table says of the cloud to which something belongs. */
export const ofCloud = <T>(table: Readonly<Record<Cloud, T>>, { resource }: Subject): T =>
  table[cloudOf(resource.type)];

/** The subjects of a concept in the account that something belongs to, as far as accounts are told; in its cloud anyway. */
export const besides = <K extends Concept>(stack: Stack, near: Subject, concept: K): readonly Subject<K>[] => {
  const account = stack.accounts.of(near.resource);
  return stack.subjects(concept).filter(({ resource }) => {
    if (cloudOf(resource.type) !== cloudOf(near.resource.type)) return false;
    const other = stack.accounts.of(resource);
    return account === undefined || other === undefined || account === other;
  });
};
