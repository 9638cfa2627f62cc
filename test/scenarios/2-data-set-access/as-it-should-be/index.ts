import * as aws from "@pulumi/aws";
import { setUp } from "../../../../reference-stack/aws";

module.exports = async () => {
  const dataSet = "ai-data-set-of-customer-letters";
  new aws.s3.Bucket("dataSet", { bucket: dataSet });
  const { bucketName, trailArn } = await setUp({
    prefix: "ai-data-set",
    email: "security-alerts@example.com",
    dataSetBuckets: [dataSet],
    logRetentionDays: 400,
    lockDays: 400,
    lockMode: "GOVERNANCE",
    archiveAfterDays: 90,
    expireAfterDays: 2557,
  });
  return { bucketName, trailArn };
};
