import { namingRefusal, rolesIn } from "../../src/chain/investigation/studio-roles";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** A studio that names people hands their names to roles, and a role may refuse. */
export default defineStackPolicy({
  name: "studio-roles-name-people",
  severity: "medium",
  level: "mandatory",
  description: "The roles of studios that name people let SageMaker set the source identity.",
  rationale:
    "Setting a source identity is a permission of its own in a role's trust policy. Without it a studio that names people is refused, and the way out that is found in a hurry is to switch the names off.",
  controls: ["NIST 800-53 AU-3", "NIST 800-53 AU-10"],
  on: "studio",
  notOn: { alicloud: "SageMaker is AWS's; Alibaba Cloud's PAI is not judged." },
  config: {},
  messages: {
    refused:
      "names people, and the trust of its role {{role}} does not let sagemaker.amazonaws.com call `{{action}}`: {{why}}. Allow sts:AssumeRole and sts:SetSourceIdentity in `{{at}}`.",
  },

  check(studio, { report, part, stack }) {
    if (!studio.attributable) notApplicable("It does not name people.");
    const roles = rolesIn(stack, studio);
    if (roles.length === 0) notApplicable("Its roles are not part of this stack.");
    for (const role of roles)
      part(() => {
        const refusal = namingRefusal(stack, studio, role);
        if (refusal) report("refused", { subject: role, at: "trust", role: role.resource.name, ...refusal });
      });
  },
});
