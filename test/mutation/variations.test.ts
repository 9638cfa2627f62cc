import assert from "node:assert/strict";
import type { Variation } from "../../scripts/mutation/change";
import { iamRewordings, rewordings } from "../../scripts/mutation/same/documents";
import { eventPatternRewordings } from "../../scripts/mutation/same/event-patterns";
import { nameVariations } from "../../scripts/mutation/same/names";
import { patternRewordings } from "../../scripts/mutation/same/patterns";
import { queryRewordings } from "../../scripts/mutation/same/queries";
import { selectorRewordings } from "../../scripts/mutation/same/selectors";
import { inOrder, surroundingVariations } from "../../scripts/mutation/same/surroundings";
import { ref } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { alicloud, aws } from "../resources";

const bucket = aws.bucket({ bucket: "records" }, "records");
const trail = aws.trail({ name: "audit", s3BucketName: ref(bucket) }, "audit");
const deployed = toSnapshot([bucket, trail], { mode: "update" });

const named = (variations: readonly Variation[], kind: string, what = ""): Variation => {
  const found = variations.find((variation) => variation.kind === kind && variation.what.includes(what));
  assert(found, `no variation of ${kind} ${what}`);
  return found;
};

const trailIn = ({ snapshot }: Variation) => snapshot().resources.find(({ type }) => type === trail.type);

