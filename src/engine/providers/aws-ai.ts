import { arn, named, text } from "./aws-stand-in";
import type { Making, StandIn } from "./stand-in";

const ID_LENGTH = 12;

const domainId = (m: Making): string => `d-${m.hex(ID_LENGTH)}`;

const sagemaker = (resource: string, nameProperty = "name"): StandIn =>
  named(
    nameProperty,
    "name",
    arn("sagemaker", (m) => `${resource}/${m.name.toLowerCase()}`),
  );

/** Something in a VPC, with an id of its own. */
const networked = (prefix: string, resource: string): StandIn => ({
  id: (m) => `${prefix}-${m.hex(17)}`,
  computed: (m) => ({ arn: arn("ec2", () => `${resource}/${prefix}-${m.hex(17)}`)(m), ownerId: m.account }),
});

/** What @pulumi/aws computes for SageMaker and Bedrock, and for the network that models are trained in. */
export const awsAiStandIns: readonly (readonly [string, StandIn])[] = [
  [
    "aws:sagemaker/domain:Domain",
    {
      defaults: { appNetworkAccessType: "PublicInternetOnly", tagPropagation: "DISABLED" },
      id: domainId,
      computed: (m) => ({
        arn: arn("sagemaker", () => `domain/${domainId(m)}`)(m),
        homeEfsFileSystemId: `fs-${m.hex(17)}`,
        securityGroupIdForDomainBoundary: `sg-${m.hex(17)}`,
        url: `https://${domainId(m)}.studio.${m.region}.sagemaker.aws`,
      }),
    },
  ],
  [
    "aws:sagemaker/userProfile:UserProfile",
    {
      id: (m) => arn("sagemaker", () => `user-profile/${text(m.inputs.domainId)}/${text(m.inputs.userProfileName)}`)(m),
      computed: (m) => ({
        arn: arn("sagemaker", () => `user-profile/${text(m.inputs.domainId)}/${text(m.inputs.userProfileName)}`)(m),
        homeEfsFileSystemUid: "200005",
      }),
    },
  ],
  [
    "aws:sagemaker/notebookInstance:NotebookInstance",
    {
      ...sagemaker("notebook-instance"),
      defaults: {
        directInternetAccess: "Enabled",
        platformIdentifier: "notebook-al2-v3",
        rootAccess: "Enabled",
        volumeSize: 5,
      },
    },
  ],
  ["aws:sagemaker/model:Model", sagemaker("model")],
  ["aws:sagemaker/endpointConfiguration:EndpointConfiguration", sagemaker("endpoint-config")],
  ["aws:sagemaker/endpoint:Endpoint", sagemaker("endpoint")],
  ["aws:sagemaker/trainingJob:TrainingJob", sagemaker("training-job", "trainingJobName")],
  [
    "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration",
    { id: (m) => m.region, computed: () => ({}) },
  ],
  ["aws:ec2/vpc:Vpc", networked("vpc", "vpc")],
  ["aws:ec2/subnet:Subnet", networked("subnet", "subnet")],
  ["aws:ec2/routeTable:RouteTable", networked("rtb", "route-table")],
  ["aws:ec2/securityGroup:SecurityGroup", networked("sg", "security-group")],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", networked("vpce", "vpc-endpoint")],
];
