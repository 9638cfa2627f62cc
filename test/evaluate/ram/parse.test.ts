import assert from "node:assert/strict";
import * as fc from "fast-check";
import { ram } from "../../../src/evaluate";

const { parsePolicy, printPolicy } = ram;

const statement = { Effect: "Allow", Action: "oss:GetObject", Resource: "*" };
const withStatement = (more: object): object => ({ Version: "1", Statement: [statement, { ...statement, ...more }] });

const problemOf = (document: string | object): ram.RamPolicySyntaxError => {
  try {
    parsePolicy(document);
  } catch (error) {
    assert(error instanceof ram.RamPolicySyntaxError);
    return error;
  }
  return assert.fail("is read");
};

describe("a RAM policy document", () => {
  it("is read from text and from an object, with one item or a list", () => {
    const policy = parsePolicy(JSON.stringify({ Version: "1", Statement: statement }));
    assert.deepEqual(
      policy,
      parsePolicy({ Statement: [{ ...statement, Action: ["oss:GetObject"], Resource: ["*"] }] }),
    );
  });

  for (const [document, path, says] of [
    [{ Version: "2012-10-17", Statement: statement }, "Version", /RAM knows "1"/],
    [{ Version: "1" }, "", /no `Statement`/],
    [{ Id: "a", Statement: statement }, "", /unknown element `Id`/],
    [withStatement({ Effect: "allow" }), "Statement[1].Effect", /"Allow" or "Deny"/],
    [withStatement({ Principal: { AWS: "*" } }), "Statement[1].Principal", /Known: RAM, Service, Federated/],
    [withStatement({ Principal: { ram: "*" } }), "Statement[1].Principal", /Did you mean `RAM`/],
    [withStatement({ Principal: { Listed: "*" } }), "Statement[1].Principal", /unknown element/],
    [withStatement({ Principal: "1234567890" }), "Statement[1].Principal", /\{"RAM": …\}/],
    [withStatement({ Principal: [1] }), "Statement[1].Principal[0]", /a number/],
    [withStatement({ Condition: { IpAdress: { k: "1" } } }), "Statement[1].Condition", /Known: StringEquals/],
    [withStatement({ Condition: { ArnLike: { k: "1" } } }), "Statement[1].Condition", /no condition operator/],
    [withStatement({ Condition: { Null: { k: "true" } } }), "Statement[1].Condition", /no condition operator/],
    ['{"Version": "1", "Version": "1"}', "", /twice.*line 1, column 18/],
    ['{"Version": "1",}', "", /remove the comma/],
    [`${"[".repeat(100_000)}`, "", /levels deep/],
  ] as const)
    it(`is refused with the place that is wrong: ${path || "the document"}, ${says.source}`, () => {
      const problem = problemOf(document);
      assert.equal(problem.path, path);
      assert.match(problem.message, says);
    });

  it("is not echoed in what is said of it", () => {
    const secret = "x".repeat(5_000);
    for (const document of [`{"a": "${secret}`, { Version: secret }, withStatement({ [secret]: 1 })])
      assert(problemOf(document).message.length < 400);
  });
});

const texts = (...items: readonly string[]) =>
  fc.oneof(fc.constantFrom(...items), fc.subarray([...items], { minLength: 1 }));
