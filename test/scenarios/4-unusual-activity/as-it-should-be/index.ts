import { setUp } from "../../../../reference-stack/aws";

module.exports = async () => {
  const { graphArn } = await setUp({
    prefix: "ai-workload",
    email: "security-alerts@example.com",
    dataSetBuckets: [],
    logRetentionDays: 400,
    lockDays: 400,
    lockMode: "GOVERNANCE",
    archiveAfterDays: 90,
    expireAfterDays: 2557,
    investigation: {
      guardDuty: true,
      detective: true,
      members: [{ account: "210987654321", email: "training-account@example.com" }],
      acceptWithRole: "AcceptInvitations",
      organization: false,
      functionArn: "arn:aws:lambda:us-east-1:123456789012:function:look-into-it",
    },
  });
  return { graphArn };
};
