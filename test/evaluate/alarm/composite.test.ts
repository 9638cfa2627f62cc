import assert from "node:assert/strict";
import { alarm } from "../../../src/evaluate";

const isTrue = (rule: string, states: Readonly<Record<string, alarm.AlarmState | undefined>> = { a: "ALARM" }) =>
  alarm.parseRule(rule).isTrue((name) => (Object.hasOwn(states, name) ? states[name] : "OK"));

describe("the rule of a composite alarm", () => {
  // CloudWatch User Guide, combining alarms: rule expressions.
  const rows: readonly (readonly [rule: string, expected: boolean])[] = [
    ["ALARM(a)", true],
    ['ALARM ( "a" )', true],
    ["ALARM(b)", false],
    ["OK(b)", true],
    ["INSUFFICIENT_DATA(a)", false],
    ["NOT ALARM(a)", false],
    ["NOT NOT ALARM(a)", true],
    ["ALARM(a) AND ALARM(b)", false],
    ["ALARM(a) OR ALARM(b)", true],
    ["ALARM(a) AND NOT OK(b)", false],
    ["ALARM(a) AND NOT ALARM(b)", true],
    ["ALARM(a) OR ALARM(b) AND ALARM(b)", true],
    ["(ALARM(a) OR ALARM(b)) AND ALARM(b)", false],
    ["NOT (ALARM(a) AND ALARM(b)) AND ALARM(a)", true],
    ["NOT ALARM(b) AND ALARM(b)", false],
    ["TRUE", true],
    ["FALSE OR (TRUE)", true],
    ["AT_LEAST(1, ALARM, (a, b, c))", true],
    ["AT_LEAST(2, ALARM, (a, b, c))", false],
    ['AT_LEAST(33%, ALARM, ("a", b, c))', true],
    ["AT_LEAST(34%, ALARM, (a, b, c))", false],
    ["AT_LEAST(2, NOT ALARM, (a, b, c)) AND ALARM(a)", true],
    ["AT_LEAST(3, NOT ALARM, (a, b, c))", false],
  ];
  for (const [rule, expected] of rows)
    it(`${rule} is ${expected} when a is in ALARM and the others are OK`, () => {
      assert.equal(isTrue(rule), expected);
    });

  it("names alarms by name or ARN, with escapes between quotes", () => {
    const arn = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:root usage";
    assert.deepEqual(alarm.parseRule(`ALARM("${arn}") OR OK("say \\"hi\\"") OR OK("${arn}")`).references, [
      arn,
      'say "hi"',
    ]);
    assert.equal(alarm.nameOf(arn), "root usage");
    assert.equal(alarm.nameOf("root:usage"), "root:usage");
  });

  it("is undefined while a state that decides is", () => {
    assert.equal(isTrue("ALARM(a) AND ALARM(b)", { a: "ALARM", b: undefined }), undefined);
    assert.equal(isTrue("ALARM(a) OR ALARM(b)", { a: "ALARM", b: undefined }), true);
    assert.equal(isTrue("AT_LEAST(2, ALARM, (a, b, c))", { a: "ALARM", b: undefined }), undefined);
    assert.equal(isTrue("AT_LEAST(3, ALARM, (a, b, c))", { a: "ALARM", b: undefined }), false);
    assert.equal(isTrue("ALARM(__proto__)", {}), false);
  });

  it("is refused with its place when it is none", () => {
    const refuses = (rule: string, position: number, message: RegExp) =>
      assert.throws(() => alarm.parseRule(rule), { name: "AlarmRuleSyntaxError", position, message });
    refuses("", 0, /ends where a condition/);
    refuses("ALARM(a", 7, /ends where `\)` is needed/);
    refuses("ALARM(a))", 8, /AND, OR or the end/);
    refuses("(ALARM(a)", 9, /ends where `\)`/);
    refuses("ALARM(a) ALARM(b)", 9, /`ALARM` stands where AND or OR/);
    refuses("ALARM(a) AND", 12, /ends where a condition/);
    refuses("ALARM(a b)", 8, /where `\)` is needed/);
    refuses('ALARM("a)', 6, /quote is not closed/);
    refuses("AT_LEAST(x, ALARM, (a))", 9, /a number or a percentage/);
    refuses("AT_LEAST(1, BROKEN, (a))", 12, /a state/);
    refuses(`ALARM(${"a".repeat(11_000)})`, 10_240, /longer than 10240/);
  });

  it("may nest as deep as its length allows", () => {
    assert.equal(isTrue(`${"(".repeat(5000)}ALARM(a)${")".repeat(5000)}`), true);
    assert.equal(isTrue(`${"NOT ".repeat(2500)}ALARM(a)`), true);
  });
});

