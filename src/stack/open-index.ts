import { MalformedPropertyError, NotExpressibleError } from "../providers/errors";
import { UndecidedError } from "../snapshot/unknown";

/** Finds subjects by a key that may not be known yet: then they may be what is looked for. */
export class OpenIndex<S> {
  private readonly byKey = new Map<string, S[]>();
  private open: UndecidedError | undefined;

  /** `keysOf` gives the keys of a subject, or throws `UndecidedError`. What the provider would refuse, or has no word for, has none. */
  constructor(subjects: Iterable<S>, keysOf: (subject: S) => readonly string[]) {
    for (const subject of subjects) {
      try {
        for (const key of keysOf(subject)) this.add(key, subject);
      } catch (error) {
        if (error instanceof UndecidedError) this.open ??= error;
        else if (!(error instanceof MalformedPropertyError || error instanceof NotExpressibleError)) throw error;
      }
    }
  }

  /**
   * Those that are found, one by one; throws `UndecidedError` after the last when there might be another.
   * `accepts` may throw it of one subject.
   */
  *each(key: string, accepts: (subject: S) => boolean = () => true): Generator<S, void> {
    let { open } = this;
    const isAccepted = (subject: S): boolean => {
      try {
        return accepts(subject);
      } catch (error) {
        if (!(error instanceof UndecidedError)) throw error;
        open ??= error;
        return false;
      }
    };
    for (const subject of this.byKey.get(key) ?? []) if (isAccepted(subject)) yield subject;
    if (open) throw open;
  }

  /** All that are found; throws `UndecidedError` when there is none but there might be. */
  find(key: string, accepts?: (subject: S) => boolean): readonly S[] {
    const found: S[] = [];
    try {
      for (const subject of this.each(key, accepts)) found.push(subject);
    } catch (error) {
      if (!(error instanceof UndecidedError) || found.length === 0) throw error;
    }
    return found;
  }

  private add(key: string, subject: S): void {
    const list = this.byKey.get(key);
    if (!list) this.byKey.set(key, [subject]);
    else if (!list.includes(subject)) list.push(subject);
  }
}
