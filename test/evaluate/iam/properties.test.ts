import assert from "node:assert/strict";
import * as fc from "fast-check";
import { iam } from "../../../src/evaluate";
import { UNKNOWN } from "./documents";

const BUCKET = "arn:aws:s3:::records";
const ids = ["111122223333", "arn:aws:iam::111122223333:user/ann", "arn:aws:iam::444455556666:role/r", "*"];
const services = ["cloudtrail.amazonaws.com", "config.amazonaws.com"];
const keys = ["aws:SourceArn", "aws:SourceAccount", "aws:SecureTransport", "s3:x-amz-acl"];
const values = [
  "111122223333",
  "arn:aws:cloudtrail:eu-west-1:111122223333:trail/a",
  "true",
  "false",
  "*",
  "a*",
  `\${k}`,
  "7",
];

const oneOrMore = (items: readonly string[]) =>
  fc.oneof(fc.constantFrom(...items), fc.subarray([...items], { minLength: 1 }));

const principal = fc.oneof(
  fc.constant("*"),
  oneOrMore(ids).map((AWS) => ({ AWS })),
  oneOrMore(services).map((Service) => ({ Service })),
  fc.tuple(oneOrMore(ids), oneOrMore(services)).map(([AWS, Service]) => ({ AWS, Service })),
);

const operator = fc
  .tuple(
    fc.constantFrom("", "ForAllValues:", "ForAnyValue:"),
    fc.constantFrom(
      "StringEquals",
      "StringNotEquals",
      "StringLike",
      "StringNotLike",
      "StringEqualsIgnoreCase",
      "ArnLike",
      "ArnNotEquals",
      "Bool",
      "NumericLessThan",
      "DateGreaterThan",
      "IpAddress",
      "NotIpAddress",
    ),
    fc.constantFrom("", "IfExists"),
  )
  .map((parts) => parts.join(""));

const condition = fc.dictionary(
  fc.oneof(operator, fc.constant("Null")),
  fc.dictionary(fc.constantFrom(...keys), oneOrMore(values), { minKeys: 1, maxKeys: 2 }),
  { maxKeys: 2 },
);

const negatable = (name: string, value: fc.Arbitrary<unknown>) =>
  fc.tuple(fc.boolean(), value).map(([not, each]) => ({ [not ? `Not${name}` : name]: each }));

const statement = fc
  .tuple(
    fc.record({ Effect: fc.constantFrom("Allow", "Deny") }),
    negatable("Principal", principal),
    negatable("Action", oneOrMore(["s3:*", "s3:GetObject", "S3:Put*", "*"])),
    negatable("Resource", oneOrMore(["*", BUCKET, `${BUCKET}/*`, `${BUCKET}/a?c`])),
    fc.record({ Condition: condition, Sid: fc.string() }, { requiredKeys: [] }),
  )
  .map((parts) => Object.assign({}, ...parts) as object);

const document = fc.record({
  Version: fc.constantFrom("2012-10-17", "2008-10-17"),
  Statement: fc.array(statement, { minLength: 1, maxLength: 4 }),
});

const request: fc.Arbitrary<iam.Request> = fc.record({
  principal: fc.oneof(
    fc.constantFrom(...ids).map((id) => ({ type: "AWS" as const, id })),
    fc.constantFrom(...services).map((id) => ({ type: "Service" as const, id })),
    fc.constant({ type: "Anonymous" as const, id: "*" }),
  ),
  action: fc.constantFrom("s3:GetObject", "s3:PutObject", "sns:Publish"),
  resource: fc.constantFrom(BUCKET, `${BUCKET}/abc`, `${BUCKET}/x/y`),
  context: fc.dictionary(
    fc.constantFrom(...keys),
    fc.oneof(fc.constantFrom(...values), fc.array(fc.constantFrom(...values)), fc.constant(iam.unknownValue)),
  ),
});

const isUnknown = (text: string): boolean => text === UNKNOWN;
const decide = (source: object, asked: iam.Request) =>
  iam.evaluate([iam.parsePolicy(source, { unknown: isUnknown })], asked).decision;
const isAllowed = (decision: iam.Decision["decision"]) => (decision === "undecided" ? undefined : decision === "allow");
const withStatement = (source: { readonly Statement: readonly object[] }, more: object, at: number) => ({
  ...source,
  Statement: [...source.Statement.slice(0, at), more, ...source.Statement.slice(at)],
});

