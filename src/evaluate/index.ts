export * as acls from "./acls";
export * as filterPattern from "./filter-pattern";
export * as iam from "./iam";
