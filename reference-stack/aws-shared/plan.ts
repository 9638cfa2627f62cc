import { type AuditDocuments, auditDocuments } from "./audit-documents";
import { type Names, namesOf } from "./names";
import type { Place } from "./place";

/** What is settled before anything is declared: names, and the policy documents that hold them. */
export interface Plan {
  /** What every name begins with. */
  readonly prefix: string;
  readonly place: Place;
  readonly names: Names;
  readonly documents: AuditDocuments;
}

/** Plans the audit chain of an account. */
export const planOf = (prefix: string, place: Place): Plan => {
  const names = namesOf(prefix, place);
  return { prefix, place, names, documents: auditDocuments(names, place) };
};
