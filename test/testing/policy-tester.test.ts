import assert from "node:assert/strict";
import keyRotates from "../../policypack/policies/key-rotates";
import logGroupRetention from "../../policypack/policies/log-group-retention";
import { definePolicy } from "../../src/core/policy";
import { type Cases, PolicyTester, ref, resource, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

/** Runs tables outside of mocha; gives what failed, by row. */
const failures = (policy: typeof keyRotates, cases: Cases): Readonly<Record<string, string>> => {
  const { describe, it } = PolicyTester;
  const failed: Record<string, string> = {};
  PolicyTester.describe = (_, body) => body();
  PolicyTester.it = (title, body) => {
    try {
      body();
    } catch (error) {
      failed[title] = (error as Error).message;
    }
  };
  try {
    new PolicyTester().run(policy, cases);
  } finally {
    Object.assign(PolicyTester, { describe, it });
  }
  return failed;
};

const WHOLE = "is tested whole: every message, setting and provider, and no row twice";

const on = aws.key({ enableKeyRotation: true });
const off = aws.key({ enableKeyRotation: false });
const good: Cases = {
  valid: [{ name: "rotation is on", on }],
  invalid: [
    {
      name: "rotation is off",
      on: off,
      errors: [{ messageId: "neverRotates", data: { at: "enableKeyRotation" } }],
      output: { enableKeyRotation: true },
    },
  ],
  notApplicable: [{ name: "an RSA key", on: awsNative.key({ keySpec: "RSA_4096" }), because: /symmetric keys/ }],
};

/** What one row fails with, and no other; that tables of one provider are not whole is another matter. */
const row = (failed: Readonly<Record<string, string>>, name: string): string => {
  assert.deepEqual(
    Object.keys(failed).filter((title) => title === name || title !== WHOLE),
    [name],
  );
  return failed[name] ?? "";
};

describe("PolicyTester", () => {
  it("has nothing against tables that say everything", () => {
    const everything: Cases = {
      valid: [
        ...good.valid,
        {
          name: "in time, as the setting has it, on another provider",
          on: alicloud.key({ automaticRotation: "Enabled", rotationInterval: "400d" }),
          config: { maxDays: 400 },
        },
        { name: "rotation is on, by Cloud Control", on: awsNative.key({ enableKeyRotation: true }) },
      ],
      invalid: [
        ...good.invalid,
        {
          name: "too rarely, on another provider",
          on: alicloud.key({ automaticRotation: "Enabled", rotationInterval: "400d" }),
          errors: [{ messageId: "rarely", data: { at: "rotationInterval", actual: 400, maxDays: 365 } }],
          output: { rotationInterval: "365d" },
        },
        {
          name: "rotation is off, by Cloud Control",
          on: awsNative.key({ enableKeyRotation: false }),
          errors: [{ messageId: "neverRotates", data: { at: "enableKeyRotation" } }],
          output: { enableKeyRotation: true },
        },
      ],
    };
    assert.deepEqual(failures(keyRotates, everything), {});
  });

  it("refuses a valid row on which the policy does not apply", () => {
    const valid = [...good.valid, { name: "an RSA key", on: aws.key({ customerMasterKeySpec: "RSA_4096" }) }];
    assert.match(row(failures(keyRotates, { ...good, valid }), "an RSA key"), /notApplicable is not compliant/);
  });

  it("refuses a valid row that is undecided", () => {
    const valid = [...good.valid, { name: "who knows", on: aws.key({ enableKeyRotation: unknown }) }];
    assert.match(row(failures(keyRotates, { ...good, valid }), "who knows"), /undecided is not compliant/);
  });

  it("refuses other errors than expected", () => {
    const invalid: Cases["invalid"] = [
      {
        name: "rotation is off",
        on: off,
        errors: [{ messageId: "neverRotates" }],
        output: { enableKeyRotation: true },
      },
    ];
    assert.match(row(failures(keyRotates, { ...good, invalid }), "rotation is off"), /enableKeyRotation/);
  });

  it("refuses an invalid row without the fix that the policy makes", () => {
    const invalid: Cases["invalid"] = [
      {
        name: "rotation is off",
        on: off,
        errors: [{ messageId: "neverRotates", data: { at: "enableKeyRotation" } }],
      },
    ];
    assert.match(row(failures(keyRotates, { ...good, invalid }), "rotation is off"), /give `output`/);
  });

  it("refuses another fix than expected", () => {
    const invalid: Cases["invalid"] = [
      {
        name: "rotation is off",
        on: off,
        errors: [{ messageId: "neverRotates", data: { at: "enableKeyRotation" } }],
        output: { enableKeyRotation: false },
      },
    ];
    assert.match(row(failures(keyRotates, { ...good, invalid }), "rotation is off"), /enableKeyRotation/);
  });

  it("refuses a policy that asks a provider for what it cannot say", () => {
    const validated = definePolicy({
      name: "trail-validated",
      severity: "low",
      level: "advisory",
      description: "Trails write digests.",
      rationale: "",
      controls: [],
      on: "trail",
      config: {},
      messages: { off: "writes no digests." },
      check(trail, { report }) {
        if (!trail.logFileValidation) report("off");
      },
    });
    const notApplicable = [
      { name: "a trail of ActionTrail", on: alicloud.trail({ ossBucketName: "records" }), because: /no word/ },
    ];
    const failed = failures(validated, { valid: [], invalid: [], notApplicable });
    assert.match(
      row(failed, "a trail of ActionTrail"),
      /tell why in `notOn`: alicloud:\S+ has no word for trail\.logFile/,
    );
  });

  it("refuses a fix that does not satisfy the policy", () => {
    const halfway = definePolicy({
      name: "log-group-half-fixed",
      severity: "low",
      level: "advisory",
      description: "Log groups keep records for a year.",
      rationale: "",
      controls: [],
      on: "logGroup",
      config: {},
      messages: { tooShort: "keeps records too briefly. Set `{{at}}`." },
      check(group, { report }) {
        if (group.retentionDays < 365) report("tooShort", { at: "retentionDays" });
      },
      remediate(group) {
        if (group.retentionDays < 365) group.retentionDays = 180;
      },
    });
    const failed = failures(halfway, {
      valid: [{ name: "a year is kept", on: aws.logGroup({ retentionInDays: 365 }) }],
      invalid: [
        {
          name: "a month is kept",
          on: aws.logGroup({ retentionInDays: 30 }),
          errors: [{ messageId: "tooShort", data: { at: "retentionInDays" } }],
          output: { retentionInDays: 180 },
        },
      ],
    });
    assert.match(row(failed, "a month is kept"), /the fix has to satisfy the policy/);
  });

  it("refuses rows that repeat one another", () => {
    const valid = [...good.valid, { name: "rotation is still on", on: aws.key({ enableKeyRotation: true }) }];
    assert.match(row(failures(keyRotates, { ...good, valid }), WHOLE), /declares the same as "rotation is on"/);
  });

  it("refuses tables that leave out a message, a setting or a provider", () => {
    const failed = failures(logGroupRetention, {
      valid: [{ name: "a year is kept", on: aws.logGroup({ retentionInDays: 365 }) }],
      invalid: [],
    });
    const message = row(failed, WHOLE);
    for (const gap of [
      /message `tooShort`/,
      /message `tooLong`/,
      /sets `minDays`/,
      /sets `maxDays`/,
      /\n {2}- aws needs a/,
    ])
      assert.match(message, gap);
  });

  it("refuses settings that the schema refuses", () => {
    const valid = [...good.valid, { name: "a setting that is none", on, config: { minDays: 1 } }];
    assert.match(row(failures(keyRotates, { ...good, valid }), "a setting that is none"), /has no setting `minDays`/);
  });

  it("refuses keys that a row does not have", () => {
    const valid = [{ name: "rotation is on", on, expected: "compliant" }];
    assert.match(row(failures(keyRotates, { ...good, valid }), "rotation is on"), /has no `expected`; it may have/);
  });

  it("refuses a word for a name", () => {
    const valid = [{ name: "works", on }];
    assert.match(row(failures(keyRotates, { ...good, valid }), "works"), /needs a sentence/);
  });

  it("refuses `only` where CI is set", () => {
    const { CI } = process.env;
    process.env.CI = "true";
    try {
      const valid = [{ name: "rotation is on", on, only: true }];
      assert.match(row(failures(keyRotates, { ...good, valid }), "rotation is on"), /would leave every other row out/);
    } finally {
      if (CI === undefined) delete process.env.CI;
      else process.env.CI = CI;
    }
  });

  it("refuses a policy that takes an unknown value for a bad one", () => {
    const hasty = definePolicy({
      name: "key-hasty",
      severity: "low",
      level: "advisory",
      description: "Keys rotate.",
      rationale: "",
      controls: [],
      on: "key",
      config: {},
      messages: { off: "does not rotate." },
      check(key, { report }) {
        let rotates = false;
        try {
          ({ rotates } = key);
        } catch {}
        if (!rotates) report("off");
      },
    });
    const failed = failures(hasty, {
      valid: [{ name: "rotation is on", on }],
      invalid: [{ name: "rotation is off", on: off, errors: [{ messageId: "off" }] }],
    });
    assert.match(row(failed, "rotation is on"), /with `enableKeyRotation` unknown it is violating/);
  });

  it("refuses a policy that fails on a resource without properties", () => {
    const fragile = definePolicy({
      name: "log-group-fragile",
      severity: "low",
      level: "advisory",
      description: "Log groups are named for their service.",
      rationale: "",
      controls: [],
      on: "key",
      config: {},
      messages: { off: "does not rotate." },
      check(key, { report }) {
        if (!key.rotates) throw new Error("nobody thought of this");
        if (!key.enabled) report("off");
      },
    });
    const failed = failures(fragile, {
      valid: [{ name: "rotation is on", on }],
      invalid: [
        {
          name: "it is switched off",
          on: aws.key({ enableKeyRotation: true, isEnabled: false }),
          errors: [{ messageId: "off" }],
        },
      ],
    });
    assert.match(row(failed, "judges resources without any property"), /nobody thought of this/);
  });

  it("says which outputs a resource has when a test refers to another", () => {
    const valid = [
      ...good.valid,
      { name: "a typing mistake in a test", on: [on, resource("aws:sns/topic:Topic", { name: ref(on, "arm") })] },
    ];
    assert.match(
      row(failures(keyRotates, { ...good, valid }), "a typing mistake in a test"),
      /has no output `arm`; it has: .*arn/,
    );
  });
});
