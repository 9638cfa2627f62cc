// Log Service's queries and RAM's policies: how many records and requests a second, and what large input costs.
// Run: npm run bench
import { logQuery, ram } from "../src/evaluate";
import { median, report } from "./measure";

const ROUNDS = 7;
const SIZE = 65_536;

/** Milliseconds of one core that a piece of work takes, whatever else the machine does. */
const coreTimeOf = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
};

const against = (what: string, unit: string, bar: number, measure: () => number): void => {
  const time = median(Array.from({ length: ROUNDS }, measure));
  report(what, { ours: time, theirs: bar, ratio: time / bar }, unit, 1);
};

const TURNS = 20_000;

/** Microseconds a turn, against the 10 that make 100,000 a second. */
const rate = (what: string, work: () => unknown): void =>
  against(`${what}, against 100,000 a second`, "µs", 10, () => {
    const time = coreTimeOf(() => {
      for (let i = 0; i < TURNS; i++) work();
    });
    return (time * 1_000) / TURNS;
  });

const large = (what: string, work: () => unknown): void =>
  against(`${what}, against 50 ms`, "ms", 50, () => coreTimeOf(work));

const record = logQuery.toRecord({
  eventVersion: "1",
  eventName: "StopLogging",
  eventSource: "actiontrail.aliyuncs.com",
  serviceName: "Actiontrail",
  sourceIpAddress: "198.51.100.7",
  eventType: "ApiCall",
  userIdentity: { type: "ram-user", principalId: "200000000000000000", userName: "somebody" },
  requestParameters: { Name: "audit" },
});

const queries: Readonly<Record<string, string>> = {
  "calls by name":
    'event.serviceName: Actiontrail and (event.eventName: StopLogging or event.eventName: "DeleteTrail")',
  "words, fields and a wildcard": 'StopLogging and event.userIdentity.type: ram-* not event.eventType: "ConsoleSignin"',
};

const OSS = "acs:oss:oss-cn-hangzhou:111111111111111111:records";
const policy = ram.parsePolicy({
  Version: "1",
  Statement: [
    {
      Effect: "Deny",
      Principal: ["*"],
      Action: ["oss:*"],
      Resource: [OSS, `${OSS}/*`],
      Condition: { Bool: { "acs:SecureTransport": ["false"] } },
    },
    {
      Effect: "Allow",
      Principal: ["222222222222222222"],
      Action: ["oss:GetObject", "oss:ListObjects"],
      Resource: [OSS, `${OSS}/audit/*`],
    },
  ],
});
const request: ram.Request = {
  principal: { type: "RAM", id: "222222222222222222" },
  action: "oss:GetObject",
  resource: `${OSS}/audit/2026/01/01/records.gz`,
  context: { "acs:SecureTransport": "true" },
};

const users = (count: number): string =>
  JSON.stringify({
    Version: "1",
    Statement: Array.from({ length: count }, (_, i) => ({
      Effect: "Allow",
      Action: ["oss:Get*", "oss:List*"],
      Resource: `${OSS}/user-${i}/*`,
    })),
  });

const anonymous: ram.Request = { ...request, principal: { type: "Anonymous", id: "*" } };

/** A document with one long text in it, and a request about a text as long. */
const longResource = (pattern: string) => () => {
  const Statement = [{ Effect: "Allow", Principal: ["*"], Action: ["oss:GetObject"], Resource: [`${OSS}/${pattern}`] }];
  const long = ram.parsePolicy(JSON.stringify({ Version: "1", Statement }));
  ram.evaluate([long], { ...anonymous, resource: `${OSS}/${"a".repeat(SIZE / 2)}` });
};

const search = (text: string, event: object) => () => logQuery.parse(text).matches(logQuery.toRecord(event));

for (const [what, text] of Object.entries(queries)) {
  const query = logQuery.parse(text);
  rate(`Log Service, ${what}`, () => query.matches(record));
}
rate("RAM, an account's read of a bucket", () => ram.evaluate([policy], request));

const flat = { serviceName: "Actiontrail" };
large("Log Service, 64 KiB of words", search("a ".repeat(SIZE / 2), flat));
large(
  "Log Service, 64 KiB of alternatives",
  search(`event.eventName: x${" or event.eventName: x".repeat(2_950)}`, flat),
);
large("Log Service, 64 KiB of brackets", () => {
  try {
    logQuery.parse("(".repeat(SIZE));
  } catch {}
});
large("Log Service, 64 KiB of stars", search(`event.eventName: ${"a*".repeat(SIZE / 2)}`, flat));
large("Log Service, a record of 64 KiB", search("StopLogging and b*", { text: "a ".repeat(SIZE / 2) }));
large("RAM, 64 KiB of statements", () => {
  ram.evaluate([ram.parsePolicy(users(650))], request);
});
large("RAM, 64 KiB of stars and letters", longResource(`${"*a".repeat(SIZE / 4)}b`));
large("RAM, 64 KiB of a long repetition", longResource(`*b${"a".repeat(SIZE / 2)}*`));
large("RAM, 64 KiB of question marks", longResource(`*${"a?".repeat(SIZE / 4)}b*`));
