import type { Result } from "../core/verdict";
import { iam } from "../evaluate";
import type { Report } from "../report/contract";

/** A call that a policy document is asked about. */
export interface PolicyCall {
  /** A service such as `cloudtrail.amazonaws.com`, or a principal's ARN. */
  readonly by: string;
  readonly action: string;
  readonly resource: string;
  /** Condition keys and their values. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

declare global {
  namespace Chai {
    interface Assertion {
      /** Every policy that applies is met: nothing is violated, undecided or broken, and something was judged. */
      compliant: Assertion;
      /** The policy was judged and violated, on any resource or on the one of that name. */
      violate(policy: string, resource?: string): Assertion;
      /** A violation of the policy is accepted in the settings. */
      except(policy: string, resource?: string): Assertion;
      /** Narrows to the resource of that name in the program. */
      on(resource: string): Assertion;
      /** Narrows to messages that hold the text, or match. */
      saying(text: string | RegExp): Assertion;
      /** Narrows to exceptions with the reason. */
      because(reason: string | RegExp): Assertion;
      /** Every event of the detection raises an alert that reaches somebody. */
      detect(detection: string): Assertion;
      /** The policy document allows the call. */
      allow(call: PolicyCall): Assertion;
    }
  }
}

/** What the plugin needs of chai. It never imports chai or its types: it works with the copy that the tests have. */
interface ChaiLike {
  readonly Assertion: {
    addProperty(name: string, getter: (this: object) => unknown): void;
    addMethod(name: string, method: (this: object, ...args: never[]) => unknown): void;
  };
  readonly AssertionError: new (message: string) => Error;
}

interface Utilities {
  flag(assertion: object, key: string, value?: unknown): unknown;
}

interface Asserting {
  assert(holds: boolean, message: string, negated: string): void;
}

/** The results that a chain of assertions has narrowed to. */
interface Narrowed {
  readonly title: string;
  readonly results: readonly Result[];
}

const list = (results: readonly Result[]): string =>
  results
    .map(
      ({ policy, verdict, resource, message }) =>
        `\n  ${verdict} ${policy} on ${resource ?? "the stack"}${message === undefined ? "" : `: ${message}`}`,
    )
    .join("") || " nothing";

const holds = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);

