import { MalformedPropertyError } from "./errors";

/** The values PutRetentionPolicy accepts; never expiring is having none. */
const ACCEPTED_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The shortest retention that CloudWatch Logs accepts and that is no shorter than asked; `undefined` for having none. */
export const acceptedRetention = (days: number): number | undefined =>
  ACCEPTED_DAYS.find((accepted) => accepted >= days);

/** How long a log group says it keeps records; CloudWatch Logs refuses all but some numbers (API PutRetentionPolicy). */
export const retentionOf = (written: number | undefined): number => {
  const days = Number(written ?? Infinity);
  if (days === Infinity || ACCEPTED_DAYS.includes(days)) return days;
  if (Number.isNaN(days)) throw new MalformedPropertyError("retentionInDays", "is no number of days.");
  const nearest = [ACCEPTED_DAYS.findLast((accepted) => accepted < days), acceptedRetention(days)];
  const accepted = nearest.filter((value) => value !== undefined).join(" or ");
  throw new MalformedPropertyError(
    "retentionInDays",
    `is ${days}, which CloudWatch Logs refuses. Set it to ${accepted}.`,
  );
};

/** The classes INFREQUENT_ACCESS and DELIVERY have no filters (CloudWatch Logs User Guide, "Log classes"). */
export const hasFilters = (logGroupClass = "STANDARD"): boolean => logGroupClass === "STANDARD";
