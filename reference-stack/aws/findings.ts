import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface FindingsArgs {
  readonly prefix: string;
  readonly topicArn: pulumi.Input<string>;
}

/** What GuardDuty finds about models. Most of it is low: a rule for severities alone would leave it out. */
const aiFindings = [
  "Impact:IAMUser/AnomalousModelInvocation",
  "Impact:IAMUser/CostHarvesting",
  "Impact:IAMUser/PromptInjection.Direct",
  "DefenseEvasion:IAMUser/BedrockLoggingDisabled",
];

/** Tells the topic what GuardDuty finds: everything from medium severity on, and whatever concerns models. */
export class Findings extends pulumi.ComponentResource {
  constructor(name: string, args: FindingsArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:Findings", name, {}, options);
    const parent = { parent: this };
    const rule = new aws.cloudwatch.EventRule(
      name,
      {
        name: `${args.prefix}-findings`,
        description: "GuardDuty found something that somebody should look at.",
        eventPattern: JSON.stringify({
          source: ["aws.guardduty"],
          "detail-type": ["GuardDuty Finding"],
          detail: { $or: [{ severity: [{ numeric: [">=", 4] }] }, { type: aiFindings }] },
        }),
      },
      parent,
    );
    new aws.cloudwatch.EventTarget(name, { rule: rule.name, targetId: "alerts", arn: args.topicArn }, parent);
    this.registerOutputs({});
  }
}
