import { alicloud, ramDocument } from "./resources";

const SERVICE = { Service: ["actiontrail.aliyuncs.com"] };

/** A RAM role with which ActionTrail, or whoever is named, delivers. */
export const ramRole = (Principal: object = SERVICE) =>
  alicloud.role(
    {
      roleName: "Delivery",
      assumeRolePolicyDocument: ramDocument({ Effect: "Allow", Action: "sts:AssumeRole", Principal }),
    },
    "role",
  );

/** What lets the role act, by a policy of the stack. */
export const rights = (Action: readonly string[], Resource = "*") => [
  alicloud.managedPolicy(
    { policyName: "Deliver", policyDocument: ramDocument({ Effect: "Allow", Action, Resource }) },
    "rights",
  ),
  alicloud.rolePolicyAttachment({ policyName: "Deliver", policyType: "Custom", roleName: "Delivery" }, "attachment"),
];

/** The same by a policy of Alibaba Cloud's own. */
export const system = (policyName: string) =>
  alicloud.rolePolicyAttachment({ policyName, policyType: "System", roleName: "Delivery" }, "system");
