import assert from "node:assert/strict";
import { logQuery } from "../../../src/evaluate";
import { type Golden, golden, ossPermissions } from "./queries";

const { parse, toRecord } = logQuery;

const covers = (query: string, { must, mustNot }: Golden, wrap = toRecord): void => {
  const { matches } = parse(query);
  for (const event of must) assert.equal(matches(wrap(event)), true, `misses ${JSON.stringify(event)}`);
  for (const event of mustNot) assert.equal(matches(wrap(event)), false, `sees ${JSON.stringify(event)}`);
};

const working = golden.filter(({ mended }) => mended === undefined);

const find = (id: string): Golden => {
  const found = golden.find((each) => each.id === id);
  assert(found, id);
  return found;
};

const refusal = (query: string): logQuery.LogQuerySyntaxError => {
  try {
    parse(query);
  } catch (error) {
    assert(error instanceof logQuery.LogQuerySyntaxError);
    return error;
  }
  return assert.fail("is read");
};

describe("the queries of the CIS Alibaba Cloud benchmark 2.0", () => {
  it("are those of its recommendations 2.10 to 2.22", () => {
    assert.deepEqual(
      [...golden, ossPermissions].map(({ id }) => id).sort(),
      Array.from({ length: 13 }, (_, i) => `2.${i + 10}`),
    );
    assert.deepEqual(
      working.map(({ id }) => id),
      ["2.10", "2.11", "2.12", "2.13", "2.15", "2.18", "2.19"],
    );
  });

  for (const each of golden) {
    const query = each.mended ?? each.printed;
    describe(each.id, () => {
      it("sees its events and no others", () => covers(query, each));

      it("sees the same with the brackets, capitals and blanks that anybody likes", () => {
        covers(`((${query.split("|")[0]}))`, each);
        covers(
          query.replace(/\s+(and|or)\s+/g, (word) => word.toUpperCase()),
          each,
        );
        covers(query.replace(/"(event[\w.]*)"\s*:\s*/g, "$1:"), each);
        covers(query.replace(/(?<=: )[A-Z]\w+(?=[\s)])/g, '"$&"'), each);
        covers(parse(query).print(), each);
      });

      it("names fields that are there, and counts where it says what to do", () => {
        const { problems, analytics } = parse(query);
        assert.deepEqual(problems, []);
        if (query.includes("|")) assert.equal(analytics?.isCount, true);
        else assert.equal(analytics, undefined);
      });
    });
  }

  it("2.14 sees its entries of the OSS log, which have other fields", () => {
    const query = ossPermissions.mended ?? "";
    covers(query, ossPermissions, (entry) => ({ ...entry }));
    const { problems, analytics } = parse(query);
    assert.deepEqual(analytics, {
      text: "select bucket, count (1) as c group by bucket",
      isCount: true,
      isGrouped: true,
      isRefused: false,
      column: "c",
      columns: ["bucket", "c"],
    });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["unknownField", "unknownField"],
    );
    assert.equal(parse(query).matches(toRecord({ eventName: "PutObjectAcl" })), false);
  });
});

describe("what the benchmark prints and Log Service does not read", () => {
  it("2.14: a bracket that is never opened", () => {
    const { message, position } = refusal(ossPermissions.printed);
    assert.match(message, /closes nothing\. Add `\(`/);
    assert.equal(ossPermissions.printed[position], ")");
  });

  it("2.16: a typographic quote", () => assert.match(refusal(find("2.16").printed).message, /typographic quotes/));

  it("2.20: a bracket that is never closed", () => {
    const { printed } = find("2.20");
    const { message, position } = refusal(printed);
    assert.match(message, /never closed\. Add `\)`/);
    assert.equal(printed[position], "(");
  });

  it("2.21: a bracket that is never opened", () => {
    const { printed } = find("2.21");
    assert.equal(printed[refusal(printed).position], ")");
  });

  for (const [id, advice] of [
    ["2.17", /`addionalEventData\.loginAccount` is no field/],
    ["2.22", /`event_name` is no field.* `event\.eventName`\?/],
  ] as const)
    it(`${id}: a field that no event has`, () => {
      const { printed, must } = find(id);
      const { problems, matches } = parse(printed);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ["unknownField"],
      );
      assert.match(problems[0]?.message ?? "", advice);
      for (const event of must) assert.equal(matches(toRecord(event)), false);
    });
});