/** Assertions about audit logging: `chai.use(auditLogging)`. They work on what `audit` returns, never on its promise. */
export const auditLogging = (chai: object, utils: object): void => {
  const { Assertion, AssertionError } = chai as ChaiLike;
  const { flag } = utils as Utilities;
  const refuse = (message: string): never => {
    throw new AssertionError(message);
  };
  const isNegated = (assertion: object): boolean => Boolean(flag(assertion, "negate"));
  const asserting = (assertion: object): Asserting => assertion as Asserting;

  const reportOf = (assertion: object): Report => {
    const value = flag(assertion, "object") as Partial<Report> | Promise<unknown> | undefined;
    if (value instanceof Promise) refuse("this is the promise of a report: write `await audit(…)`");
    const report = value as Partial<Report> | undefined;
    if (!Array.isArray(report?.results)) refuse("this is no report: give it what `audit` returns");
    return report as Report;
  };

  /** The results of a policy that was judged; it is no evidence that a policy which did not run found nothing. */
  const judgedBy = (assertion: object, policy: string): readonly Result[] => {
    const { results } = reportOf(assertion);
    const own = results.filter((result) => result.policy === policy);
    const ran = [...new Set(results.map((result) => result.policy))];
    if (own.length === 0) refuse(`policy \`${policy}\` did not run; these did: ${ran.join(", ") || "none"}`);
    const judged = own.filter(({ verdict }) => verdict !== "notApplicable");
    if (judged.length === 0) refuse(`policy \`${policy}\` does not apply: ${own[0]?.message ?? ""}`);
    return judged;
  };

  const narrow = (assertion: object, title: string, results: readonly Result[]): void => {
    flag(assertion, "trailproof", { title, results } satisfies Narrowed);
  };

  const narrowed = (assertion: object, word: string): Narrowed => {
    if (isNegated(assertion))
      refuse(`\`.${word}\` cannot follow \`.not\`: name the resource in \`violate(policy, resource)\``);
    const current = flag(assertion, "trailproof") as Narrowed | undefined;
    return current ?? refuse(`\`.${word}\` follows \`.violate(…)\` or \`.except(…)\``);
  };

  const step = (assertion: object, word: string, what: string, keeps: (result: Result) => boolean): void => {
    const { title, results } = narrowed(assertion, word);
    const kept = results.filter(keeps);
    asserting(assertion).assert(kept.length > 0, `expected ${title} ${what}, got:${list(results)}`, "");
    narrow(assertion, `${title} ${what}`, kept);
  };

  const verdictMethod = (word: "violate" | "except", wanted: Result["verdict"]) =>
    Assertion.addMethod(word, function (this: object, policy: string, resource?: string) {
      const judged = judgedBy(this, policy).filter((result) => resource === undefined || result.resource === resource);
      if (judged.length === 0)
        refuse(`policy \`${policy}\` did not judge \`${resource}\`; it judged:${list(judgedBy(this, policy))}`);
      const hits = judged.filter(({ verdict }) => verdict === wanted);
      const open = judged.filter(({ verdict }) => verdict === "undecided" || verdict === "broken");
      if (isNegated(this) && hits.length === 0 && open.length > 0) refuse(`\`${policy}\` is not decided:${list(open)}`);
      const title = `\`${policy}\` to be ${wanted === "excepted" ? "excepted" : "violated"}`;
      asserting(this).assert(
        hits.length > 0,
        `expected ${title}, got:${list(judged)}`,
        `expected \`${policy}\` not to be ${wanted === "excepted" ? "excepted" : "violated"}, got:${list(hits)}`,
      );
      narrow(this, title, hits);
    });

  Assertion.addProperty("compliant", function (this: object) {
    const { results } = reportOf(this);
    if (results.every(({ verdict }) => verdict === "notApplicable"))
      refuse("no policy applies, so compliance cannot be claimed");
    const against = results.filter(
      ({ verdict }) => verdict === "violating" || verdict === "undecided" || verdict === "broken",
    );
    asserting(this).assert(
      against.length === 0,
      `expected every policy to be met, got:${list(against)}`,
      "expected a violation, got none",
    );
  });
  verdictMethod("violate", "violating");
  verdictMethod("except", "excepted");
  Assertion.addMethod("on", function (this: object, name: string) {
    step(this, "on", `on \`${name}\``, ({ resource }) => resource === name);
  });
  Assertion.addMethod("saying", function (this: object, text: string | RegExp) {
    step(this, "saying", `saying ${text}`, ({ message = "" }) => holds(message, text));
  });
  Assertion.addMethod("because", function (this: object, reason: string | RegExp) {
    step(this, "because", `because ${reason}`, ({ message = "" }) => holds(message, reason));
  });
  Assertion.addMethod("detect", function (this: object, id: string) {
    const { detections } = reportOf(this);
    const found = detections.find((detection) => detection.id === id);
    if (!found)
      return refuse(
        `there is no detection \`${id}\`; there are: ${detections.map((each) => each.id).join(", ") || "none"}`,
      );
    const { status, reason = "" } = found;
    if (isNegated(this) && status === "undecided") refuse(`\`${id}\` is not decided: ${reason}`);
    asserting(this).assert(
      status === "covered",
      `expected \`${id}\` to raise an alert, but ${reason}`,
      `expected \`${id}\` not to raise an alert, and it does`,
    );
  });
  Assertion.addMethod("allow", function (this: object, { by, action, resource, context = {} }: PolicyCall) {
    const policy = iam.parsePolicy(flag(this, "object") as string | object);
    const type = by.startsWith("arn:") ? "AWS" : "Service";
    const { decision, why } = iam.evaluate([policy], { principal: { type, id: by }, action, resource, context });
    if (decision === "undecided") refuse(`whether ${by} may call ${action} cannot be known: ${why}`);
    asserting(this).assert(
      decision === "allow",
      `expected ${by} to be allowed ${action} on ${resource}, but ${why}`,
      `expected ${by} not to be allowed ${action} on ${resource}, but ${why}`,
    );
  });
};
