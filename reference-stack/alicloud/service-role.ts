import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { document, type Statement, trust } from "./documents";

interface ServiceRoleArgs {
  readonly account: string;
  readonly name: string;
  readonly service: string;
  readonly statements: readonly Statement[];
}

/** A role that one service takes on, and that may do just what it needs. */
export class ServiceRole extends pulumi.ComponentResource {
  /** Plain text, so that a preview knows who the role is. RAM writes names in small letters here. */
  readonly arn: string;

  constructor(name: string, args: ServiceRoleArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:alicloud:ServiceRole", name, {}, options);
    const parent = { parent: this };
    this.arn = `acs:ram::${args.account}:role/${args.name.toLowerCase()}`;
    const role = new alicloud.ram.Role(
      name,
      { roleName: args.name, assumeRolePolicyDocument: trust(args.service) },
      parent,
    );
    const policy = new alicloud.ram.Policy(
      name,
      { policyName: args.name, policyDocument: document(...args.statements) },
      parent,
    );
    new alicloud.ram.RolePolicyAttachment(
      name,
      { roleName: role.roleName, policyName: policy.policyName, policyType: "Custom" },
      parent,
    );
    this.registerOutputs({});
  }
}
