import { TextSyntaxError } from "../syntax-error";

/** Thrown when a filter pattern is none that CloudWatch Logs accepts; says where and what to do. */
export class FilterPatternSyntaxError extends TextSyntaxError {
  override readonly name = "FilterPatternSyntaxError";
}
