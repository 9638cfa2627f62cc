import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { findingsPattern } from "../aws-shared/findings-pattern";

interface FindingsArgs {
  readonly prefix: string;
  readonly topicArn: pulumi.Input<string>;
}

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
        eventPattern: JSON.stringify(findingsPattern),
      },
      parent,
    );
    new aws.cloudwatch.EventTarget(name, { rule: rule.name, targetId: "alerts", arn: args.topicArn }, parent);
    this.registerOutputs({});
  }
}
