import assert from "node:assert/strict";
import { cisDetections } from "../../../src/detections/cis";
import type { Detection } from "../../../src/detections/detection";
import { literalPatterns } from "../../../src/detections/security-hub";
import { filterPattern } from "../../../src/evaluate";

const detectionOf = (id: string): Detection => {
  const found = cisDetections.find((detection) => detection.id === id);
  assert(found, id);
  return found;
};

/** What a pattern makes of a detection's events. */
const judge = (pattern: string, { must, mustNot }: Detection) => {
  const { matches, canMatch } = filterPattern.parse(pattern);
  assert.equal(canMatch(), "yes");
  return {
    missed: must.filter((event) => !matches(event)).length,
    noise: mustNot.filter((event) => matches(event)).length,
  };
};

const covers = (pattern: string, id: string): void =>
  assert.deepEqual(judge(pattern, detectionOf(id)), { missed: 0, noise: 0 }, pattern);

/** CIS AWS Foundations Benchmark 1.4, recommendation 4.15; there is no Security Hub control. */
const organizations = `{ ($.eventSource = organizations.amazonaws.com) && (${[
  ...["AcceptHandshake", "AttachPolicy", "CreateAccount", "CreateOrganizationalUnit", "CreatePolicy"],
  ...["DeclineHandshake", "DeleteOrganization", "DeleteOrganizationalUnit", "DeletePolicy", "DetachPolicy"],
  ...["DisablePolicyType", "EnablePolicyType", "InviteAccountToOrganization", "LeaveOrganization", "MoveAccount"],
  ...["RemoveAccountFromOrganization", "UpdatePolicy", "UpdateOrganizationalUnit"],
]
  .map((name) => `($.eventName = "${name}")`)
  .join(" || ")}) }`;

const canonical = [
  ...literalPatterns.map(({ detection, pattern }) => ({ id: detection, pattern })),
  { id: "organization-changes", pattern: organizations },
];

describe("the patterns of the CIS benchmark", () => {
  it("are one for each of the fifteen topics", () => {
    assert.deepEqual(canonical.map(({ id }) => id).sort(), cisDetections.map(({ id }) => id).sort());
  });

  for (const { id, pattern } of canonical)
    describe(id, () => {
      it("is covered by Security Hub's text", () => covers(pattern, id));

      it("is covered with other blanks, and with as many parentheses as anybody likes", () => {
        covers(pattern.replace(/ (?=[=!&|($])|(?<=[=&|)]) /g, ""), id);
        covers(`  {\n((${pattern.slice(1, -1)}))\t}  `, id);
        covers(filterPattern.print(filterPattern.parse(pattern).syntax), id);
      });

      it("is covered with all texts in quotes", () => {
        covers(pattern.replace(/=\s*([A-Za-z][\w.]*)/g, '= "$1"'), id);
      });

      it("is covered without quotes, where texts have no blanks", () => {
        if (id === "console-authentication-failures") return;
        covers(pattern.replaceAll('"', ""), id);
      });

      it("is covered when the source of its events is asked for as well", () => {
        const [event] = detectionOf(id).must;
        if (id === "root-usage" || id === "unauthorized-api-calls") return;
        covers(`{ ($.eventSource = "${event?.eventSource}") && (${pattern.slice(1, -1)}) }`, id);
        covers(`{ ($.eventSource = ${event?.eventSource}) && (${pattern.slice(1, -1)}) }`, id);
      });

      it("is not covered when one of its alternatives is missing", () => {
        const names = pattern.match(/\(\$\.eventName\s*=\s*"?\w+"?\) \|\| /g) ?? [];
        for (const name of names) assert(judge(pattern.replace(name, ""), detectionOf(id)).missed > 0, name);
      });
    });

  // CIS 1.4 and 3.0, recommendation 4.1, as printed: `||` before the exclusions.
  it("with exclusions behind || match everything, and say so", () => {
    const broken =
      '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") || ($.sourceIPAddress!="delivery.logs.amazonaws.com") || ($.eventName!="HeadBucket") }';
    const detection = detectionOf("unauthorized-api-calls");
    assert.deepEqual(judge(broken, detection), { missed: 0, noise: detection.mustNot.length });
    const codes = filterPattern.parse(broken).warnings.map(({ code }) => code);
    assert.deepEqual(codes, ["practicallyAlways", "practicallyAlways"]);
  });

  // CIS 5.0 to 7.0, recommendation 4.1: the exclusions bind to AccessDenied alone.
  it("with exclusions behind && cover, though they read differently than they work", () => {
    const excluding =
      '{ ($.errorCode ="*UnauthorizedOperation") || ($.errorCode ="AccessDenied*") && ($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket") }';
    covers(excluding, "unauthorized-api-calls");
    const { warnings, matches } = filterPattern.parse(excluding);
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ["precedence"],
    );
    const head = { eventName: "HeadBucket", sourceIPAddress: "198.51.100.7" };
    assert(!matches({ ...head, errorCode: "AccessDenied" }));
    assert(matches({ ...head, errorCode: "Client.UnauthorizedOperation" }));
  });

  // CIS 3.0, recommendation 4.13, audit: the source belongs to CreateRoute alone.
  it("with the source before the first of several names cover", () => {
    const routes = literalPatterns.find(({ detection }) => detection === "route-table-changes")?.pattern.slice(1, -1);
    covers(`{($.eventSource = ec2.amazonaws.com) && ${routes}}`, "route-table-changes");
  });

  // CIS 1.2, recommendation 3.2: the first two terms only.
  it("without the terms that are left free cover", () => {
    covers(
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
      "console-sign-in-without-mfa",
    );
  });

  it("without the quotes around a blank are none", () => {
    assert.throws(
      () => filterPattern.parse("{ ($.eventName = ConsoleLogin) && ($.errorMessage = Failed authentication) }"),
      { name: "FilterPatternSyntaxError", message: /double quotes/ },
    );
  });

  // Terraform provider issue 2945: single quotes are compared.
  it("in single quotes match nothing", () => {
    const root = "{ $.userIdentity.type = 'Root' }";
    assert.equal(judge(root, detectionOf("root-usage")).missed, detectionOf("root-usage").must.length);
    assert.deepEqual(
      filterPattern.parse(root).warnings.map(({ code }) => code),
      ["singleQuotes"],
    );
  });

  it("that ask for a user called root miss the root user", () => {
    assert(judge('{ $.userIdentity.userName = "root" }', detectionOf("root-usage")).missed > 0);
  });
});
