export { type AuditOptions, audit } from "./audit";
export type { Case, Cases, ExpectedError, InvalidCase, NotApplicableCase, UndecidedCase } from "./cases";
export { auditLogging } from "./chai";
export { PolicyTester } from "./policy-tester";
export { computed, ref, resource, type TestResource, unknown } from "./resources";
