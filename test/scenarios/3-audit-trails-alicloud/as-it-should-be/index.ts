import { setUp } from "../../../../reference-stack/alicloud";

module.exports = async () => {
  const { projectName, logStoreName } = await setUp({
    prefix: "ai-workload",
    email: "security-alerts@example.com",
    logRetentionDays: 400,
    lockDays: 400,
    archiveAfterDays: 90,
    expireAfterDays: 2557,
    kmsInstanceId: "",
    alertCenterRegion: "cn-heyuan",
  });
  return { projectName, logStoreName };
};
