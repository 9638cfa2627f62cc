export * as acls from "./acls";
export * as alarm from "./alarm";
export * as eventPattern from "./event-pattern";
export * as eventSelector from "./event-selector";
export * as filterPattern from "./filter-pattern";
export * as iam from "./iam";
export * as logQuery from "./log-query";
export * as ram from "./ram";
