import type { Subject } from "../../concepts";
import { iam } from "../../evaluate";
import type { Stack } from "../../stack/stack";
import { accountOf } from "../access/account";
import { admission, refusalOf } from "../access/admission";
import { serviceRequest } from "../access/service-request";

const SAGEMAKER = "sagemaker.amazonaws.com";

/** The roles with which people work in a studio, as far as they are part of the stack: its own, and those of its user profiles. Throws `UndecidedError`. */
export const rolesIn = (stack: Stack, studio: Subject<"studio">): readonly Subject<"role">[] => {
  const profiles = stack.referrers(studio, "userProfile", "studio");
  return [...new Set([studio, ...profiles].flatMap(({ executionRole }) => executionRole.target ?? []))];
};

/**
 * Why SageMaker cannot take on a role in somebody's name; `undefined` when it can. Where a studio names people it sets the
 * source identity, which the role's trust has to allow by itself (SageMaker Developer Guide, "Monitoring user resource access
 * from SageMaker Studio with sourceIdentity"). Throws `UndecidedError`.
 */
export const namingRefusal = (
  stack: Stack,
  studio: Subject<"studio">,
  role: Subject<"role">,
): { readonly action: string; readonly why: string } | undefined => {
  const admitted = admission([role.trust], accountOf(stack, studio), (account) =>
    ["sts:AssumeRole", "sts:SetSourceIdentity"].map((action) => ({
      principal: { type: "Service", id: SAGEMAKER },
      action,
      resource: role.resource.arn ?? "*",
      context: {
        ...serviceRequest(SAGEMAKER, { arn: iam.unknownValue, account }),
        "sts:SourceIdentity": iam.unknownValue,
      },
    })),
  );
  const refusal = refusalOf(
    admitted,
    `Whether SageMaker may name people in ${role.resource.name} cannot be known`,
    role,
  );
  return refusal && { action: refusal.request.action, why: refusal.why };
};