const arns = ["acs:ram::1:root", "acs:ram::1:user/a", "acs:sts::1:assumed-role/r/s"];
const statements = fc.array(
  fc.record(
    {
      Effect: fc.constantFrom("Allow", "Deny"),
      Action: texts("*", "oss:*", "oss:GetObject", "sts:AssumeRole"),
      Resource: texts("*", "acs:oss:*:1:b", "acs:oss:*:*:b/*"),
      Principal: fc.oneof(
        fc.constantFrom<unknown>("*", ["*"], [], ["1"], ["1", "arn:sts::1:assumed-role/r/*"]),
        texts(...arns, "*").map((RAM) => ({ RAM })),
        texts("actiontrail.aliyuncs.com").map((Service) => ({ Service, Federated: ["acs:ram::1:saml-provider/p"] })),
      ),
      Condition: fc.constantFrom({ Bool: { "acs:SecureTransport": "false" } }, { StringNotLike: { k: ["a*", "b"] } }),
    },
    { requiredKeys: ["Effect", "Action", "Resource"], noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 4 },
);
const request = fc.record({
  principal: fc.constantFrom<ram.Caller>(
    { type: "Anonymous", id: "" },
    { type: "Service", id: "actiontrail.aliyuncs.com" },
    { type: "RAM", id: "1" },
    ...arns.map((id) => ({ type: "RAM" as const, id })),
  ),
  action: fc.constantFrom("oss:GetObject", "sts:AssumeRole"),
  resource: fc.constantFrom("acs:oss:*:1:b", "acs:oss:*:1:b/o", "*"),
  context: fc.constantFrom({}, { "acs:SecureTransport": "false" }, { k: "abc", "acs:SecureTransport": "true" }),
});

describe("properties of RAM policies", () => {
  it("written down and read again are the same", () => {
    fc.assert(
      fc.property(statements, (Statement) => {
        const policy = parsePolicy({ Version: "1", Statement });
        assert.deepEqual(parsePolicy(printPolicy(policy)), policy);
        assert.deepEqual(parsePolicy(JSON.stringify(printPolicy(policy))), policy);
      }),
    );
  });

  it("decide without regard to the order of statements", () => {
    fc.assert(
      fc.property(statements, request, (Statement, asked) => {
        const decide = (list: readonly object[]) => ram.evaluate([parsePolicy({ Statement: list })], asked).decision;
        assert.equal(decide([...Statement].reverse()), decide(Statement));
      }),
    );
  });

  it("never allow more with a further Deny, nor less with a further Allow", () => {
    fc.assert(
      fc.property(statements, statements, request, (Statement, more, asked) => {
        const decide = (list: readonly object[]) => ram.evaluate([parsePolicy({ Statement: list })], asked).decision;
        const before = decide(Statement);
        const denied = decide([...Statement, ...more.filter(({ Effect }) => Effect === "Deny")]);
        const allowed = decide([...Statement, ...more.filter(({ Effect }) => Effect === "Allow")]);
        if (before !== "allow") assert.notEqual(denied, "allow");
        if (before === "allow") assert.equal(allowed, "allow");
        if (before === "explicitDeny") assert.equal(allowed, "explicitDeny");
      }),
    );
  });

  it("decided in spite of what is unknown, hold whatever it turns out to be", () => {
    const UNKNOWN = "00000000-0000-4000-8000-000000000000";
    const replaced = (list: unknown, by: string): object[] => JSON.parse(JSON.stringify(list).replaceAll(UNKNOWN, by));
    fc.assert(
      fc.property(
        statements,
        fc.constantFrom(...arns, "actiontrail.aliyuncs.com"),
        request,
        (Statement, hidden, asked) => {
          const veiled = JSON.parse(JSON.stringify(Statement).replaceAll(`"${hidden}"`, `"${UNKNOWN}"`)) as object[];
          const policy = parsePolicy({ Statement: veiled }, { unknown: (value) => value === UNKNOWN });
          const { decision } = ram.evaluate([policy], asked);
          if (decision === "undecided") return;
          const later = ram.evaluate([parsePolicy({ Statement: replaced(veiled, hidden) })], asked).decision;
          assert.equal(later === "allow", decision === "allow");
        },
      ),
    );
  });

  it("of any object are read or refused", () => {
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom("Statement", "Effect", "Principal", "Condition", "__proto__", "a") }),
        (document) => {
          try {
            parsePolicy(document);
          } catch (error) {
            if (!(error instanceof ram.RamPolicySyntaxError)) throw error;
          }
        },
      ),
    );
  });
});
