import assert from "node:assert/strict";
import { iam } from "../../../src/evaluate";

const problemOf = (document: string | object): iam.PolicySyntaxError => {
  try {
    iam.parsePolicy(document);
  } catch (error) {
    assert(error instanceof iam.PolicySyntaxError, String(error));
    return error;
  }
  return assert.fail("it was accepted");
};

const statement = { Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" };
const withStatement = (own: object) => ({ Version: "2012-10-17", Statement: [statement, { ...statement, ...own }] });

describe("a policy document", () => {
  /** Source: IAM JSON policy grammar. */
  it("is read in every spelling that IAM accepts", () => {
    const one = iam.parsePolicy({ Version: "2012-10-17", Statement: statement });
    const spelled = iam.parsePolicy(
      ` { "Version" : "2012-10-17", "Statement": [{"Effect":"Allow","Principal":"*","Action":["s3:*"],"Resource":["*"]}] }\n`,
    );
    assert.deepEqual(one, spelled);
    assert.equal(iam.parsePolicy({ Statement: statement }).version, "2008-10-17");
    const condition = { Bool: { "aws:SecureTransport": false }, NumericLessThan: { "s3:TlsVersion": 1.2 } };
    const [parsed] = iam.parsePolicy({ Statement: { ...statement, Condition: condition } }).statements;
    assert.deepEqual(
      parsed?.conditions.map(({ values }) => values.map(({ text }) => text)),
      [["false"], ["1.2"]],
    );
  });

  const syntax: readonly (readonly [text: string, line: number, column: number, says: RegExp])[] = [
    ["", 1, 1, /is empty/],
    ["  \n ", 2, 2, /is empty/],
    ['{"a": 1,}', 1, 9, /comma before the closing `}`; remove/],
    ['{"a": [1,]}', 1, 10, /comma before the closing `]`; remove/],
    ['{\n  "a": 1\n  "b": 2 }', 3, 3, /`"` where a comma or the closing bracket must stand/],
    ["{'a': 1}", 1, 2, /single quote/],
    ["{a: 1}", 1, 2, /`a` where a key in double quotes or `}`/],
    ['{"a" 1}', 1, 6, /lacks the colon/],
    ['{"a": True}', 1, 7, /JSON writes `true`/],
    ['{"a": 01}', 1, 7, /`0` where a value/],
    ['{"a": "x\ny"}', 1, 9, /line break/],
    ['{"a": "\\x"}', 1, 8, /escape/],
    ['{"a": "x', 1, 7, /quotes that are not closed/],
    ['{"a": {"b": 1}', 1, 15, /ends before the `{` of line 1, column 1/],
    ['{"a": 1} {}', 1, 10, /goes on after its end/],
    ['{ // why\n"a": 1}', 1, 3, /comment/],
    ['{"a": ünder}', 1, 7, /a character where a value/],
    ['{"Statement": [],\n "Statement": []}', 2, 2, /says "Statement" twice/],
    ['{"\\u0061": 1, "a": 2}', 1, 15, /says "a" twice/],
  ];
  for (const [text, line, column, says] of syntax)
    it(`that is no JSON is refused with its place: ${JSON.stringify(text)}`, () => {
      const { message, position } = problemOf(text);
      assert.match(message, says);
      assert.deepEqual(position, { line, column });
    });

  const structure: readonly (readonly [document: object, path: string, says: RegExp])[] = [
    [[], "", /an empty list/],
    [{}, "", /no `Statement`/],
    [{ Statement: [] }, "Statement", /empty list/],
    [{ Statement: 1 }, "Statement", /a number/],
    [{ statement: [] }, "", /Did you mean `Statement`/],
    [{ Version: "2012-10-18", Statement: statement }, "Version", /IAM knows "2012-10-17"/],
    [{ Version: [], Statement: statement }, "Version", /is an empty list/],
    [{ Id: 1, Statement: statement }, "Id", /a number/],
    [withStatement({ Effect: "allow" }), "Statement[1].Effect", /is "allow"; it must be "Allow" or "Deny"/],
    [withStatement({ Effect: undefined }), "Statement[1].Effect", /is missing/],
    [withStatement({ Efect: "Deny" }), "Statement[1]", /unknown element `Efect`/],
    [withStatement({ NotAction: "s3:*" }), "Statement[1]", /both `Action` and `NotAction`/],
    [withStatement({ Action: undefined }), "Statement[1]", /neither/],
    [withStatement({ Action: [] }), "Statement[1].Action", /at least one action/],
    [withStatement({ Resource: ["*", ""] }), "Statement[1].Resource[1]", /is empty/],
    [withStatement({ Resource: { a: 1 } }), "Statement[1].Resource", /an object/],
    [withStatement({ Principal: "cloudtrail.amazonaws.com" }), "Statement[1].Principal", /only "\*" is allowed/],
    [withStatement({ Principal: {} }), "Statement[1].Principal", /names nobody/],
    [withStatement({ Principal: { Aws: "*" } }), "Statement[1].Principal", /Did you mean `AWS`/],
    [withStatement({ Condition: [] }), "Statement[1].Condition", /must be an object/],
    [withStatement({ Condition: { Equals: {} } }), "Statement[1].Condition", /`Equals` is no condition operator/],
    [withStatement({ Condition: { NullIfExists: {} } }), "Statement[1].Condition", /`NullIfExists`/],
    [withStatement({ Condition: { Bool: "x" } }), "Statement[1].Condition.Bool", /object of keys/],
    [withStatement({ Condition: { Bool: { k: null } } }), "Statement[1].Condition.Bool.k", /null/],
    [withStatement({ Condition: { Bool: { a: 1 }, bool: { a: 2 } } }), "Statement[1].Condition", /says `bool` twice/],
  ];
  for (const [document, path, says] of structure)
    it(`is refused with the place that is wrong: ${path || "the document"}, ${says.source}`, () => {
      const problem = problemOf(document);
      assert.equal(problem.path, path);
      assert.match(problem.message, says);
    });

  it("is not echoed in what is said of it", () => {
    const secret = "x".repeat(5_000);
    for (const document of [
      `{"a": "${secret}`,
      { Version: secret },
      { [secret]: 1 },
      withStatement({ Principal: secret }),
    ])
      assert(problemOf(document).message.length < 300);
  });
});
