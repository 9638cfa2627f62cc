import type { Stack } from "../stack/stack";
import type { AuditEvent } from "./event";
import type { ServiceEvent } from "./finding-events";
import { identityOfRecord, labelOfRecord } from "./record-kind";
import { type Trace, traceEvent, traceFinding } from "./trace";

/** Something that has happened: a record, or an event in which a service tells what it has found. */
export type Happening =
  | { readonly kind: "record"; readonly record: AuditEvent }
  | { readonly kind: "finding"; readonly event: ServiceEvent };

/** Follows what has happened through the stack, to whoever is told of it. */
export const traceHappening = (stack: Stack, happening: Happening): Trace =>
  happening.kind === "record" ? traceEvent(stack, happening.record) : traceFinding(stack, happening.event);

interface ImportedFinding {
  readonly Id?: string;
  readonly Title?: string;
  readonly Severity?: { readonly Label?: string };
}

interface Detail {
  readonly id?: string;
  readonly type?: string;
  readonly severity?: number;
  readonly findings?: readonly ImportedFinding[];
}

const findingIn = ({ detail }: ServiceEvent) => {
  const { id, type, severity, findings } = detail as Detail;
  const [imported] = findings ?? [];
  return imported
    ? { id: imported.Id, type: imported.Title, severity: imported.Severity?.Label }
    : { id, type, severity };
};

/** What tells a happening from others, under the names that its service uses. */
export const identityOf = (happening: Happening): Readonly<Record<string, unknown>> => {
  if (happening.kind === "finding") return { ...findingIn(happening.event), region: happening.event.region };
  return identityOfRecord(happening.record);
};

/** A happening in a few words. */
export const labelOf = (happening: Happening): string => {
  if (happening.kind === "record") return labelOfRecord(happening.record);
  const { type, severity } = findingIn(happening.event);
  const { region } = happening.event;
  return `${type} of severity ${severity}${region === undefined ? "" : ` in ${region}`}`;
};
