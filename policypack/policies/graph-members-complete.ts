import { acceptanceOf, graphProblem, isOwner, sharesEmail } from "../../src/chain/investigation/graph";
import { notApplicable } from "../../src/core/check";
import { defineStackPolicy } from "../../src/core/policy";

/** An account that is invited and does not accept contributes nothing, and looks like one that does. */
export default defineStackPolicy({
  name: "graph-members-complete",
  severity: "medium",
  level: "advisory",
  description: "Accounts that are invited to a graph can accept, and do.",
  rationale:
    "An invitation adds no data. Until it is accepted in the other account, or when its address is not the one of that account's root user, what happens there is missing from every investigation, and nothing says so.",
  controls: ["ISO 27001:2022 A.5.28", "SOC 2 CC7.3"],
  on: "stack",
  notOn: { alicloud: "Detective is AWS's; Alibaba Cloud's Security Center is not judged." },
  config: {
    acceptedElsewhere: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Accounts that accept the invitation in another stack, or by hand.",
    },
  },
  messages: {
    noGraph: "is invited to no graph. Set `{{at}}` to the ARN of the graph.",
    otherGraph: "is invited to another graph than the one of this stack. Set `{{at}}` to the ARN of {{graph}}.",
    ownAccount: "invites the account that the graph belongs to, which is refused. Set `{{at}}` to another account.",
    sharedEmail:
      "has the same address as {{other}}, and no two accounts share that of their root user: one invitation fails. Change `{{at}}`.",
    notAccepted:
      "is invited and contributes nothing until the account accepts: of {{invited}} invited, {{accepting}} accept in this stack. Declare an invitation accepter with a provider of that account, or name the account in `acceptedElsewhere`.",
    notNotified: "is not told of the invitation that it has to accept. Leave out `{{at}}`, or accept it in this stack.",
  },

  check(stack, { config, report, part }) {
    const members = stack.subjects("graphMember");
    if (members.length + stack.subjects("graph").length === 0) notApplicable("The stack has no graph.");
    for (const subject of members) {
      part(() => {
        const problem = graphProblem(stack, subject);
        const graph = stack.subjects("graph")[0]?.resource.name ?? "";
        if (problem) report(problem, { subject, at: "graph", graph });
      });
      part(() => isOwner(stack, subject) && report("ownAccount", { subject, at: "account" }));
      part(() => {
        const other = sharesEmail(stack, subject)?.resource.name;
        if (other !== undefined) report("sharedEmail", { subject, at: "email", other });
      });
      part(() => {
        const acceptance = acceptanceOf(stack, subject, config.acceptedElsewhere);
        if (!acceptance || acceptance.accepting >= acceptance.invited) return;
        report("notAccepted", { subject, ...acceptance });
        if (!subject.notified) report("notNotified", { subject, at: "notified" });
      });
    }
  },
});
