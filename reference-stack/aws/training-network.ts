import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { studioEndpoints } from "../aws-shared/training";

interface TrainingNetworkArgs {
  readonly prefix: string;
  readonly region: string;
  /** Its addresses. */
  readonly block: string;
  /** Whether it has endpoints of the services that Studio needs. */
  readonly endpoints: boolean;
}

/** Zones with a subnet each, and the addresses in one. */
const ZONES = 2;
const ADDRESSES = 256;

const anyTcp = { protocol: "tcp", fromPort: 0, toPort: 65_535 };
const https = { protocol: "tcp", fromPort: 443, toPort: 443 };

/** The subnet of a zone: the first addresses of the block are for the first. */
const subnetOf = (block: string, zone: number): string => {
  const [first = ""] = block.split("/");
  const address = first.split(".").reduce((number, byte) => number * 256 + Number(byte), zone * ADDRESSES);
  const bytes = [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256);
  return `${bytes.join(".")}/24`;
};

/** A network without a way to the Internet, for Studio and for jobs. */
export class TrainingNetwork extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: pulumi.Output<string>[];
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: TrainingNetworkArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:TrainingNetwork", name, {}, options);
    const { prefix, block } = args;
    const parent = { parent: this };
    const tags = { Name: `${prefix}-training` };

    const vpc = new aws.ec2.Vpc(
      name,
      { cidrBlock: block, enableDnsSupport: true, enableDnsHostnames: true, tags },
      parent,
    );
    this.vpcId = vpc.id;
    const { names } = aws.getAvailabilityZonesOutput({ state: "available" }, parent);
    const routes = new aws.ec2.RouteTable(name, { vpcId: vpc.id, tags }, parent);
    this.subnetIds = Array.from({ length: ZONES }, (_, i) => {
      const { id } = new aws.ec2.Subnet(
        `${name}-${i}`,
        {
          vpcId: vpc.id,
          cidrBlock: subnetOf(block, i),
          availabilityZone: names.apply((zones) => zones[i] ?? ""),
          mapPublicIpOnLaunch: false,
          tags,
        },
        parent,
      );
      new aws.ec2.RouteTableAssociation(`${name}-${i}`, { subnetId: id, routeTableId: routes.id }, parent);
      return id;
    });

    const group = new aws.ec2.SecurityGroup(
      name,
      {
        name: `${prefix}-training`,
        description: "Studio and jobs: among themselves, and to AWS.",
        vpcId: vpc.id,
        ingress: [{ ...anyTcp, self: true, description: "Notebooks, kernels and their volume" }],
        egress: [
          { ...anyTcp, self: true, description: "Notebooks, kernels and their volume" },
          // There is no way to the Internet: anywhere is the endpoints, and S3 through its gateway.
          { ...https, cidrBlocks: ["0.0.0.0/0"], description: "AWS" },
        ],
        tags,
      },
      parent,
    );
    this.securityGroupId = group.id;
    if (args.endpoints) this.addEndpoints(name, args, routes.id);
    this.registerOutputs({});
  }

  private addEndpoints(name: string, { prefix, region }: TrainingNetworkArgs, routes: pulumi.Output<string>): void {
    const parent = { parent: this };
    const group = new aws.ec2.SecurityGroup(
      `${name}-endpoints`,
      {
        name: `${prefix}-training-endpoints`,
        description: "Endpoints of AWS services, for Studio and jobs.",
        vpcId: this.vpcId,
        ingress: [{ ...https, securityGroups: [this.securityGroupId], description: "Studio and jobs" }],
      },
      parent,
    );
    new aws.ec2.VpcEndpoint(
      `${name}-s3`,
      {
        vpcId: this.vpcId,
        serviceName: `com.amazonaws.${region}.s3`,
        vpcEndpointType: "Gateway",
        routeTableIds: [routes],
      },
      parent,
    );
    for (const [service, serviceName] of studioEndpoints(region))
      new aws.ec2.VpcEndpoint(
        `${name}-${service}`,
        {
          vpcId: this.vpcId,
          serviceName,
          vpcEndpointType: "Interface",
          privateDnsEnabled: true,
          subnetIds: this.subnetIds,
          securityGroupIds: [group.id],
        },
        parent,
      );
  }
}
