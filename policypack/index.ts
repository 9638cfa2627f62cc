import { PolicyPack } from "@pulumi/policy";
import { toCrossGuard } from "../src/core/crossguard";
import { refuseUnknownSettings } from "../src/core/served-config";
import { readPropertiesOnce } from "../src/core/served-properties";
import { sharedStack } from "../src/stack/crossguard";
import { policies } from "./policies";

refuseUnknownSettings(policies);
readPropertiesOnce(policies);
new PolicyPack("trailproof", {
  description: "Proves, before anything is deployed, that audit logging of AI workloads works.",
  policies: toCrossGuard(policies, { today: new Date(), stackOf: sharedStack() }),
});
