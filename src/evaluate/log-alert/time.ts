import type { AlertQuery, Schedule } from "./rule";

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 };

const checks: Readonly<Record<string, number>> = { Hourly: 3600, Daily: 86400, Weekly: 604800 };

/** `-15m` is -900; `undefined` for what is no time seen from now. */
const secondsOf = (text: string): number | undefined => {
  if (text.trim() === "now") return 0;
  const [, number, unit = ""] = /^([+-]?\d+)\s*([smhdw])$/.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Number(number) * (units[unit] ?? 0);
};

/** Seconds that a query looks back over; `undefined` where it is not said by numbers. */
export const windowOf = ({ start, end }: AlertQuery): number | undefined => {
  const [from, to] = [secondsOf(start), secondsOf(end)];
  return from === undefined || to === undefined ? undefined : to - from;
};

/** Seconds between two checks; `undefined` where a cron expression says when. */
export const intervalOf = ({ type, interval }: Schedule): number | undefined =>
  type === "FixedRate" ? secondsOf(interval) : checks[type];
