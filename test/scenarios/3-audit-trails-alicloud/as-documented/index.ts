import * as alicloud from "@pulumi/alicloud";

const project = new alicloud.log.Project("auditTrail", {
  projectName: "ai-workload-audit-trail",
  description: "Audit trail for AI workloads",
});

const logStore = new alicloud.log.Store("workloadLogs", {
  projectName: project.projectName,
  logstoreName: "ai-workload-log-store",
  retentionPeriod: 30,
  shardCount: 2,
});

new alicloud.ram.Group("auditors", { groupName: "ai-workload-auditors" });

export const projectName = project.projectName;
export const logStoreName = logStore.logstoreName;
