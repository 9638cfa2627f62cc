import type {
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import type { Subject } from "../concepts";
import { adaptersOf, typesOf } from "../providers";
import { fromStackArgs, resourceFromArgs } from "../stack/crossguard";
import { Stack } from "../stack/stack";
import { type Finding, type Outcome, runCheck } from "./check";
import { ConfigError, toConfigSchema } from "./config";
import { reasonWithout } from "./coverage";
import { type Exception, type Ruling, ruleOn } from "./exceptions";
import type { Judge, Policy } from "./policy";

/** How a policy is served. */
export interface ServeOptions {
  /** The day against which exceptions expire. */
  readonly today: Date;
  /** How a stack is made of what the policy in some place is given; default anew for each policy. */
  readonly stackOf?: (args: StackValidationArgs, place: number) => Stack;
}

/** The SDK prints the stack of an Error; a text it prints as it is. */
const asText = (policy: Policy, error: unknown): unknown =>
  error instanceof ConfigError ? error.message : `policy \`${policy.name}\` failed: ${String(error)}`;

/** Reads settings when they change: the SDK hands the same ones over with each resource, as a new object. */
const configuring = (policy: Policy): ((args: { getConfig<T extends object>(): T }) => Judge) => {
  let last: { readonly given: string; readonly judge: Judge } | undefined;
  return (args) => {
    const settings = args.getConfig<Record<string, unknown>>();
    const given = JSON.stringify(settings);
    if (last?.given !== given) {
      try {
        last = { given, judge: policy.configure(settings) };
      } catch (error) {
        throw asText(policy, error);
      }
    }
    return last.judge;
  };
};

const rulingsOn = (
  { findings }: Outcome,
  judge: Judge,
  stack: Stack,
  today: Date,
): readonly (readonly [Finding, Ruling])[] =>
  findings.map((finding) => [finding, ruleOn(finding, judge.config.exceptions as readonly Exception[], stack, today)]);

/** Hands an outcome to the engine; what cannot be known yet becomes an advisory line, as the SDK's own do. */
const tell = (
  policy: Policy,
  judge: Judge,
  outcome: Outcome,
  urn: string,
  stack: Stack,
  today: Date,
  report: ReportViolation,
): void => {
  if (outcome.broken) throw asText(policy, outcome.broken);
  for (const [{ subject }, { verdict, message }] of rulingsOn(outcome, judge, stack, today)) {
    if (verdict === "violating") report(message, subject?.resource.urn ?? urn);
  }
  for (const { message } of outcome.pending) {
    // The object form works since SDK 1.18 and is not in its types: the one way to give one line its own level.
    const line = { message: `${policy.description}\nUndecided: ${message}`, urn, enforcementLevel: "advisory" };
    report(line as unknown as string);
  }
};

/** Assigns what is to be set where something is wrong; what is accepted, or not known yet, stays as it is. */
const isMended = (policy: Policy, judge: Judge, subject: Subject, stack: Stack, today: Date): boolean => {
  const rulings = rulingsOn(judge.judge(subject, stack), judge, stack, today);
  if (rulings.length === 0 || rulings.some(([, { verdict }]) => verdict === "excepted")) return false;
  const outcome = runCheck({}, subject, () => judge.remediate(subject));
  if (outcome.broken) throw asText(policy, outcome.broken);
  return outcome.findings.length + outcome.pending.length === 0 && outcome.notApplicable === undefined;
};

const metadata = (policy: Policy) => ({
  name: policy.name,
  displayName: policy.name,
  description: policy.description,
  enforcementLevel: policy.level,
  severity: policy.severity,
  configSchema: toConfigSchema(policy.config),
  remediationSteps: `Each violation says what to set; \`npx trailproof explain ${policy.name}\` says why.`,
  tags: [...policy.controls],
});

/** With the one type's token on its function the SDK skips other resources. Asked for late: adapters load on first use. */
const ofOneType = <F extends object>(policy: Policy, validate: F): F =>
  Object.defineProperty(validate, "__pulumiType", {
    get() {
      const types = typesOf(policy.on);
      return types.length === 1 ? types[0] : undefined;
    },
  });

const toResourcePolicy = (policy: Policy, { today }: ServeOptions): ResourceValidationPolicy => {
  const configured = configuring(policy);
  const faces = (args: ResourceValidationArgs) => adaptersOf(args.type).filter(({ concept }) => concept === policy.on);
  return {
    ...metadata(policy),
    validateResource: ofOneType(policy, (args: ResourceValidationArgs, report: ReportViolation) => {
      const [adapter] = faces(args);
      if (!adapter) return;
      const judge = configured(args);
      const stack = new Stack([resourceFromArgs(args)]);
      const outcomes = stack.subjects(adapter.concept).map((subject) => judge.judge(subject, stack));
      for (const outcome of outcomes) tell(policy, judge, outcome, args.urn, stack, today, report);
      const reasons = outcomes.flatMap(({ notApplicable }) => notApplicable ?? []);
      if (outcomes.length > 0 && reasons.length === outcomes.length) args.notApplicable(reasons[0]);
    }),
    ...(policy.remediates && {
      remediateResource(args: ResourceValidationArgs) {
        const [adapter] = faces(args);
        if (!adapter) return undefined;
        const resource = resourceFromArgs(args);
        const stack = new Stack([resource]);
        const { subject, commit } = adapter.edit(resource, stack);
        const judge = configured(args);
        return isMended(policy, judge, subject, stack, today) && commit() ? args.props : undefined;
      },
    }),
  };
};

const toStackPolicy = (
  policy: Policy,
  place: number,
  { today, stackOf = fromStackArgs }: ServeOptions,
): StackValidationPolicy => {
  const configured = configuring(policy);
  return {
    ...metadata(policy),
    validateStack: ofOneType(policy, (args: StackValidationArgs, report: ReportViolation) => {
      const judge = configured(args);
      const stack = stackOf(args, place);
      const subjects = policy.on === "stack" ? [undefined] : stack.subjects(policy.on);
      if (subjects.length === 0) args.notApplicable(reasonWithout(policy, stack));
      const outcomes = subjects.map((subject) => [subject, judge.judge(subject, stack)] as const);
      for (const [subject, outcome] of outcomes)
        tell(policy, judge, outcome, subject?.resource.urn ?? "", stack, today, report);
      const reasons = outcomes.flatMap(([, { notApplicable }]) => notApplicable ?? []);
      if (reasons.length === outcomes.length) args.notApplicable(reasons[0]);
    }),
  };
};

/** The policies as @pulumi/policy serves them: `new PolicyPack(name, { policies: toCrossGuard(policies, …) })`. */
export const toCrossGuard = (
  policies: readonly Policy[],
  options: ServeOptions,
): (ResourceValidationPolicy | StackValidationPolicy)[] =>
  policies.map((policy, place) =>
    policy.kind === "resource" ? toResourcePolicy(policy, options) : toStackPolicy(policy, place, options),
  );
