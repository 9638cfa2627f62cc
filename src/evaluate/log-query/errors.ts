import { TextSyntaxError } from "../syntax-error";

/** Thrown when a search is none that Log Service accepts; says where and what to do. */
export class LogQuerySyntaxError extends TextSyntaxError {
  override readonly name = "LogQuerySyntaxError";
}
