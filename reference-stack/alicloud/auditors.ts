import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { allOf, document } from "./documents";
import type { Place } from "./place";

interface AuditorsArgs {
  readonly prefix: string;
  readonly place: Place;
  /** Names as plain text, so that the policy is known before anything exists. */
  readonly projectName: string;
  readonly bucketName: string;
}

/** Those who read the records, and can do nothing else to them. */
export class Auditors extends pulumi.ComponentResource {
  readonly groupName: pulumi.Output<string>;

  constructor(name: string, args: AuditorsArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:alicloud:Auditors", name, {}, options);
    const { prefix, place, projectName, bucketName } = args;
    const { account, region } = place;
    const parent = { parent: this };
    const project = `acs:log:${region}:${account}:project/${projectName}`;
    const group = new alicloud.ram.Group(
      name,
      { groupName: `${prefix}-auditors`, comments: "Read audit records." },
      parent,
    );
    this.groupName = group.groupName;
    const policy = new alicloud.ram.Policy(
      name,
      {
        policyName: `${prefix}-read-audit-records`,
        description: "Read audit records and how they are made.",
        policyDocument: document(
          {
            Effect: "Allow",
            Action: ["actiontrail:Describe*", "actiontrail:Get*", "actiontrail:List*", "actiontrail:LookupEvents"],
            Resource: ["*"],
          },
          { Effect: "Allow", Action: ["log:Get*", "log:List*"], Resource: [project, `${project}/*`] },
          { Effect: "Allow", Action: ["oss:Get*", "oss:List*"], Resource: allOf(account, bucketName) },
          {
            Effect: "Allow",
            Action: ["kms:DescribeKey", "kms:Decrypt"],
            Resource: [`acs:kms:${region}:${account}:key/*`],
          },
        ),
      },
      parent,
    );
    new alicloud.ram.GroupPolicyAttachment(
      name,
      { groupName: group.groupName, policyName: policy.policyName, policyType: "Custom" },
      parent,
    );
    this.registerOutputs({});
  }
}
