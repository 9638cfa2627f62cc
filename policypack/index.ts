import { PolicyPack } from "@pulumi/policy";
import { toCrossGuard } from "../src/core/crossguard";
import { policies } from "./policies";

new PolicyPack("trailproof", {
  description: "Proves, before anything is deployed, that audit logging of AI workloads works.",
  policies: toCrossGuard(policies, { today: new Date() }),
});
