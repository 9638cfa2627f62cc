import assert from "node:assert/strict";
import { ram } from "../../../src/evaluate";

const { evaluate, parsePolicy } = ram;

const UNKNOWN = "00000000-0000-4000-8000-000000000000";

const policyOf = (...statements: readonly object[]): ram.Policy =>
  parsePolicy({ Version: "1", Statement: statements }, { unknown: (value) => value === UNKNOWN });

const user: ram.Caller = { type: "RAM", id: "acs:ram::1234567890123456:user/ann" };

const decide = (
  statement: object,
  {
    principal = user,
    action = "oss:GetObject",
    resource = "acs:oss:oss-cn-hangzhou:1:records/a",
    context = {},
  }: Partial<ram.Request> = {},
) => evaluate([policyOf(statement)], { principal, action, resource, context }).decision;

const allow = (more: object): object => ({ Effect: "Allow", Action: "*", Resource: "*", ...more });

describe("a RAM policy", () => {
  /** RAM, "Policy elements": Action is service:action, in either case; Resource is acs:service:region:account:relative-id. */
  it("is about actions and resources", () => {
    for (const [element, expected] of [
      [{ Action: "oss:GetObject" }, "allow"],
      [{ Action: ["ecs:*", "OSS:Get*"] }, "allow"],
      [{ Action: "oss:Put*" }, "implicitDeny"],
      [{ Action: undefined, NotAction: "oss:Get*" }, "implicitDeny"],
      [{ Action: undefined, NotAction: "ecs:*" }, "allow"],
      [{ Resource: "acs:oss:*:*:records/*" }, "allow"],
      [{ Resource: "acs:oss:*:1:records" }, "implicitDeny"],
      [{ Resource: ["acs:oss:oss-cn-beijing:*:records/*"] }, "implicitDeny"],
      [{ Resource: `acs:oss:*:*:${UNKNOWN}` }, "undecided"],
      [{ Resource: `acs:ecs:*:*:${UNKNOWN}` }, "implicitDeny"],
      [{ Effect: UNKNOWN }, "undecided"],
      [{ Effect: "Deny" }, "explicitDeny"],
    ] as const)
      assert.equal(decide(allow(element)), expected, JSON.stringify(element));
  });

  it("denies whatever another allows", () => {
    const policies = [policyOf(allow({})), policyOf(allow({ Effect: "Deny", Action: "oss:Get*" }))];
    const request = { principal: user, resource: "*" };
    assert.equal(evaluate(policies, { ...request, action: "oss:GetObject" }).decision, "explicitDeny");
    assert.equal(evaluate(policies, { ...request, action: "oss:PutObject" }).decision, "allow");
    assert.match(evaluate(policies, { ...request, action: "oss:GetObject" }).why, /statement 1 denies it/);
  });

  /** RAM, "Conditional operators"; "Global condition keys". */
  it("has conditions", () => {
    const cases: readonly (readonly [object, ram.Request["context"], ram.Decision["decision"]])[] = [
      [{ Bool: { "acs:SecureTransport": "true" } }, { "acs:SecureTransport": "true" }, "allow"],
      [{ Bool: { "acs:SecureTransport": true } }, { "acs:securetransport": "false" }, "implicitDeny"],
      [{ IpAddress: { "acs:SourceIp": ["10.0.0.0/8", "192.0.2.1"] } }, { "acs:SourceIp": "10.1.2.3" }, "allow"],
      [{ IpAddress: { "acs:SourceIp": "10.0.0.0/8" } }, { "acs:SourceIp": "11.0.0.1" }, "implicitDeny"],
      [{ IpAddress: { "acs:SourceIp": "10.0.0.0/8" } }, { "acs:SourceIp": ram.unknownValue }, "undecided"],
      [{ NotIpAddress: { "acs:SourceIp": "10.0.0.0/8" } }, { "acs:SourceIp": "11.0.0.1" }, "allow"],
      [{ StringEquals: { "acs:SourceVpc": "vpc-1" } }, { "acs:SourceVpc": "vpc-1" }, "allow"],
      [{ StringEquals: { "acs:SourceVpc": "vpc-1" } }, {}, "implicitDeny"],
      [{ StringEquals: { "acs:SourceVpc": UNKNOWN } }, { "acs:SourceVpc": "vpc-1" }, "undecided"],
      [{ StringNotEquals: { "acs:SourceVpc": "vpc-1" } }, { "acs:SourceVpc": "vpc-2" }, "allow"],
      [{ StringNotEquals: { "acs:SourceVpc": "vpc-1" } }, {}, "undecided"],
      [{ StringLike: { "oss:Prefix": "logs/*" } }, { "oss:Prefix": "logs/2026" }, "allow"],
      [{ NumericLessThan: { "oss:MaxKeys": "100" } }, { "oss:MaxKeys": "5" }, "allow"],
      [
        { DateLessThan: { "acs:CurrentTime": "2026-01-01T00:00:00+08:00" } },
        { "acs:CurrentTime": "2025-12-31T15:59:59Z" },
        "allow",
      ],
      [
        { DateLessThan: { "acs:CurrentTime": "2026-01-01T00:00:00+08:00" } },
        { "acs:CurrentTime": "2025-12-31T16:00:01Z" },
        "implicitDeny",
      ],
      [{ StringLike: { k: `\${acs:UserName}*` } }, { k: "ann", "acs:UserName": "ann" }, "implicitDeny"],
    ];
    for (const [condition, context, expected] of cases)
      assert.equal(
        decide(allow({ Condition: condition }), { context: context ?? {} }),
        expected,
        JSON.stringify([condition, context]),
      );
  });
});

