import type { Answer } from "../policy/syntax";
import { evaluate } from "./evaluate";
import type { Policy } from "./syntax";

/** Whether a service, e.g. `actiontrail.aliyuncs.com`, may assume the role of a trust policy. Source: RAM, "AssumeRole". */
export const mayAssumeRole = (trustPolicy: Policy, service: string): Answer => {
  const { decision, why } = evaluate([trustPolicy], {
    principal: { type: "Service", id: service },
    action: "sts:AssumeRole",
    resource: "*",
  });
  if (decision === "undecided") return { answer: "undecided", why };
  return { answer: decision === "allow" ? "yes" : "no", why };
};
