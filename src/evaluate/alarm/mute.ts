/** When an alarm's actions are held back (CloudWatch API reference, Schedule of an alarm mute rule). */
export interface MuteSchedule {
  /** `cron(…)` with five fields, or `at(…)`. */
  readonly expression: string;
  /** How long, as ISO 8601 says it: `PT4H`. */
  readonly duration: string;
}

/** `always`; `recurring`, with hours in between; `once`; undefined when the schedule is none that can be read. */
export type Muting = "always" | "recurring" | "once" | undefined;

const MINUTES_A_DAY = 1440;
const MAX_LENGTH = 256;

/** Minutes of an ISO 8601 duration of days, hours and minutes; `undefined` when it is none. */
const minutesOf = (duration: string): number | undefined => {
  const parts = /^P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/.exec(duration);
  if (!parts || /[PT]$/.test(duration)) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((text) => Number(text ?? 0));
  return (weeks * 7 + days) * MINUTES_A_DAY + hours * 60 + minutes + seconds / 60;
};

const monthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const weekdayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** The values that a field of a cron expression names; `undefined` when it is none that can be read. */
const valuesOf = (field: string, low: number, high: number, names: readonly string[] = []): Set<number> | undefined => {
  const number = (text: string): number => {
    const named = names.indexOf(text.toUpperCase());
    return named >= 0 ? named + low : /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  };
  const values = new Set<number>();
  for (const part of field.split(",")) {
    const [range = "", step = "1"] = part.split("/");
    const [from = "", to] = range.split("-");
    const [first, last] =
      range === "*" || range === "?"
        ? [low, high]
        : [number(from), to === undefined ? (part.includes("/") ? high : number(from)) : number(to)];
    const by = number(step);
    if (!(first >= low && last <= high && first <= last && by >= 1)) return undefined;
    for (let value = first; value <= last; value += by) values.add(value);
  }
  return values;
};

/** Days of 28 years: after that, the calendar repeats itself. */
const DAYS = 10_227;

interface Days {
  readonly dates: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Dates and weekdays that are both named: either will do (crontab). */
  readonly either: boolean;
}

const isAmong = (date: Date, { dates, months, weekdays, either }: Days): boolean => {
  const byDate = dates.has(date.getUTCDate());
  const byWeekday = weekdays.has(date.getUTCDay()) || (date.getUTCDay() === 0 && weekdays.has(7));
  return months.has(date.getUTCMonth() + 1) && (either ? byDate || byWeekday : byDate && byWeekday);
};

/** The longest time between two starts, in minutes; `undefined` when the expression cannot be read, infinite when it never starts. */
const longestGap = (expression: string): number | undefined => {
  const fields = /^cron\(([^)]*)\)$/.exec(expression.trim())?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 5) return undefined;
  const [minute = "", hour = "", dom = "", month = "", dow = ""] = fields;
  const [minutes, hours] = [valuesOf(minute, 0, 59), valuesOf(hour, 0, 23)];
  const [dates, months] = [valuesOf(dom, 1, 31), valuesOf(month, 1, 12, monthNames)];
  const weekdays = valuesOf(dow, 0, 7, weekdayNames);
  if (!minutes || !hours || !dates || !months || !weekdays) return undefined;
  const days = { dates, months, weekdays, either: !/^[*?]/.test(dom) && !/^[*?]/.test(dow) };
  const starts = [...hours].flatMap((h) => [...minutes].map((m) => h * 60 + m)).sort((a, b) => a - b);
  const [first = 0, last = 0] = [starts[0], starts.at(-1)];
  let longest = starts.reduce((gap, start, i) => Math.max(gap, start - (starts[i - 1] ?? start)), 0);
  let previous: number | undefined;
  for (let day = 0; day < DAYS; day++) {
    if (!isAmong(new Date(Date.UTC(2001, 0, 1 + day)), days)) continue;
    longest = Math.max(longest, (previous === undefined ? day + 1 : day - previous) * MINUTES_A_DAY + first - last);
    previous = day;
  }
  return previous === undefined ? Infinity : longest;
};

/**
 * How a mute rule silences the alarms that it names: an alarm that goes off while it is muted tells nobody. Clock changes
 * are left aside. Source: CloudWatch API reference, Schedule (cron, at, duration).
 */
export const mutingOf = ({ expression, duration }: MuteSchedule): Muting => {
  const minutes = minutesOf(duration);
  if (minutes === undefined || expression.length > MAX_LENGTH) return undefined;
  if (/^at\([^)]*\)$/.test(expression.trim())) return "once";
  const gap = longestGap(expression);
  if (gap === undefined) return undefined;
  return gap <= minutes ? "always" : "recurring";
};