/** Every way to a text in a document. */
const pathsOf = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, each]) => [[...path, key], ...pathsOf(each, [...path, key])])
    : [];

const replaced = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
  if (key === undefined) return UNKNOWN;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest);
  return copy;
};

describe("the evaluation of policies, whatever they say", () => {
  it("gives the same policy for a printed one", () => {
    fc.assert(
      fc.property(document, (source) => {
        const policy = iam.parsePolicy(source);
        assert.deepEqual(iam.parsePolicy(iam.printPolicy(policy)), policy);
        assert.deepEqual(iam.parsePolicy(JSON.stringify(iam.printPolicy(policy))), policy);
      }),
    );
  });

  it("decides every request, and says why", () => {
    fc.assert(
      fc.property(document, request, (source, asked) => {
        const { decision, why, statement: by } = iam.evaluate([iam.parsePolicy(source)], asked);
        assert.match(decision, /^(allow|explicitDeny|implicitDeny|undecided)$/);
        assert.match(why, /statement/);
        assert.equal(by === undefined, decision === "implicitDeny");
      }),
    );
  });

  it("decides the same in whatever order the statements stand", () => {
    fc.assert(
      fc.property(document, request, (source, asked) => {
        const turned = { ...source, Statement: [...source.Statement].reverse() };
        assert.equal(decide(turned, asked), decide(source, asked));
      }),
    );
  });

  it("takes nothing away for an Allow more, and gives nothing for a Deny more", () => {
    fc.assert(
      fc.property(document, statement, fc.nat(4), request, (source, more, at, asked) => {
        const before = isAllowed(decide(source, asked));
        const allowing = isAllowed(decide(withStatement(source, { ...more, Effect: "Allow" }, at), asked));
        const denying = isAllowed(decide(withStatement(source, { ...more, Effect: "Deny" }, at), asked));
        if (before === true) assert.equal(allowing, true);
        if (before === false) assert.equal(denying, false);
        if (before === undefined) {
          assert.notEqual(allowing, false);
          assert.notEqual(denying, true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("stays or becomes undecided when anything in a document becomes unknown", () => {
    fc.assert(
      fc.property(document, request, fc.nat(), (source, asked, seed) => {
        const paths = pathsOf(source).filter((path) => path.at(-1) !== "Statement");
        const hidden = replaced(source, paths[seed % paths.length] ?? []) as object;
        const after = isAllowed(decide(hidden, asked));
        assert(after === undefined || after === isAllowed(decide(source, asked)), JSON.stringify(hidden));
      }),
      { numRuns: 2_000 },
    );
  });

  it("stays or becomes undecided when a value of the request becomes unknown", () => {
    fc.assert(
      fc.property(document, request, fc.constantFrom(...keys), (source, asked, key) => {
        const value = asked.context?.[key];
        fc.pre(value !== undefined && !(Array.isArray(value) && value.length === 0));
        const context: NonNullable<iam.Request["context"]> = { ...asked.context, [key]: iam.unknownValue };
        const hidden = { ...asked, context };
        const after = isAllowed(decide(source, hidden));
        assert(after === undefined || after === isAllowed(decide(source, asked)));
      }),
      { numRuns: 500 },
    );
  });

  it("answers every question, and no answer turns round when something becomes unknown", () => {
    const questions: readonly ((policy: iam.Policy) => iam.Answer)[] = [
      iam.isPublic,
      (policy) => iam.admitsStrangers([policy]),
      (policy) => iam.servesStrangers([policy], ["cloudtrail.amazonaws.com"]),
      (policy) => iam.deniesInsecureTransport([policy], BUCKET),
      (policy) => iam.admitsTampering([policy], BUCKET, { principals: [], owner: "111122223333" }),
    ];
    fc.assert(
      fc.property(document, fc.nat(), (source, seed) => {
        const paths = pathsOf(source).filter((path) => path.at(-1) !== "Statement");
        const hidden = replaced(source, paths[seed % paths.length] ?? []) as object;
        for (const [i, ask] of questions.entries()) {
          const before = ask(iam.parsePolicy(source)).answer;
          const after = ask(iam.parsePolicy(hidden, { unknown: isUnknown })).answer;
          assert(
            after === "undecided" || before === "undecided" || after === before,
            `question ${i}: ${before}, then ${after} for ${JSON.stringify(hidden)}`,
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});
