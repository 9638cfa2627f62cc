import assert from "node:assert/strict";
import { iam } from "../../../src/evaluate";
import { policyOf, UNKNOWN } from "./documents";

const BUCKET = "arn:aws:s3:::records";

type Answer = iam.Answer["answer"];

/** Source: IAM User Guide, "Global condition context keys"; a principal of the account calls as it likes. */
describe("whether Denies refuse erasing to everybody of an account", () => {
  const ACCOUNT = "111122223333";
  const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
  const unless = (operator: string, key: string, value: string) => ({ Condition: { [operator]: { [key]: value } } });
  const rows: readonly (readonly [name: string, own: object, answer: Answer])[] = [
    ["everyone", {}, "yes"],
    ["the account", { Principal: { AWS: ACCOUNT } }, "yes"],
    ["one role", { Principal: { AWS: role("old") } }, "no"],
    ["everyone who is no service", unless("BoolIfExists", "aws:PrincipalIsAWSService", "false"), "yes"],
    ["the organization", unless("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"), "yes"],
    ["other organizations", unless("StringNotEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"), "no"],
    ["other accounts", unless("StringNotEquals", "aws:PrincipalAccount", ACCOUNT), "no"],
    ["whoever is of the bucket's account", unless("StringEquals", "aws:ResourceAccount", ACCOUNT), "yes"],
    ["other endpoints", unless("StringNotEquals", "aws:SourceVpce", "vpce-1"), "no"],
    ["other networks", unless("NotIpAddress", "aws:SourceIp", "192.0.2.0/24"), "no"],
    ["whoever has no MFA", unless("BoolIfExists", "aws:MultiFactorAuthPresent", "false"), "no"],
    ["whoever is no role", unless("ArnNotLike", "aws:PrincipalArn", role("*")), "no"],
    [
      "everyone but another's role",
      unless("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::444455556666:role/a"),
      "yes",
    ],
    ["everyone but one role", unless("ArnNotEquals", "aws:PrincipalArn", role("cleaner")), "no"],
    ["everyone but the role that is spared", unless("ArnNotEquals", "aws:PrincipalArn", role("breakglass")), "yes"],
    ["everyone but the root user", unless("ArnNotEquals", "aws:PrincipalArn", `arn:aws:iam::${ACCOUNT}:root`), "yes"],
    ["whoever comes without TLS", unless("Bool", "aws:SecureTransport", "false"), "no"],
    ["an endpoint that is unknown", unless("StringNotEquals", "aws:SourceVpce", UNKNOWN), "undecided"],
    ["a principal that is unknown", { Principal: { AWS: UNKNOWN } }, "undecided"],
    ["nobody: it allows", { Effect: "Allow" }, "no"],
  ];
  for (const [name, own, answer] of rows)
    it(`${name}: ${answer}`, () => {
      const policy = policyOf({ Effect: "Deny", Action: "s3:DeleteObject*", ...own });
      const calls = [{ action: "s3:DeleteObject", resource: `${BUCKET}/a` }];
      const given = iam.deniesInsiders([policy], calls, { account: ACCOUNT, spared: [role("breakglass")] });
      assert.equal(given.answer, answer, given.why);
    });
  it("no: there is no policy", () => {
    assert.equal(iam.deniesInsiders([], [], { account: ACCOUNT, spared: [] }).answer, "no");
  });
});
