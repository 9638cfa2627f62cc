import * as awsNative from "@pulumi/aws-native";
import * as pulumi from "@pulumi/pulumi";
import { findingsPattern } from "../aws-shared/findings-pattern";

interface FindingsArgs {
  readonly prefix: string;
  readonly topicArn: pulumi.Input<string>;
}

/** Tells the topic what GuardDuty finds: everything from medium severity on, and whatever concerns models. */
export class Findings extends pulumi.ComponentResource {
  constructor(name: string, args: FindingsArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws-native:Findings", name, {}, options);
    new awsNative.events.Rule(
      name,
      {
        name: `${args.prefix}-findings`,
        description: "GuardDuty found something that somebody should look at.",
        eventPattern: findingsPattern,
        targets: [{ id: "alerts", arn: args.topicArn }],
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