describe("the principals of a trust policy", () => {
  const session = "acs:sts::1234567890123456:assumed-role/audit/s";
  const role = "acs:ram::1234567890123456:role/audit";

  /** RAM, "Policy elements": Principal; "Edit the trust policy of a RAM role". */
  it("are who it names", () => {
    for (const [principal, caller, expected] of [
      [{ RAM: "acs:ram::1234567890123456:root" }, user.id, "allow"],
      [{ RAM: "acs:ram::1234567890123456:root" }, session, "allow"],
      [{ RAM: "acs:ram::1111111111111111:root" }, user.id, "implicitDeny"],
      [{ RAM: [user.id] }, user.id, "allow"],
      [{ RAM: [user.id] }, "acs:ram::1234567890123456:user/bob", "implicitDeny"],
      [{ RAM: [user.id] }, "acs:ram::1234567890123456:user/Ann", "undecided"],
      [{ RAM: "acs:ram::1234567890123456:user/*" }, user.id, "undecided"],
      [{ RAM: "acs:ram::1111111111111111:user/*" }, user.id, "implicitDeny"],
      [{ RAM: role }, session, "allow"],
      [{ RAM: session }, role, "undecided"],
      [{ RAM: role }, "1234567890123456", "undecided"],
      [{ RAM: UNKNOWN }, user.id, "undecided"],
      [{ RAM: "*" }, user.id, "allow"],
      [{ Service: "ecs.aliyuncs.com" }, user.id, "implicitDeny"],
      [{ Service: UNKNOWN }, user.id, "implicitDeny"],
      [UNKNOWN, user.id, "undecided"],
      ["*", user.id, "allow"],
    ] as const)
      assert.equal(
        decide(
          { Effect: "Allow", Action: "sts:AssumeRole", Principal: principal },
          { principal: { type: "RAM", id: caller }, action: "sts:AssumeRole", resource: "*" },
        ),
        expected,
        JSON.stringify([principal, caller]),
      );
  });

  it("may be providers", () => {
    const id = "acs:ram::1234567890123456:saml-provider/idp";
    const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Federated: [id] } };
    const ask = (each: string) =>
      decide(trust, { principal: { type: "Federated", id: each }, action: "sts:AssumeRole", resource: "*" });
    assert.equal(ask(id), "allow");
    assert.equal(ask(`${id}2`), "implicitDeny");
  });
});

describe("the principals of a bucket policy", () => {
  const anonymous: ram.Caller = { type: "Anonymous", id: "" };

  /** OSS, "Authorization syntax and elements": a list of UIDs, of roles as `arn:sts::…`, or of `*`; empty, it is everyone. */
  it("are a list", () => {
    for (const [principal, caller, expected] of [
      [["*"], anonymous, "allow"],
      [[], anonymous, "allow"],
      ["*", anonymous, "allow"],
      [["1234567890"], anonymous, "implicitDeny"],
      [["1234567890"], { type: "RAM", id: "1234567890" }, "allow"],
      [["1234567890"], { type: "RAM", id: "999" }, "undecided"],
      [["1234567890"], user, "undecided"],
      [["1234567890"], { type: "Service", id: "ecs.aliyuncs.com" }, "implicitDeny"],
      [["arn:sts::1:assumed-role/audit/*"], { type: "RAM", id: "acs:sts::1:assumed-role/audit/s" }, "allow"],
      [["arn:sts::1:assumed-role/audit/*"], { type: "RAM", id: "acs:sts::2:assumed-role/audit/s" }, "implicitDeny"],
      [[UNKNOWN], user, "undecided"],
      [[UNKNOWN], anonymous, "undecided"],
    ] as const)
      assert.equal(
        decide(allow({ Principal: principal, Condition: { Bool: { k: "true" } } }), {
          principal: caller,
          context: { k: "true" },
        }),
        expected,
        JSON.stringify([principal, caller]),
      );
  });

  /** OSS, "Bucket policy", usage notes: `*` without a condition is not about the bucket's owner. */
  it("are everyone besides the owner, unless there is a condition", () => {
    const deny = { Effect: "Deny", Action: "oss:*", Resource: "*", Principal: ["*"] };
    const decideWith = (statement: object, request: Partial<ram.Request>) =>
      evaluate([policyOf(allow({}), statement)], {
        principal: user,
        action: "oss:GetObject",
        resource: "acs:oss:oss-cn-hangzhou:1:records/a",
        ...request,
      }).decision;
    const owner = { type: "RAM", id: "acs:ram::1:user/ann" } as const;
    assert.equal(decideWith(deny, { principal: owner }), "undecided");
    assert.equal(decideWith(deny, { principal: user }), "explicitDeny");
    assert.equal(decideWith(deny, { principal: anonymous }), "explicitDeny");
    const conditional = { ...deny, Condition: { Bool: { k: "true" } } };
    assert.equal(decideWith(conditional, { principal: owner, context: { k: "true" } }), "explicitDeny");
  });

  it("may be those that it spares", () => {
    const deny = { Effect: "Deny", Action: "oss:*", Resource: "*", NotPrincipal: ["1234567890"] };
    assert.equal(decide(deny, { principal: { type: "RAM", id: "1234567890" } }), "implicitDeny");
    assert.equal(decide(deny, { principal: anonymous }), "explicitDeny");
    assert.equal(decide(allow({ NotPrincipal: ["*"] }), { principal: anonymous }), "implicitDeny");
  });
});
