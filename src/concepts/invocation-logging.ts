import type { Link } from "./link";

/** Keeps what models are asked and answer, with who asked: Bedrock's model invocation logging, one for an account and Region. */
export interface InvocationLogging {
  readonly bucket: Link<"bucket">;
  /** Key prefix in the bucket, without slashes at its ends; empty when there is none. */
  readonly prefix: string;
  readonly logGroup: Link<"logGroup">;
  /** The role with which the service writes to the log group. */
  readonly logGroupRole: Link<"role">;
  /** Where the log group's entries leave what is too large for them. */
  readonly largeBucket: Link<"bucket">;
  readonly largePrefix: string;
  readonly logsText: boolean;
  readonly logsImages: boolean;
  readonly logsEmbeddings: boolean;
  readonly logsVideo: boolean;
}
