export * as iam from "./iam";
