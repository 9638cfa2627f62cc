import type {
  GroupPolicyAttachmentArgs,
  PolicyArgs,
  RoleArgs,
  RolePolicyAttachmentArgs,
  UserPolicyAttachmentArgs,
} from "@pulumi/alicloud/ram";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { ramPolicyOf } from "../policy-document";
import { nonEmpty, textOf } from "../values";

type Role = Unwrap<RoleArgs>;
type Policy = Unwrap<PolicyArgs>;
type Attachment = Pick<Unwrap<RolePolicyAttachmentArgs>, "policyName" | "policyType">;

/** What a role's trust was said with before there was a document for it. */
const trustInParts = ({ services, ramUsers }: Role): object => ({
  Version: "1",
  Statement: [
    {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: {
        ...(services?.length && { Service: services }),
        ...(ramUsers?.length && { RAM: ramUsers }),
      },
    },
  ],
});

const trustOf = (p: Role) => {
  const own = nonEmpty(p.assumeRolePolicyDocument);
  if (own !== undefined) return ramPolicyOf(own, "assumeRolePolicyDocument");
  const older = nonEmpty(p.document);
  if (older !== undefined) return ramPolicyOf(older, "document");
  return ramPolicyOf(trustInParts(p), p.services?.length ? "services" : "ramUsers");
};

const inParts = ({ statements, version }: Policy): object => ({
  Version: textOf(version) ?? "1",
  Statement: (statements ?? []).map(({ effect, actions, resources }) => ({
    Effect: effect,
    Action: actions,
    Resource: resources,
  })),
});

const documentOf = (p: Policy) => {
  const own = nonEmpty(p.policyDocument);
  if (own !== undefined) return ramPolicyOf(own, "policyDocument");
  const older = nonEmpty(p.document);
  return older === undefined ? ramPolicyOf(inParts(p), "statements") : ramPolicyOf(older, "document");
};

/** System policies are Alibaba Cloud's, whatever a policy of one's own is called (RAM, "Policy elements": Resource). */
const policyOf = (p: Attachment): string | undefined =>
  textOf(p.policyType) === "System" ? `acs:ram::system:policy/${textOf(p.policyName)}` : textOf(p.policyName);

const attached = { at: "policyName", to: "managedPolicy", get: policyOf } as const;

const grantedTo = <H extends "groupName" | "roleName" | "userName">(kind: "group" | "role" | "user", holder: H) =>
  ({
    holders: { at: holder, get: () => [kind] },
    documents: { at: "policyName", get: () => [] },
    policies: { at: "policyName", to: "managedPolicy", list: true, get: (p: Attachment) => [policyOf(p)] },
  }) as const;

/** The names in ARNs of RAM are in small letters (RAM, "Policy elements": Principal). */
const arnOf = (kind: string) => (name: string) => ["ram", `${kind}/${name.toLowerCase()}`] as const;

const ROLE_ATTACHMENT = "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment";

export const identity = [
  adapter<Role>()(
    "role",
    "alicloud:ram/role:Role",
    {
      name: { at: "roleName", get: (p) => textOf(p.roleName) ?? textOf(p.name) },
      trust: { at: "assumeRolePolicyDocument", get: trustOf },
    },
    { identity: { names: ["roleName", "name"], arn: arnOf("role") } },
  ),
  adapter<Policy>()(
    "managedPolicy",
    "alicloud:ram/policy:Policy",
    { document: { at: "policyDocument", get: documentOf } },
    { identity: { names: ["policyName", "name"], arn: arnOf("policy") } },
  ),
  adapter<Unwrap<RolePolicyAttachmentArgs>>()("policyAttachment", ROLE_ATTACHMENT, {
    roles: { at: "roleName", to: "role", list: true, get: (p) => [p.roleName] },
    policy: attached,
  }),
  adapter<Unwrap<RolePolicyAttachmentArgs>>()("grant", ROLE_ATTACHMENT, grantedTo("role", "roleName")),
  adapter<Unwrap<GroupPolicyAttachmentArgs>>()(
    "grant",
    "alicloud:ram/groupPolicyAttachment:GroupPolicyAttachment",
    grantedTo("group", "groupName"),
  ),
  adapter<Unwrap<UserPolicyAttachmentArgs>>()(
    "grant",
    "alicloud:ram/userPolicyAttachment:UserPolicyAttachment",
    grantedTo("user", "userName"),
  ),
];
