import assert from "node:assert/strict";
import {
  type ResourceValidationArgs,
  type ResourceValidationPolicy,
  type StackValidationArgs,
  type StackValidationPolicy,
  unknownCheckingProxy,
} from "@pulumi/policy";
import logGroupRetention from "../../policypack/policies/log-group-retention";
import trailPresent from "../../policypack/policies/trail-present";
import { toCrossGuard } from "../../src/core/crossguard";
import { unknownSentinels } from "../../src/snapshot/unknown";

const today = new Date("2026-06-01");
const type = "aws:cloudwatch/logGroup:LogGroup";

const argsOf = (props: object, config: object = {}): ResourceValidationArgs =>
  ({
    type,
    name: "logs",
    urn: `urn:pulumi:dev::audit::${type}::logs`,
    props: unknownCheckingProxy(props),
    opts: {},
    getConfig: () => config,
  }) as unknown as ResourceValidationArgs;

const [retention] = toCrossGuard([logGroupRetention], { today }) as readonly ResourceValidationPolicy[];

const accepting = (more: object) => ({
  exceptions: [{ resource: "logs", reason: "ticket OPS-12", until: "2026-06-30", ...more }],
});

describe("a served policy that remediates", () => {
  const remediated = (retentionInDays: unknown, config?: object): unknown => {
    const props = { name: "logs", retentionInDays };
    const answer = retention?.remediateResource?.(argsOf(props, config)) as { retentionInDays: unknown } | undefined;
    return answer?.retentionInDays;
  };

  it("sets what is required", () => assert.equal(remediated(7), 365));

  it("leaves alone what is right", () => assert.equal(remediated(400), undefined));

  it("leaves alone what cannot be known yet", () => assert.equal(remediated(unknownSentinels.number), undefined));

  it("leaves alone what is accepted, until that is over", () => {
    assert.equal(remediated(7, accepting({})), undefined);
    assert.equal(remediated(7, accepting({ finding: "tooShort" })), undefined);
    assert.equal(remediated(7, accepting({ finding: "tooLong" })), 365);
    assert.equal(remediated(7, accepting({ until: "2026-05-31" })), 365);
  });
});

describe("a served policy with exceptions", () => {
  it("says that one is over, and when it ended", () => {
    const told: string[] = [];
    const args = argsOf({ name: "logs", retentionInDays: 7 }, accepting({ until: "2026-05-31" }));
    const validate = retention?.validateResource;
    assert(typeof validate === "function");
    void validate(args, (message) => void told.push(message));
    assert.equal(told.length, 1);
    assert.match(told[0] ?? "", /The exception for it ended on 2026-05-31\.$/);
  });

  it("takes one for the stack as a whole, by its name or its URN", () => {
    const [present] = toCrossGuard([trailPresent], { today }) as readonly StackValidationPolicy[];
    const told = (resource: string): number => {
      const config = { presence: "required", ...accepting({ resource }) };
      const resources = [argsOf({ name: "logs" })];
      const messages: string[] = [];
      const args = { resources, stackTags: new Map(), getConfig: () => config } as unknown as StackValidationArgs;
      void present?.validateStack(args, (message) => void messages.push(message));
      return messages.length;
    };
    assert.equal(told("logs"), 1);
    assert.equal(told("audit-dev"), 0);
    assert.equal(told("urn:pulumi:dev::audit::pulumi:pulumi:Stack::audit-dev"), 0);
  });
});
