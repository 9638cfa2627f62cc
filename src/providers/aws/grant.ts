import type {
  GroupPolicyArgs,
  GroupPolicyAttachmentArgs,
  PolicyAttachmentArgs,
  RoleArgs,
  RolePolicyArgs,
  RolePolicyAttachmentArgs,
  UserPolicyArgs,
  UserPolicyAttachmentArgs,
} from "@pulumi/aws/iam";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { policyOf } from "../policy-document";
import { nonEmpty } from "../values";

type Holder = "user" | "group" | "role";
type Inline = Pick<Unwrap<UserPolicyArgs>, "policy">;
type Attached = Pick<Unwrap<UserPolicyAttachmentArgs>, "policyArn">;
type Role = Unwrap<RoleArgs>;

const inline = <H extends Holder>(holder: H) =>
  ({
    holders: { at: holder, get: () => [holder] },
    documents: { at: "policy", get: (p: Inline) => [policyOf(p.policy, "policy")] },
    policies: { at: "policy", to: "managedPolicy", list: true, get: () => [] },
  }) as const;

const policies = { at: "policyArn", to: "managedPolicy", list: true, get: (p: Attached) => [p.policyArn] } as const;

const attached = <H extends Holder>(holder: H) =>
  ({
    holders: { at: holder, get: () => [holder] },
    documents: { at: "policyArn", get: () => [] },
    policies,
  }) as const;

const hasSome = (list: readonly unknown[] | null | undefined): boolean => (list?.length ?? 0) > 0;

/** Every way in which a user, a group or a role is given what policies allow. */
export const grant = [
  adapter<Unwrap<UserPolicyArgs>>()("grant", "aws:iam/userPolicy:UserPolicy", inline("user")),
  adapter<Unwrap<GroupPolicyArgs>>()("grant", "aws:iam/groupPolicy:GroupPolicy", inline("group")),
  adapter<Unwrap<RolePolicyArgs>>()("grant", "aws:iam/rolePolicy:RolePolicy", inline("role")),
  adapter<Unwrap<UserPolicyAttachmentArgs>>()(
    "grant",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment",
    attached("user"),
  ),
  adapter<Unwrap<GroupPolicyAttachmentArgs>>()(
    "grant",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
    attached("group"),
  ),
  adapter<Unwrap<RolePolicyAttachmentArgs>>()(
    "grant",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    attached("role"),
  ),
  adapter<Unwrap<PolicyAttachmentArgs>>()("grant", "aws:iam/policyAttachment:PolicyAttachment", {
    holders: {
      at: "users",
      get: (p) => [
        ...(hasSome(p.users) ? (["user"] as const) : []),
        ...(hasSome(p.groups) ? (["group"] as const) : []),
        ...(hasSome(p.roles) ? (["role"] as const) : []),
      ],
    },
    documents: { at: "policyArn", get: () => [] },
    policies,
  }),
  adapter<Role>()(
    "grant",
    "aws:iam/role:Role",
    {
      holders: { at: "name", get: () => ["role"] },
      documents: {
        at: "inlinePolicies",
        get: (p) =>
          (p.inlinePolicies ?? []).flatMap(({ policy }, i) =>
            nonEmpty(policy) === undefined ? [] : [policyOf(policy, `inlinePolicies[${i}].policy`)],
          ),
      },
      policies: { at: "managedPolicyArns", to: "managedPolicy", list: true, get: (p) => p.managedPolicyArns },
    },
    { says: (p) => hasSome(p.inlinePolicies) || hasSome(p.managedPolicyArns) },
  ),
];
