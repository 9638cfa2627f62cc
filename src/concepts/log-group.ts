import type { Link } from "./link";

/** A place where audit records are kept for a while and can be searched: a CloudWatch log group, an SLS log store. */
export interface LogGroup {
  readonly name: string | undefined;
  /** Days until a record is deleted; Infinity when records never expire. */
  retentionDays: number;
  readonly key: Link<"key">;
  /** False where a key is named and not used, as its use is switched on by itself. */
  readonly usesKey: boolean;
  /** The role with which the service uses the key, where it has no rights of its own. */
  readonly keyRole: Link<"role">;
  /** True when filters and statements that count work on it, which not every class of log group allows. */
  readonly filterable: boolean;
  /** True when anybody may write to it without credentials. */
  anonymousWrites: boolean;
  /** The project that it is in, where names are unique within one. */
  readonly project: Link<"logProject">;
}

/** Holds log stores, their indexes and the alerts on them. */
export interface LogProject {
  readonly name: string | undefined;
}

/** Brings logs of cloud products into log stores. */
export interface LogCollection {
  readonly enabled: boolean;
  /** Which logs, each as product and kind, and into which log store of the project; `undefined` where it is not said. */
  readonly collected: readonly {
    readonly product: string;
    readonly data: string;
    readonly store: string | undefined;
  }[];
  /** Where all of them come together; a name that ends in a hyphen stands for all that begin so. */
  readonly project: Link<"logProject">;
}

/** What of a log store can be searched. */
export interface LogIndex {
  readonly project: Link<"logProject">;
  /** The name of the log store. */
  readonly store: string;
  /** True when words are found without naming the field. */
  readonly fullText: boolean;
  /** Fields that can be named: as a whole, or below one that is named. */
  readonly fields: readonly string[];
}
