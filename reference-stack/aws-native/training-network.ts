import * as awsNative from "@pulumi/aws-native";
import * as pulumi from "@pulumi/pulumi";
import { studioEndpoints } from "../aws-shared/training";

interface TrainingNetworkArgs {
  readonly prefix: string;
  readonly region: string;
  /** Its addresses, as a block. */
  readonly block: string;
  /** Whether it has a way to the services that Studio needs. */
  readonly endpoints: boolean;
}

/** Zones with a subnet each, and the bits that a subnet leaves to its hosts. */
const ZONES = 2;
const HOST_BITS = 8;

const anyTcp = { ipProtocol: "tcp", fromPort: 0, toPort: 65_535 };
const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

/** A network without a way to the Internet, for Studio and for jobs. */
export class TrainingNetwork extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: pulumi.Output<string>[];
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: TrainingNetworkArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws-native:TrainingNetwork", name, {}, options);
    const { prefix, block } = args;
    const parent = { parent: this };
    const tags = [{ key: "Name", value: `${prefix}-training` }];

    const vpc = new awsNative.ec2.Vpc(
      name,
      { cidrBlock: block, enableDnsSupport: true, enableDnsHostnames: true, tags },
      parent,
    );
    this.vpcId = vpc.vpcId;
    const { subnets } = awsNative.cidrOutput({ ipBlock: block, count: ZONES, cidrBits: HOST_BITS }, parent);
    const { azs } = awsNative.getAzsOutput({}, parent);
    const routes = new awsNative.ec2.RouteTable(name, { vpcId: vpc.vpcId, tags }, parent);
    this.subnetIds = Array.from({ length: ZONES }, (_, i) => {
      const { subnetId } = new awsNative.ec2.Subnet(
        `${name}-${i}`,
        { vpcId: vpc.vpcId, cidrBlock: subnets[i], availabilityZone: azs[i], mapPublicIpOnLaunch: false, tags },
        parent,
      );
      new awsNative.ec2.SubnetRouteTableAssociation(
        `${name}-${i}`,
        { subnetId, routeTableId: routes.routeTableId },
        parent,
      );
      return subnetId;
    });

    const group = new awsNative.ec2.SecurityGroup(
      name,
      {
        groupName: `${prefix}-training`,
        groupDescription: "Studio and jobs: among themselves, and to AWS.",
        vpcId: vpc.vpcId,
        // There is no way to the Internet: anywhere is the endpoints, and S3 through its gateway.
        securityGroupEgress: [{ ...https, cidrIp: "0.0.0.0/0", description: "AWS" }],
        tags,
      },
      parent,
    );
    this.securityGroupId = group.groupId;
    const among = { ...anyTcp, groupId: group.groupId, description: "Notebooks, kernels and their volume" };
    new awsNative.ec2.SecurityGroupIngress(name, { ...among, sourceSecurityGroupId: group.groupId }, parent);
    new awsNative.ec2.SecurityGroupEgress(name, { ...among, destinationSecurityGroupId: group.groupId }, parent);
    if (args.endpoints) this.addEndpoints(name, args, routes.routeTableId);
    this.registerOutputs({});
  }

  private addEndpoints(
    name: string,
    { prefix, region }: TrainingNetworkArgs,
    routeTableId: pulumi.Output<string>,
  ): void {
    const parent = { parent: this };
    const group = new awsNative.ec2.SecurityGroup(
      `${name}-endpoints`,
      {
        groupName: `${prefix}-training-endpoints`,
        groupDescription: "Endpoints of AWS services, for Studio and jobs.",
        vpcId: this.vpcId,
        securityGroupIngress: [
          { ...https, sourceSecurityGroupId: this.securityGroupId, description: "Studio and jobs" },
        ],
      },
      parent,
    );
    new awsNative.ec2.VpcEndpoint(
      `${name}-s3`,
      {
        vpcId: this.vpcId,
        serviceName: `com.amazonaws.${region}.s3`,
        vpcEndpointType: "Gateway",
        routeTableIds: [routeTableId],
      },
      parent,
    );
    for (const [service, serviceName] of studioEndpoints(region))
      new awsNative.ec2.VpcEndpoint(
        `${name}-${service}`,
        {
          vpcId: this.vpcId,
          serviceName,
          vpcEndpointType: "Interface",
          privateDnsEnabled: true,
          subnetIds: this.subnetIds,
          securityGroupIds: [group.groupId],
        },
        parent,
      );
  }
}
