import type { Subject } from "../concepts";
import type { Stack } from "../stack/stack";
import type { Finding, Outcome } from "./check";
import { configFor, expectKnownPolicies, type PackConfig } from "./config";
import { reasonWithout } from "./coverage";
import { type Exception, isFor, reasonUnused, ruleOn, wholeOf } from "./exceptions";
import type { Policy } from "./policy";
import type { EnforcementLevel, Result, Verdict } from "./verdict";

/** How to judge. */
export interface JudgeOptions {
  /** Levels and settings by policy name, as in a `--policy-pack-config` file. */
  readonly config?: PackConfig;
  /** The day against which exceptions expire. */
  readonly today: Date;
}

/** A stack in the two shapes that policies see: checked inputs, and outputs. */
export interface JudgedStack {
  readonly inputs: Stack;
  readonly outputs: Stack;
}

/** Throws `ConfigError` when the configuration cannot be meant as it is written. */
export const expectValidConfig = (policies: readonly Policy[], config: PackConfig): void => {
  expectKnownPolicies(
    config,
    policies.map((policy) => policy.name),
  );
  for (const policy of policies) policy.configure(configFor(config, policy.name).settings);
};

/**
 * Judges a whole stack: resource policies on inputs, stack policies on outputs, as the engine does.
 * Throws `ConfigError` when the configuration cannot be meant as it is written.
 */
export const judge = (stack: JudgedStack, policies: readonly Policy[], options: JudgeOptions): readonly Result[] => {
  const config = options.config ?? {};
  expectValidConfig(policies, config);
  return policies.flatMap((policy) => {
    const { level = policy.level, settings } = configFor(config, policy.name);
    const judged = policy.configure(settings);
    if (level === "disabled") return [];
    const exceptions = judged.config.exceptions as readonly Exception[];
    const used = new Set<Exception>();
    const seen = policy.kind === "resource" ? stack.inputs : stack.outputs;
    const lines = new Lines(policy, level, exceptions, used, options.today, seen);
    const subjects = policy.on === "stack" ? [undefined] : seen.subjects(policy.on);
    const results = subjects.flatMap((subject) => lines.of(subject, judged.judge(subject, seen)));
    if (subjects.length === 0) results.push(lines.line("notApplicable", undefined, reasonWithout(policy, seen)));
    const open = results.some(({ verdict }) => verdict === "undecided" || verdict === "broken");
    return [...results, ...lines.unused(open)];
  });
};

/** Turns the outcomes of one policy into evidence. */
class Lines {
  constructor(
    private readonly policy: Policy,
    private readonly level: EnforcementLevel,
    private readonly exceptions: readonly Exception[],
    private readonly used: Set<Exception>,
    private readonly today: Date,
    private readonly stack: Stack,
  ) {}

  line(verdict: Verdict, subject: Finding["subject"], message?: string, more: Partial<Result> = {}): Result {
    return {
      policy: this.policy.name,
      verdict,
      enforcement: this.level,
      severity: this.policy.severity,
      ...(subject && { urn: subject.resource.urn, type: subject.resource.type, resource: subject.resource.name }),
      ...(message !== undefined && { message }),
      controls: this.policy.controls,
      waitsFor: [],
      ...more,
    };
  }

  of(subject: Subject | undefined, outcome: Outcome): readonly Result[] {
    if (outcome.broken) return [this.line("broken", subject, `The policy failed: ${outcome.broken.message}`)];
    if (outcome.notApplicable !== undefined) return [this.line("notApplicable", subject, outcome.notApplicable)];
    const lines = [
      ...outcome.findings.map((finding) => this.finding(finding)),
      ...outcome.pending.map(({ message, waitsFor }) => this.line("undecided", subject, message, { waitsFor })),
    ];
    return lines.length > 0 ? lines : [this.line("compliant", subject)];
  }

  private finding(finding: Finding): Result {
    const { messageId, at, subject } = finding;
    const { verdict, message, exception } = ruleOn(finding, this.exceptions, this.stack, this.today);
    if (exception) this.used.add(exception);
    return this.line(verdict, subject, message, { messageId, ...(at !== undefined && { at }) });
  }

  /**
   * An exception that excepts nothing hides a mistake, or outlived what it was made for. While a verdict is open, one for a
   * resource that there is may be for what comes of it.
   */
  unused(open: boolean): readonly Result[] {
    const mayCome = (exception: Exception): boolean =>
      open && [wholeOf(this.stack), ...this.stack.resources].some((named) => isFor(exception, named));
    return this.exceptions
      .filter((exception) => !this.used.has(exception) && !mayCome(exception))
      .map((exception) =>
        this.line("violating", undefined, reasonUnused(exception, this.stack), { messageId: "unusedException" }),
      );
  }
}
