import { setUp } from "../../../../reference-stack/aws";

module.exports = async () => {
  const { bucketName, trailArn } = await setUp({
    prefix: "ai-workload",
    email: "security-alerts@example.com",
    dataSetBuckets: [],
    logRetentionDays: 400,
    lockDays: 400,
    lockMode: "GOVERNANCE",
    archiveAfterDays: 90,
    expireAfterDays: 2557,
  });
  return { bucketName, trailArn };
};
