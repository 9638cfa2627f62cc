// Filter patterns and event selectors: how many events a second, against the bar; and how the time grows when what is looked
// at becomes twice as long, as a ratio of two runs by turns.
import { literalPatterns } from "../src/detections/security-hub";
import { eventSelector, filterPattern } from "../src/evaluate";
import { compare, median, timeOf } from "./measure";

const RATE = 100_000;
const LONGEST_MS = 50;
const LONGEST = 65_536;

const record = {
  eventVersion: "1.11",
  eventTime: "2026-01-01T00:00:00Z",
  awsRegion: "eu-west-1",
  sourceIPAddress: "198.51.100.7",
  userIdentity: { type: "IAMUser", userName: "somebody", accountId: "123456789012" },
  eventType: "AwsApiCall",
  eventCategory: "Management",
  eventSource: "ec2.amazonaws.com",
  eventName: "DescribeInstances",
  readOnly: true,
};

const rateOf = async (run: () => unknown, count: number): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < 7; round++)
    times.push(
      await timeOf(async () => {
        for (let i = 0; i < count; i++) run();
      }),
    );
  return (count / median(times)) * 1000;
};

const rate = async (what: string, run: () => unknown): Promise<void> => {
  const perSecond = await rateOf(run, 20_000);
  const verdict = perSecond >= RATE ? "holds" : "MISSES";
  console.log(`${what.padEnd(52)} ${Math.round(perSecond).toLocaleString("en").padStart(12)} / s  ${verdict} ${RATE}`);
};

const matching = (pattern: string, message: string | object, options?: filterPattern.ParseOptions) => {
  const { matches } = filterPattern.parse(pattern, options);
  return () => matches(message);
};

/** Time for 64 KiB, against half of it; often enough that a clock can tell. */
const growth = async (what: string, at: (length: number) => () => unknown): Promise<void> => {
  const [whole, half] = [at(LONGEST), at(LONGEST / 2)];
  const once = async (run: () => unknown): Promise<number> => timeOf(async () => run());
  const first = median([await once(whole), await once(whole), await once(whole)]);
  const count = Math.max(3, Math.ceil(20 / first));
  const repeated = (run: () => unknown) => async () => {
    const total = await timeOf(async () => {
      for (let i = 0; i < count; i++) run();
    });
    return total / count;
  };
  const result = await compare(9, repeated(whole), repeated(half));
  const verdict = result.ours <= LONGEST_MS && result.ratio <= 2.5 ? "holds" : "MISSES";
  const ms = result.ours.toFixed(2).padStart(9);
  console.log(`${what.padEnd(52)} ${ms} ms, doubling ${result.ratio.toFixed(2)} ×  ${verdict} ${LONGEST_MS} ms, 2.5 ×`);
};

const rates = async (): Promise<void> => {
  const text = JSON.stringify(record);
  for (const { detection, pattern } of literalPatterns) await rate(detection, matching(pattern, record));
  await rate("vpc-changes, of a text", matching(literalPatterns.at(-1)?.pattern ?? "", text));
  await rate("a regular expression behind a wildcard", matching("{ $.* = %111\\.111\\.111\\.1[0-9]{1,2}% }", record));
  await rate("a regular expression alone", matching("%AccessDenied|Unauthorized%", text));
  await rate("terms", matching('"StopLogging" -Describe', text));
  const line = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';
  await rate("fields", matching("[ip, user, name, time, request = *html*, status = 4*, bytes]", line));
  const selectors = eventSelector.parse({
    advancedEventSelectors: [
      { fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
      ...eventSelector.dataEventTypes.slice(0, 30).map((type) => ({
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: [type] },
        ],
      })),
    ],
  });
  const last = { type: eventSelector.dataEventTypes[29], ARN: "arn:aws:bedrock:eu-west-1:123456789012:thing/a" };
  const dataEvent = { ...record, eventCategory: "Data", resources: [last] };
  await rate("thirty-one event selectors", () => selectors.records(dataEvent));
};

const growths = async (): Promise<void> => {
  const long = (length: number): string => "a".repeat(length);
  for (const source of ["a*a*a*a*a*b", "a{0,400}b", ".*.*.*b"])
    await growth(`%${source}%`, (length) => matching(`%${source}%`, long(length)));
  await growth('{ $.a = "*b*" }', (length) => matching('{ $.a = "*b*" }', JSON.stringify({ a: long(length) })));
  await growth("{ $.* = %x[a-z]{3,9}y% }", (length) => {
    const fields = Array.from({ length: length / 16 }, (_, i) => [`k${i}`, `v${i}`]);
    return matching("{ $.* = %x[a-z]{3,9}y% }", JSON.stringify(Object.fromEntries(fields)));
  });
  await growth("[..., a = x]", (length) => matching("[..., a = x]", '[ "'.repeat(length / 3)));
  await growth("a pattern of so many characters, parsed", (length) => {
    const pattern = `{ ${Array.from({ length: length / 16 }, (_, i) => `$.a = v${10_000 + i}`).join(" || ")} }`;
    return () => filterPattern.parse(pattern, { maxLength: Number.POSITIVE_INFINITY });
  });
};

rates()
  .then(growths)
  .catch((error: Error) => {
    console.error(`bench: ${error.message}`);
    process.exitCode = 1;
  });