describe("a mute rule", () => {
  // CloudWatch API reference, Schedule: cron with five fields, at, and a duration from PT1M to P15D.
  const rows: readonly (readonly [expression: string, duration: string, expected: alarm.Muting])[] = [
    ["cron(0 2 * * *)", "PT4H", "recurring"],
    ["cron(0 2 * * *)", "PT23H59M", "recurring"],
    ["cron(0 2 * * *)", "PT24H", "always"],
    ["cron(0 2 * * *)", "P1D", "always"],
    ["cron(0 * * * *)", "PT1H", "always"],
    ["cron(0 */2 * * *)", "PT1H", "recurring"],
    ["cron(0,30 * * * *)", "PT30M", "always"],
    ["cron(0 0 * * SUN)", "P7D", "always"],
    ["cron(0 0 * * SUN,WED)", "P3D", "recurring"],
    ["cron(0 0 * * SUN,WED)", "P4D", "always"],
    ["cron(0 0 * * 1-5)", "P1D", "recurring"],
    ["cron(0 0 * * 1-5)", "P3D", "always"],
    ["cron(0 0 1,16 * *)", "P15D", "recurring"],
    ["cron(0 0 1,11,21 * *)", "P11D", "always"],
    ["cron(0 0 1 JAN *)", "P15D", "recurring"],
    ["cron(0 0 1 * MON)", "P7D", "always"],
    ["cron(0 0 1 * *)", "P7D", "recurring"],
    ["cron(0 0 30 2 *)", "P15D", "recurring"],
    ["at(2026-12-31T23:59:59)", "P15D", "once"],
    ["rate(1 day)", "P1D", undefined],
    ["cron(0 2 * *)", "PT4H", undefined],
    ["cron(60 2 * * *)", "PT4H", undefined],
    ["cron(0 2 * * *)", "4h", undefined],
    ["cron(0 2 * * *)", "P", undefined],
  ];
  for (const [expression, duration, expected] of rows)
    it(`${expression} for ${duration}: ${expected}`, () => {
      assert.equal(alarm.mutingOf({ expression, duration }), expected);
    });
});

describe("the action of an alarm", () => {
  // CloudWatch API reference, PutMetricAlarm, AlarmActions.
  it("reaches somebody, or nobody", () => {
    const arns: readonly (readonly [arn: string, audience: alarm.Audience])[] = [
      ["arn:aws:sns:us-east-1:111122223333:alerts", "topic"],
      ["arn:aws-cn:sns:cn-north-1:111122223333:alerts", "topic"],
      ["arn:aws:lambda:us-east-1:111122223333:function:page", "somebody"],
      ["arn:aws:ssm:us-east-1:111122223333:opsitem:1#CATEGORY=Security", "somebody"],
      ["arn:aws:ssm-incidents::111122223333:response-plan/audit", "somebody"],
      ["arn:aws:aiops:us-east-1:111122223333:investigation-group/one", "nobody"],
      ["arn:aws:automate:us-east-1:ec2:reboot", "nobody"],
      ["arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:1", "nobody"],
      ["arn:aws:swf:us-east-1:111122223333:action/actions/AWS_EC2.InstanceId.Stop/1.0", "nobody"],
      ["alerts", undefined],
      ["arn:aws:s3:::alerts", undefined],
    ];
    for (const [arn, audience] of arns) assert.equal(alarm.audienceOf(arn), audience, arn);
  });
});
