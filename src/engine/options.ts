import type { Properties, RecordedOptions } from "../snapshot/snapshot";

/** A resource on its way to being registered. */
export interface RegisteringResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly inputs: Properties;
  readonly parent?: string;
  readonly provider?: string;
  readonly options: RecordedOptions;
}

/** A fixed answer to an invoke, or how to compute it. */
export type InvokeAnswer = Properties | ((args: Properties) => Properties);

/** How to run a program. */
export interface RunOptions {
  /** Folder of a Pulumi project, or an inline program: its result is the stack's outputs. */
  readonly program: string | (() => unknown);
  /** `preview`: computed values are unknown, as before a first deployment. `update`: stand-ins make them. */
  readonly mode: "preview" | "update";
  /** Default: the name in Pulumi.yaml; `inline` for functions. */
  readonly project?: string;
  /** Default: `dev`. */
  readonly stack?: string;
  /** Default: `organization`. */
  readonly organization?: string;
  /** Settings such as `aws:region`, without a namespace the project's; they go before what the stack's settings file says. */
  readonly config?: Readonly<Record<string, string>>;
  readonly stackTags?: Readonly<Record<string, string>>;
  /** The account that stands in for the real one; default `123456789012`, on Alibaba Cloud `1234567890123456`. */
  readonly account?: string;
  /** Default: the setting `aws:region`, else `us-east-1`; on Alibaba Cloud `alicloud:region`, else `cn-hangzhou`. */
  readonly region?: string;
  /** Seconds after which a program is ended; default 300. */
  readonly timeoutSeconds?: number;
  /** Answers by token, before the ones the engine knows. */
  readonly invokes?: Readonly<Record<string, InvokeAnswer>>;
  /** Outputs of other stacks that the program reads, by the name with which it refers to them. */
  readonly stackOutputs?: Readonly<Record<string, Properties>>;
  /** Sees each resource before its outputs are made; what it returns replaces the inputs, as a remediation does. */
  readonly onResource?: (resource: RegisteringResource) => Promise<Properties | undefined>;
  /** Told how many resources there are so far. */
  readonly onProgress?: (resources: number) => void;
  /** Told what a user may have meant otherwise. */
  readonly onNote?: (note: string) => void;
}

/** What every program is told about its run. */
export interface RunSettings {
  readonly stack: string;
  readonly organization: string;
  readonly preview: boolean;
  readonly config: Readonly<Record<string, string>>;
  /** Keys of settings whose values are secrets. */
  readonly secretKeys: readonly string[];
  /** Address of the resource monitor. */
  readonly monitor: string;
  /** Address of the engine's own service. */
  readonly engine: string;
  readonly timeoutSeconds: number;
}

/** Where the stand-in providers pretend to be. */
export interface Place {
  readonly account: string;
  readonly region: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
}
