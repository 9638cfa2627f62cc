/** What GuardDuty watches besides calls and networks: data sets, what runs, and models. */
export const features = ["S3_DATA_EVENTS", "RUNTIME_MONITORING", "AI_PROTECTION"];

/** Where GuardDuty sees to it that an agent runs. */
export const agents = ["EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"];

/** What GuardDuty finds about models. Most of it is low: a rule for severities alone would leave it out. */
const aiFindings = [
  "Impact:IAMUser/AnomalousModelInvocation",
  "Impact:IAMUser/CostHarvesting",
  "Impact:IAMUser/PromptInjection.Direct",
  "DefenseEvasion:IAMUser/BedrockLoggingDisabled",
];

/** What GuardDuty finds when auditing itself is switched off or weakened, all of it low. */
const auditFindings = [
  "Stealth:IAMUser/CloudTrailLoggingDisabled",
  "Stealth:IAMUser/PasswordPolicyChange",
  "Stealth:S3/ServerAccessLoggingDisabled",
];

/** Event pattern of GuardDuty's findings: everything from medium severity on, and whatever concerns models or auditing. */
export const findingsPattern = {
  source: ["aws.guardduty"],
  "detail-type": ["GuardDuty Finding"],
  detail: { $or: [{ severity: [{ numeric: [">=", 4] }] }, { type: [...aiFindings, ...auditFindings] }] },
};
