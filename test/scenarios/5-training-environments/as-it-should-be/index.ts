import { setUp } from "../../../../reference-stack/aws-native";

module.exports = async () => {
  const { domainUrl, trailArn, logGroupName, logStreamName } = await setUp({
    prefix: "training",
    email: "security-alerts@example.com",
    dataSetBuckets: [],
    logRetentionDays: 400,
    lockDays: 400,
    lockMode: "GOVERNANCE",
    archiveAfterDays: 90,
    expireAfterDays: 2557,
    trainingUsers: ["first-user"],
    trainingNetwork: "10.64.0.0/16",
    trainingEndpoints: true,
  });
  return { domainUrl, trailArn, logGroupName, logStreamName };
};
