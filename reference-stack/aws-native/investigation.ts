import * as awsNative from "@pulumi/aws-native";
import * as pulumi from "@pulumi/pulumi";
import { agents, features, findingsPattern } from "../aws-shared/investigation";
import type { Plan } from "../aws-shared/plan";
import type { InvestigationSettings } from "../settings";
import type { LogArchive } from "./log-archive";

interface InvestigationArgs extends InvestigationSettings, Pick<Plan, "prefix" | "names"> {
  readonly topicArn: pulumi.Input<string>;
  /** Keeps findings for longer than GuardDuty does. */
  readonly archive: LogArchive;
}

/**
 * Finds threats, tells the topic of them, and gathers what is needed to look into them: GuardDuty, a rule that takes everything
 * from medium severity on and whatever concerns models, and a graph of Detective.
 */
export class Investigation extends pulumi.ComponentResource {
  readonly graphArn: pulumi.Output<string> | undefined;
  private readonly parent: pulumi.CustomResourceOptions = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: InvestigationArgs,
    options?: pulumi.ComponentResourceOptions,
  ) {
    super("trailproof:aws-native:Investigation", name, {}, options);
    if (args.guardDuty) this.detect();
    this.route();
    if (args.detective) this.graphArn = this.gather();
    this.registerOutputs({});
  }

  private detect(): void {
    const detector = new awsNative.guardduty.Detector(
      this.name,
      {
        enable: true,
        findingPublishingFrequency: "FIFTEEN_MINUTES",
        features: features.map((name) => ({
          name,
          status: "ENABLED",
          ...(name === "RUNTIME_MONITORING" && {
            additionalConfiguration: agents.map((agent) => ({ name: agent, status: "ENABLED" })),
          }),
        })),
      },
      this.parent,
    );
    this.keep(detector);
  }

  private keep(detector: awsNative.guardduty.Detector): void {
    const { archive, names } = this.args;
    new awsNative.guardduty.PublishingDestination(
      this.name,
      {
        detectorId: detector.id,
        destinationType: "S3",
        destinationProperties: { destinationArn: names.archiveArn, kmsKeyArn: archive.keyArn },
      },
      { ...this.parent, dependsOn: archive.policy },
    );
  }

  private route(): void {
    const { prefix, topicArn, functionArn } = this.args;
    const rule = new awsNative.events.Rule(
      "findings",
      {
        name: `${prefix}-findings`,
        description: "GuardDuty found something that somebody should look at.",
        eventPattern: findingsPattern,
        targets: [
          { id: "alerts", arn: topicArn },
          ...(functionArn === undefined ? [] : [{ id: "function", arn: functionArn }]),
        ],
      },
      this.parent,
    );
    if (functionArn === undefined) return;
    new awsNative.lambda.Permission(
      "findings",
      {
        functionName: functionArn,
        action: "lambda:InvokeFunction",
        principal: "events.amazonaws.com",
        sourceArn: rule.arn,
      },
      this.parent,
    );
  }

  /** Cloud Control accepts no invitation in a member's name: somebody does it in the member's account. */
  private gather(): pulumi.Output<string> {
    const { prefix, organization, members } = this.args;
    const { arn: graphArn } = new awsNative.detective.Graph(
      this.name,
      { ...(organization && { autoEnableMembers: true }) },
      this.parent,
    );
    for (const { account, email } of members)
      new awsNative.detective.MemberInvitation(
        `member-${account}`,
        {
          graphArn,
          memberId: account,
          memberEmailAddress: email,
          message: `${prefix} looks into findings together.`,
        },
        this.parent,
      );
    return graphArn;
  }
}