describe("variations that mean the same", () => {
  it("reword a policy document", () => {
    const statement = {
      Sid: "One",
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::123456789012:root"] },
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: "arn:aws:s3:::b/*",
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    };
    const { Sid: _, ...unnamed } = statement;
    const { Condition: condition, ...unconditional } = statement;
    const other = { Effect: "Deny", Action: "s3:*", Resource: "*" };
    const expected: Readonly<Record<string, readonly object[]>> = {
      "statements in another order": [other, statement],
      "a statement said twice": [statement, other, unnamed],
      "statements split": [{ ...unnamed, Action: "s3:GetObject" }, { ...unnamed, Action: "s3:PutObject" }, other],
      "statements merged": [statement, other],
      "lists of one": [
        {
          ...statement,
          Resource: ["arn:aws:s3:::b/*"],
          Condition: { StringEquals: { "aws:SourceAccount": ["123456789012"] } },
        },
        { ...other, Action: ["s3:*"], Resource: ["*"] },
      ],
      "texts for lists of one": [{ ...statement, Principal: { AWS: "arn:aws:iam::123456789012:root" } }, other],
      "lists in another order": [{ ...statement, Action: ["s3:PutObject", "s3:GetObject"] }, other],
      "elements in another order": [
        { Condition: condition, ...Object.fromEntries(Object.entries(unconditional).reverse()) },
        { Resource: "*", Action: "s3:*", Effect: "Deny" },
      ],
      "no statement ids": [unnamed, other],
      "condition keys in lower case": [
        { ...statement, Condition: { StringEquals: { "aws:sourceaccount": "123456789012" } } },
        other,
      ],
      "actions in lower case": [{ ...statement, Action: ["s3:getobject", "s3:putobject"] }, other],
      "accounts by number": [{ ...statement, Principal: { AWS: ["123456789012"] } }, other],
    };
    for (const [what, reword] of Object.entries({ ...rewordings, ...iamRewordings })) {
      const got = reword({ Version: "2012-10-17", Statement: [statement, other] });
      assert.equal(
        JSON.stringify(got),
        JSON.stringify({ Version: "2012-10-17", Statement: expected[what] ?? [] }),
        what,
      );
    }
  });

  it("merge statements that differ in their actions only", () => {
    const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
    const write = { ...read, Action: ["s3:PutObject"] };
    assert.deepEqual(rewordings["statements merged"]?.({ Statement: [read, { ...read, Effect: "Deny" }, write] }), {
      Statement: [
        { ...read, Action: ["s3:GetObject", "s3:PutObject"] },
        { ...read, Effect: "Deny" },
      ],
    });
  });

  it("reword a filter pattern", () => {
    assert.deepEqual(
      Object.entries(patternRewordings).map(([what, reword]) => [
        what,
        reword('{ $.a = "x" && ($.b = y || $.c = 1) }'),
      ]),
      [
        ["extra blanks", '{  ($.a  =  "x")  &&  (($.b  =  y)  ||  ($.c  =  1))  }'],
        ["terms in another order", '{ (($.c = 1) || ($.b = y)) && ($.a = "x") }'],
        ["words in quotes", '{ ($.a = "x") && (($.b = "y") || ($.c = 1)) }'],
        ["words without quotes", "{ ($.a = x) && (($.b = y) || ($.c = 1)) }"],
        ["parentheses around everything", '{ ( ($.a = "x") && (($.b = y) || ($.c = 1)) ) }'],
      ],
    );
  });

  it("reword a query of Log Service", () => {
    const query =
      'event.serviceName: Ram and (event.eventName: "CreateUser" or event.eventName: DeleteUser) | select count(1) as c';
    assert.deepEqual(
      Object.entries(queryRewordings).map(([what, reword]) => [what, reword(query)]),
      [
        [
          "extra blanks",
          'event.serviceName: Ram   and  (event.eventName: "CreateUser"   or  event.eventName: DeleteUser) | select count(1) as c',
        ],
        [
          "items in another order",
          '(event.eventName: DeleteUser or event.eventName: "CreateUser") and event.serviceName: Ram | select count(1) as c',
        ],
        [
          "words in quotes",
          'event.serviceName: "Ram" and (event.eventName: "CreateUser" or event.eventName: "DeleteUser") | select count(1) as c',
        ],
        [
          "words without quotes",
          "event.serviceName: Ram and (event.eventName: CreateUser or event.eventName: DeleteUser) | select count(1) as c",
        ],
        [
          "brackets around everything",
          '(event.serviceName: Ram and (event.eventName: "CreateUser" or event.eventName: DeleteUser)) | select count(1) as c',
        ],
      ],
    );
  });

  it("reword event patterns and selectors", () => {
    assert.equal(
      eventPatternRewordings["in another order"]?.('{"source":["a","b"],"detail":{"x":[1],"y":[2]}}'),
      '{"detail":{"y":[2],"x":[1]},"source":["b","a"]}',
    );
    assert.equal(
      eventPatternRewordings["in another order"]?.(
        '{"detail":{"$or":[{"x":[{"numeric":[">=",4,"<",9]},{"anything-but":[1,2]}]},{"y":["a"],"z":["b"]}]}}',
      ),
      '{"detail":{"$or":[{"z":["b"],"y":["a"]},{"x":[{"anything-but":[1,2]},{"numeric":[">=",4,"<",9]}]}]}}',
    );
    assert.deepEqual(selectorRewordings["fields in another order"]?.([{ fieldSelectors: [1, 2] }]), [
      { fieldSelectors: [2, 1] },
    ]);
  });

  it("rename resources in the program, with everything that refers to them", () => {
    const variation = named(nameVariations(deployed), "name in the program", "bucket:Bucket");
    const urn = `${deployed.resources.find(({ type }) => type === bucket.type)?.urn}`;
    assert.deepEqual(trailIn(variation)?.propertyDependencies.s3BucketName, [`${urn}-by-another-name`]);
    assert.deepEqual(trailIn(variation)?.dependencies, [`${urn}-by-another-name`]);
    assert.equal(variation.urnNow?.(urn), `${urn}-by-another-name`);
    assert.equal(
      variation.snapshot().resources.find(({ type }) => type === bucket.type)?.name,
      "records-by-another-name",
    );
  });

  it("rename resources in the cloud, and move them to another account and Region", () => {
    const variations = nameVariations(deployed);
    assert.equal(
      trailIn(named(variations, "name in the cloud", "records"))?.outputs.s3BucketName,
      "records-by-another-name",
    );
    assert.equal(
      trailIn(named(variations, "account"))?.outputs.arn,
      "arn:aws:cloudtrail:us-east-1:210987654321:trail/audit",
    );
    assert.equal(
      trailIn(named(variations, "Region"))?.outputs.arn,
      "arn:aws:cloudtrail:us-east-2:123456789012:trail/audit",
    );
  });

  it("rename a trail together with the log store that it makes", () => {
    const store = alicloud.logStore({ projectName: "audit", logstoreName: "actiontrail_records" }, "store");
    const snapshot = toSnapshot([alicloud.trail({ trailName: "records" }, "trail"), store], { mode: "update" });
    const { resources } = named(nameVariations(snapshot), "name in the cloud", "records").snapshot();
    assert.equal(
      resources.find(({ name }) => name === "store")?.outputs.logstoreName,
      "actiontrail_records-by-another-name",
    );
  });

  it("replace the account and the Region within names and texts, and nothing that only contains them", () => {
    const arn = "arn:aws-us-gov:cloudtrail:us-gov-west-1:123456789012:trail/audit";
    const tags = {
      stream: "123456789012_CloudTrail_us-gov-west-1*",
      bucket: "logs-123456789012-us-gov-west-1",
      policy: '{"Resource":"arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:g:*"}',
      service: "logs.us-gov-west-1.amazonaws.com",
      zone: "us-gov-west-1a",
      other: "0123456789012, us-gov-west-11, xus-gov-west-1",
    };
    const [resource] = toSnapshot([aws.trail({ name: "audit", s3BucketName: "logs", tags })], {
      mode: "update",
    }).resources.slice(-1);
    assert(resource);
    const variations = nameVariations({
      ...deployed,
      resources: [{ ...resource, outputs: { ...resource.outputs, arn } }],
    });
    assert.deepEqual(trailIn(named(variations, "account"))?.inputs.tags, {
      ...tags,
      stream: "210987654321_CloudTrail_us-gov-west-1*",
      bucket: "logs-210987654321-us-gov-west-1",
      policy: '{"Resource":"arn:aws-us-gov:logs:us-gov-west-1:210987654321:log-group:g:*"}',
    });
    assert.deepEqual(trailIn(named(variations, "Region"))?.inputs.tags, {
      ...tags,
      stream: "123456789012_CloudTrail_us-gov-west-2*",
      bucket: "logs-123456789012-us-gov-west-2",
      policy: '{"Resource":"arn:aws-us-gov:logs:us-gov-west-2:123456789012:log-group:g:*"}',
      service: "logs.us-gov-west-2.amazonaws.com",
      zone: "us-gov-west-2a",
    });
  });

  it("replace a Region without a number, and stack outputs", () => {
    const variations = nameVariations({
      ...deployed,
      outputs: { place: "cn-hangzhou", archive: "records" },
      resources: deployed.resources.map((resource) => ({
        ...resource,
        outputs: {
          ...resource.outputs,
          arn: "acs:actiontrail:cn-hangzhou:1234567890123456:trail/audit",
          zones: "cn-hangzhou-b, cn-hangzhous",
        },
      })),
    });
    const moved = named(variations, "Region");
    assert.equal(trailIn(moved)?.outputs.arn, "acs:actiontrail:cn-shanghai:1234567890123456:trail/audit");
    assert.equal(trailIn(moved)?.outputs.zones, "cn-shanghai-b, cn-hangzhous");
    assert.deepEqual(moved.snapshot().outputs, { place: "cn-shanghai", archive: "records" });
    assert.equal(
      named(variations, "name in the cloud", "records").snapshot().outputs.archive,
      "records-by-another-name",
    );
    assert.equal(
      trailIn(named(variations, "account"))?.outputs.arn,
      "acs:actiontrail:cn-hangzhou:6543210987654321:trail/audit",
    );
  });

  it("rename providers, with what they provide", () => {
    const provider = "urn:pulumi:dev::p::pulumi:providers:aws::default::0123-4567";
    const variations = nameVariations({
      ...deployed,
      resources: deployed.resources.map((resource) => ({ ...resource, provider })),
    });
    assert.equal(trailIn(named(variations, "name in the program", "bucket:Bucket"))?.provider, provider);
    const [own] = deployed.resources;
    const others = nameVariations({
      ...deployed,
      resources: deployed.resources.map((resource) => ({ ...resource, provider: `${own?.urn}::0123-4567` })),
    });
    assert.equal(
      trailIn(named(others, "name in the program", "every resource"))?.provider,
      `${own?.urn}-by-another-name::0123-4567`,
    );
  });

  it("order resources otherwise, each still after what it needs", () => {
    const urns = deployed.resources.map(({ name }) => name);
    const ordered = inOrder(deployed.resources, (a, b) => a.name < b.name).map(({ name }) => name);
    assert.deepEqual([...ordered].sort(), [...urns].sort());
    assert(ordered.indexOf("records") < ordered.indexOf("audit"));
  });

  it("add tags and resources that have nothing to do with it", () => {
    const variations = surroundingVariations(deployed);
    assert.deepEqual(trailIn(named(variations, "tag", "trail:Trail"))?.inputs.tags, { costCentre: "audit" });
    const more = named(variations, "unrelated resource", "logGroup:LogGroup").snapshot().resources;
    assert.equal(more.length, deployed.resources.length + 1);
    assert.deepEqual(
      variations.filter(({ kind, what }) => kind === "unrelated resource" && what === trail.type),
      [],
    );
  });
});
