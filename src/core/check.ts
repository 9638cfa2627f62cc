import type { Subject } from "../concepts";
import { type Words, wordsOf } from "../providers";
import { MalformedPropertyError, NotExpressibleError } from "../providers/errors";
import { UndecidedError } from "../snapshot/unknown";

/** The id of the message about a property that the provider itself would refuse; every policy can give it. */
export const MALFORMED = "malformed";

/** Something a policy found wrong. */
export interface Finding {
  readonly messageId: string;
  readonly message: string;
  /** The property of the user's resource, when one decides. */
  readonly at?: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The resource it is about; `undefined` for the stack as a whole. */
  readonly subject: Pick<Subject, "resource"> | undefined;
}

/** Why no verdict is possible yet. */
export interface Pending {
  readonly message: string;
  readonly waitsFor: readonly string[];
}

/** What came of checking one subject. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly pending: readonly Pending[];
  /** Why the requirement does not apply; then nothing else is said. */
  readonly notApplicable?: string;
  /** A failure of the policy itself. */
  readonly broken?: Error;
}

/** Details of a finding: which fact decides, on which subject, and the values of the message's placeholders. */
export interface Details {
  /** A fact of the subject; messages show the user's own property for it. */
  readonly at?: string;
  /** What the fact has to be; messages show in `{{to}}` how the user writes it. */
  readonly to?: unknown;
  /** The subject that is wrong, when it is not the one being checked. */
  readonly subject?: Subject;
  readonly [placeholder: string]: unknown;
}

/** What a check is given to say its mind. */
export interface Reporter<M extends string> {
  /** Reports something wrong. */
  report(messageId: M, details?: Details): void;
  /** Runs one part of a check by itself: what cannot be known in it does not keep the other parts from being judged. */
  part(body: () => void): void;
}

/** Thrown by `notApplicable`; no Error, for nothing failed, and thousands of stack traces take their time. */
class NotApplicable {
  constructor(readonly reason: string) {}
}

/** Ends the check: the requirement has nothing to say here, for this reason. */
export const notApplicable = (reason: string): never => {
  throw new NotApplicable(reason);
};

/** Ends the check, or its part: the verdict waits for these resources or properties. */
export const undecided = (reason: string, waitsFor: readonly string[]): never => {
  throw new UndecidedError(`${reason.charAt(0).toUpperCase()}${reason.slice(1)} before deployment.`, waitsFor);
};

/** A subject whose concept is forgotten. */
type Spelled = Subject &
  Record<"propertyOf", (fact: string) => string> & { spellingOf(fact: string, value: unknown): string };

const fill = (template: string, data: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    if (data[key] === undefined) throw new Error(`the message's placeholder {{${key}}} has no value`);
    return String(data[key]);
  });

/** Runs a check and sorts out what came of it; never throws. */
export const runCheck = <M extends string>(
  messages: Readonly<Record<M, string>>,
  subject: Subject | undefined,
  body: (reporter: Reporter<M>) => void,
): Outcome => {
  const findings: Finding[] = [];
  const pending: Pending[] = [];

  // Several parts may stumble over one property: it is said once.
  const pendOnce = (found: Pending): void => {
    if (!pending.some(({ message }) => message === found.message)) pending.push(found);
  };
  const findOnce = (found: Finding): void => {
    const isSame = ({ messageId, message, subject: other }: Finding): boolean =>
      messageId === MALFORMED && message === found.message && other?.resource === found.subject?.resource;
    if (!findings.some(isSame)) findings.push(found);
  };

  const guarded = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      if (error instanceof UndecidedError) pendOnce({ message: error.message, waitsFor: error.waitsFor });
      else if (error instanceof MalformedPropertyError) {
        const { message, at, resource } = error;
        findOnce({ messageId: MALFORMED, message, at, data: {}, subject: resource ? { resource } : subject });
      } else throw error;
    }
  };

  const report = (messageId: M, { at: fact, to: value, subject: other, ...rest }: Details = {}): void => {
    const wrong = (other ?? subject) as Spelled;
    const at = fact === undefined ? undefined : wrong.propertyOf(fact);
    const to = fact === undefined || value === undefined ? undefined : wrong.spellingOf(fact, value);
    const data = { ...rest, ...(at === undefined ? {} : { at }) };
    const words: Words = wordsOf(wrong?.resource.type ?? "");
    const message = fill(messages[messageId], { ...words, ...data, to });
    findings.push({ messageId, message, data, subject: wrong, ...(at === undefined ? {} : { at }) });
  };

  try {
    guarded(() => body({ report, part: guarded }));
  } catch (error) {
    if (error instanceof NotApplicable) return { findings: [], pending: [], notApplicable: error.reason };
    if (error instanceof NotExpressibleError) return { findings: [], pending: [], notApplicable: `${error.message}.` };
    return { findings, pending, broken: error instanceof Error ? error : new Error(String(error)) };
  }
  return { findings, pending };
};
