/** The values PutRetentionPolicy accepts; never expiring is having none. */
const ACCEPTED_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The shortest retention that CloudWatch Logs accepts and that is no shorter than asked; `undefined` for having none. */
export const acceptedRetention = (days: number): number | undefined =>
  ACCEPTED_DAYS.find((accepted) => accepted >= days);

/** The classes INFREQUENT_ACCESS and DELIVERY have no filters (CloudWatch Logs User Guide, "Log classes"). */
export const hasFilters = (logGroupClass = "STANDARD"): boolean => logGroupClass === "STANDARD";
