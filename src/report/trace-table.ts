import type { AuditEvent } from "../detections/event";
import { nameOfRecord, regionOf } from "../detections/record-kind";
import type { Trace } from "../detections/trace";
import { steps } from "../detections/way";
import { nameOf } from "../snapshot/urn";
import { problemOf } from "./detections-table";
import type { Paint } from "./paint";

/** A record, and what becomes of it. */
export interface TracedRecord {
  readonly record: AuditEvent;
  readonly trace: Trace;
}

const verdicts = {
  covered: ["green", "raises an alert"],
  broken: ["red", "raises no alert"],
  undecided: ["yellow", "cannot be told before deployment"],
} as const;

const stepWidth = Math.max(...steps.map(({ length }) => length));

const className = (urn: string): string => urn.split("::")[2]?.split(":").at(-1) ?? "";

/** Draws what becomes of a record: the resources on its way, or where it gets stuck. */
export const traceTable = ({ record, trace }: TracedRecord, paint: Paint): readonly string[] => {
  const [style, verdict] = verdicts[trace.status];
  const { path = [], assumes = [], urn } = trace;
  const width = Math.max(0, ...path.map((each) => nameOf(each.urn).length));
  const region = regionOf(record);
  const source = record.eventSource ?? record.serviceName ?? record.bucket ?? "OSS";
  const event = `${nameOfRecord(record)} of ${source}${region === undefined ? "" : ` in ${region}`}`;
  return [
    `${paint("bold", event)} ${paint(style, verdict)}`,
    ...path.map(
      (each) =>
        `  ${each.step.padEnd(stepWidth)}  ${nameOf(each.urn).padEnd(width)}  ${paint("dim", className(each.urn))}`,
    ),
    ...assumes.map((assumption) => `  provided that ${assumption}`),
    ...(trace.status === "covered" ? [] : [`  ${problemOf(trace)}${urn ? paint("dim", ` (${nameOf(urn)})`) : ""}`]),
    "",
  ];
};
