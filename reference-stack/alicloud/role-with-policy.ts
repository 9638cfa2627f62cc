import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { document, type Statement } from "./documents";

interface RoleWithPolicyArgs {
  readonly name: string;
  readonly trust: string;
  readonly statements: readonly Statement[];
  /** A key that the role encrypts with. */
  readonly keyArn: pulumi.Input<string>;
}

/** A role that may do just what one service needs, and use one key for it. */
export class RoleWithPolicy extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: RoleWithPolicyArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:alicloud:RoleWithPolicy", name, {}, options);
    const parent = { parent: this };
    const role = new alicloud.ram.Role(name, { roleName: args.name, assumeRolePolicyDocument: args.trust }, parent);
    this.arn = role.arn;
    const attach = (what: string, policyDocument: pulumi.Input<string>): void => {
      const policy = new alicloud.ram.Policy(
        `${name}-${what}`,
        { policyName: `${args.name}-${what}`, policyDocument },
        parent,
      );
      new alicloud.ram.RolePolicyAttachment(
        `${name}-${what}`,
        { roleName: role.roleName, policyName: policy.policyName, policyType: "Custom" },
        parent,
      );
    };
    if (args.statements.length > 0) attach("write", document(...args.statements));
    attach(
      "use-key",
      pulumi.output(args.keyArn).apply((keyArn) =>
        document({
          Effect: "Allow",
          Action: ["kms:DescribeKey", "kms:GenerateDataKey", "kms:Encrypt", "kms:Decrypt"],
          Resource: [keyArn],
        }),
      ),
    );
    this.registerOutputs({});
  }
}
