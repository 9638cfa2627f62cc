import { traceEvent } from "../detections/trace";
import { painter } from "../report/paint";
import { traceTable } from "../report/trace-table";
import { traceWithoutSecrets } from "../report/without-secrets";
import { maskOf } from "../snapshot/secrets";
import { fromSnapshot } from "../stack/from-snapshot";
import { version } from "../version";
import { type Outcome, readArguments, type Surroundings, UsageError } from "./arguments";
import { readRecords } from "./records";
import { loadSubject, subjectOptions } from "./subject";

/** `trailproof prove`: follows records of CloudTrail, ActionTrail or an OSS log through a stack, to whoever is told of them or to where they get stuck. */
export const prove = async (args: readonly string[], surroundings: Surroundings): Promise<Outcome> => {
  const parsed = readArguments(args, { ...subjectOptions, format: { type: "string" } }, 2);
  const format = parsed.choice("format", ["table", "json"]);
  const [file, path] = parsed.positionals;
  if (file === undefined) throw new UsageError("Which event? Write trailproof prove EVENT.json [PATH].");
  const records = readRecords(file);
  const { snapshot, subject } = await loadSubject(path, parsed, surroundings);
  const { outputs } = fromSnapshot(snapshot);
  const mask = maskOf(snapshot);
  const traced = records.map((record) => ({ record, trace: traceWithoutSecrets(traceEvent(outputs, record), mask) }));
  const json = () => {
    const traces = traced.map(({ record, trace }) => {
      const { eventID, eventId, eventName, eventSource, serviceName, awsRegion, acsRegion, operation, bucket } = record;
      return {
        eventID,
        eventId,
        eventName,
        eventSource,
        serviceName,
        awsRegion,
        acsRegion,
        operation,
        bucket,
        ...trace,
      };
    });
    return JSON.stringify({ trailproof: version, subject, traces }, null, 2);
  };
  const table = () => traced.flatMap((each) => traceTable(each, painter(surroundings.colors))).join("\n");
  return {
    stdout: format === "json" ? `${json()}\n` : table(),
    code: traced.some(({ trace }) => trace.status === "broken") ? 1 : 0,
  };
};
