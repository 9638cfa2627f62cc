import type * as pulumi from "@pulumi/pulumi";

interface DomainParts {
  readonly name: string;
  readonly network: {
    readonly vpcId: pulumi.Output<string>;
    readonly subnetIds: pulumi.Output<string>[];
    readonly securityGroupId: pulumi.Output<string>;
  };
  readonly keyArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  readonly bucket: pulumi.Output<string>;
}

/** A SageMaker domain, which both providers spell alike: in its network, encrypted, and with a name to whatever is done. */
export const domainArgs = ({ name, network, keyArn, roleArn, bucket }: DomainParts) => ({
  domainName: name,
  authMode: "IAM" as const,
  appNetworkAccessType: "VpcOnly" as const,
  vpcId: network.vpcId,
  subnetIds: network.subnetIds,
  kmsKeyId: keyArn,
  domainSettings: {
    // Puts the user profile's name into what CloudTrail records of the execution role's calls.
    executionRoleIdentityConfig: "USER_PROFILE_NAME" as const,
    securityGroupIds: [network.securityGroupId],
  },
  defaultUserSettings: {
    executionRole: roleArn,
    securityGroups: [network.securityGroupId],
    sharingSettings: {
      notebookOutputOption: "Allowed" as const,
      s3OutputPath: bucket.apply((id) => `s3://${id}/shared-notebooks`),
      s3KmsKeyId: keyArn,
    },
  },
});
