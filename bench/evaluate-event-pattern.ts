// Event patterns: how many events a second one pattern looks at, and what large input costs. Run: npm run build, then
// node dist/bench/evaluate-event-pattern.js
import { eventPattern } from "../src/evaluate";
import { median } from "./measure";

const record = {
  eventVersion: "1.11",
  userIdentity: { type: "IAMUser", arn: "arn:aws:iam::123456789012:user/somebody", accountId: "123456789012" },
  eventTime: "2026-01-01T00:00:00Z",
  eventSource: "cloudtrail.amazonaws.com",
  eventName: "StopLogging",
  awsRegion: "us-east-1",
  sourceIPAddress: "198.51.100.7",
  userAgent: "aws-cli/2.0",
  requestParameters: { name: "main" },
  responseElements: null,
  readOnly: false,
  eventType: "AwsApiCall",
  managementEvent: true,
  eventCategory: "Management",
};
const event = (source: string, detailType: string, detail: object) => ({
  ...{ version: "0", id: "1", "detail-type": detailType, source, account: "123456789012" },
  ...{ time: "2026-01-01T00:00:00Z", region: "us-east-1", resources: [], detail },
});
const call = event("aws.cloudtrail", "AWS API Call via CloudTrail", record);
const finding = event("aws.guardduty", "GuardDuty Finding", {
  ...{ schemaVersion: "2.0", severity: 8, type: "Stealth:IAMUser/CloudTrailLoggingDisabled" },
  resource: {
    tags: [
      { key: "team", value: "it" },
      { key: "owner", value: "ml" },
    ],
  },
});

const documented: readonly (readonly [what: string, pattern: object, event: object])[] = [
  [
    "calls by name",
    {
      source: ["aws.cloudtrail"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: { eventSource: ["cloudtrail.amazonaws.com"], eventName: ["StopLogging", "DeleteTrail", "UpdateTrail"] },
    },
    call,
  ],
  [
    "every kind of comparison",
    {
      detail: {
        eventName: [{ "anything-but": { prefix: ["Get", "List"] } }],
        userAgent: [{ wildcard: "aws-*/2*" }],
        sourceIPAddress: [{ cidr: "198.51.100.0/24" }],
        errorCode: [{ exists: false }],
        eventSource: [{ suffix: { "equals-ignore-case": ".AMAZONAWS.com" } }],
      },
    },
    call,
  ],
  [
    "severity or type",
    { source: ["aws.guardduty"], detail: { $or: [{ severity: [{ numeric: [">=", 4] }] }, { type: ["x", "y"] }] } },
    finding,
  ],
  ["one element of a list", { detail: { resource: { tags: { key: ["owner"], value: ["ml"] } } } }, finding],
];

const SIZE = 65_536;
const anyLength = { maxLength: Number.POSITIVE_INFINITY };
const elements = Array.from({ length: 4_600 }, (_, i) => (i % 2 ? { x: 1 } : { y: 2 }));
let deep: unknown = 1;
for (let i = 0; i < SIZE / 2; i++) deep = [deep];

const large: readonly (readonly [what: string, pattern: object | string, event: object])[] = [
  ["a pattern of objects in objects", `${'{"a":'.repeat(11_000)}[1]${"}".repeat(11_000)}`, {}],
  ["10,000 alternatives", { a: Array.from({ length: 10_000 }, (_, i) => `x${i}`) }, { a: "x9999" }],
  ["a wildcard of 16,000 stars", { a: [{ wildcard: "*a".repeat(16_000) }] }, { a: "a".repeat(SIZE) }],
  ["a wildcard that repeats itself", { a: [{ wildcard: `*b${"a".repeat(2_000)}*` }] }, { a: "a".repeat(SIZE) }],
  ["elements of a list, none of which has both", { a: { x: [1], y: [2] } }, { a: elements }],
  ["lists in lists", { a: [1] }, { a: deep }],
];

const milliseconds = (work: () => unknown): number => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

const line = (what: string, figure: string, holds: boolean, bar: string): void =>
  console.log(`${what.padEnd(46)} ${figure.padStart(16)}  ${holds ? "holds" : "MISSES"} ${bar}`);

for (const [what, source, each] of documented) {
  const pattern = eventPattern.parse(source);
  const run = () => {
    for (let i = 0; i < 100_000; i++) pattern.matches(each);
  };
  run();
  const rate = 1e8 / median(Array.from({ length: 5 }, () => milliseconds(run)));
  line(what, `${Math.round(rate).toLocaleString("en")} / s`, rate >= 100_000, "100,000 / s");
}

for (const [what, source, each] of large) {
  const run = () => {
    try {
      eventPattern.parse(source, anyLength).matches(each);
    } catch (error) {
      if (!(error instanceof eventPattern.EventPatternSyntaxError)) throw error;
    }
  };
  const time = median(Array.from({ length: 5 }, () => milliseconds(run)));
  line(`64 KiB: ${what}`, `${time.toFixed(1)} ms`, time <= 50, "50 ms");
}
