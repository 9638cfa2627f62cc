export * as filterPattern from "./filter-pattern";
export * as iam from "./iam";
