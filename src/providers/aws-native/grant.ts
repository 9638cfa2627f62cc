import type {
  GroupArgs,
  GroupPolicyArgs,
  ManagedPolicyArgs,
  RoleArgs,
  RolePolicyArgs,
  UserArgs,
  UserPolicyArgs,
} from "@pulumi/aws-native/iam";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { policyOf } from "../policy-document";
import { countOf, nonEmpty } from "../values";

type Inline = Pick<Unwrap<UserPolicyArgs>, "policyDocument">;
type Holding = Pick<Unwrap<UserArgs>, "policies" | "managedPolicyArns">;

const documentsOf = (p: Inline) =>
  nonEmpty(p.policyDocument) === undefined ? [] : [policyOf(p.policyDocument, "policyDocument")];

const inline = <H extends "userName" | "groupName" | "roleName">(at: H, holder: "user" | "group" | "role") =>
  ({
    holders: { at, get: () => [holder] },
    documents: { at: "policyDocument", get: documentsOf },
    policies: { at: "policyDocument", to: "managedPolicy", list: true, get: () => [] },
  }) as const;

const own = <H extends "userName" | "groupName" | "roleName">(at: H, holder: "user" | "group" | "role") =>
  ({
    holders: { at, get: () => [holder] },
    documents: {
      at: "policies",
      get: (p: Holding) =>
        (p.policies ?? []).map(({ policyDocument }, i) => policyOf(policyDocument, `policies[${i}].policyDocument`)),
    },
    policies: { at: "managedPolicyArns", to: "managedPolicy", list: true, get: (p: Holding) => p.managedPolicyArns },
  }) as const;

const gives = { says: (p: Holding) => countOf(p.policies) + countOf(p.managedPolicyArns) > 0 };

/** Every way in which a user, a group or a role is given what policies allow. */
export const grant = [
  adapter<Unwrap<UserPolicyArgs>>()("grant", "aws-native:iam:UserPolicy", inline("userName", "user")),
  adapter<Unwrap<GroupPolicyArgs>>()("grant", "aws-native:iam:GroupPolicy", inline("groupName", "group")),
  adapter<Unwrap<RolePolicyArgs>>()("grant", "aws-native:iam:RolePolicy", inline("roleName", "role")),
  adapter<Unwrap<UserArgs>>()("grant", "aws-native:iam:User", own("userName", "user"), gives),
  adapter<Unwrap<GroupArgs>>()("grant", "aws-native:iam:Group", own("groupName", "group"), gives),
  adapter<Unwrap<RoleArgs>>()("grant", "aws-native:iam:Role", own("roleName", "role"), gives),
  adapter<Unwrap<ManagedPolicyArgs>>()(
    "grant",
    "aws-native:iam:ManagedPolicy",
    {
      holders: {
        at: "users",
        get: (p) => [
          ...(countOf(p.users) > 0 ? (["user"] as const) : []),
          ...(countOf(p.groups) > 0 ? (["group"] as const) : []),
          ...(countOf(p.roles) > 0 ? (["role"] as const) : []),
        ],
      },
      documents: { at: "policyDocument", get: documentsOf },
      policies: { at: "policyDocument", to: "managedPolicy", list: true, get: () => [] },
    },
    { says: (p) => countOf(p.users) + countOf(p.groups) + countOf(p.roles) > 0 },
  ),
];
