import { ref } from "../../src/testing";
import { aws } from "./aws";

export { alicloud } from "./alicloud";
export { aws } from "./aws";
export { awsNative } from "./aws-native";

/** A policy document as text. */
export const document = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** A policy document of RAM or OSS as text. */
export const ramDocument = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "1", Statement: statements });

/** A role with which CloudTrail writes to any log group, and what lets it. */
export const deliveryRole = aws.role(
  {
    assumeRolePolicy: document({
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "sts:AssumeRole",
    }),
  },
  "delivery",
);
export const deliveryRolePolicy = aws.rolePolicy(
  {
    role: ref(deliveryRole),
    policy: document({
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: "arn:aws:logs:*:*:log-group:*:log-stream:*_CloudTrail_*",
    }),
  },
  "delivery",
);
