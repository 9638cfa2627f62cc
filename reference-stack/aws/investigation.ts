import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { agents, features, findingsPattern } from "../aws-shared/investigation";
import type { Plan } from "../aws-shared/plan";
import type { InvestigationSettings, Member } from "../settings";
import type { LogArchive } from "./log-archive";

interface InvestigationArgs extends InvestigationSettings, Pick<Plan, "prefix" | "place" | "names"> {
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
    super("trailproof:aws:Investigation", name, {}, options);
    if (args.guardDuty) this.detect();
    this.route();
    if (args.detective) this.graphArn = this.gather();
    this.registerOutputs({});
  }

  private detect(): void {
    const detector = new aws.guardduty.Detector(
      this.name,
      { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES" },
      this.parent,
    );
    this.keep(detector);
    for (const name of features)
      new aws.guardduty.DetectorFeature(
        name.toLowerCase().replaceAll("_", "-"),
        {
          detectorId: detector.id,
          name,
          status: "ENABLED",
          ...(name === "RUNTIME_MONITORING" && {
            additionalConfigurations: agents.map((agent) => ({ name: agent, status: "ENABLED" })),
          }),
        },
        this.parent,
      );
  }

  private keep(detector: aws.guardduty.Detector): void {
    const { archive, names } = this.args;
    new aws.guardduty.PublishingDestination(
      this.name,
      { detectorId: detector.id, destinationArn: names.archiveArn, kmsKeyArn: archive.keyArn },
      { ...this.parent, dependsOn: archive.policy },
    );
  }

  private route(): void {
    const { prefix, topicArn, functionArn } = this.args;
    const rule = new aws.cloudwatch.EventRule(
      "findings",
      {
        name: `${prefix}-findings`,
        description: "GuardDuty found something that somebody should look at.",
        eventPattern: JSON.stringify(findingsPattern),
      },
      this.parent,
    );
    new aws.cloudwatch.EventTarget("findings", { rule: rule.name, targetId: "alerts", arn: topicArn }, this.parent);
    if (functionArn === undefined) return;
    const permission = new aws.lambda.Permission(
      "findings",
      {
        function: functionArn,
        action: "lambda:InvokeFunction",
        principal: "events.amazonaws.com",
        sourceArn: rule.arn,
      },
      this.parent,
    );
    new aws.cloudwatch.EventTarget(
      "findings-function",
      { rule: rule.name, targetId: "function", arn: functionArn },
      { ...this.parent, dependsOn: permission },
    );
  }

  private gather(): pulumi.Output<string> {
    const { organization, members } = this.args;
    const { graphArn } = new aws.detective.Graph(this.name, {}, this.parent);
    if (organization)
      new aws.detective.OrganizationConfiguration(this.name, { autoEnable: true, graphArn }, this.parent);
    for (const member of members) this.invite(graphArn, member);
    return graphArn;
  }

  /** Invites an account, and accepts in its name where it has a role for that. */
  private invite(graphArn: pulumi.Output<string>, { account, email }: Member): void {
    const { prefix, acceptWithRole, place } = this.args;
    const member = new aws.detective.Member(
      `member-${account}`,
      { graphArn, accountId: account, emailAddress: email, message: `${prefix} looks into findings together.` },
      this.parent,
    );
    if (acceptWithRole === undefined) return;
    const roleArn = `arn:${place.partition}:iam::${account}:role/${acceptWithRole}`;
    const provider = new aws.Provider(
      `member-${account}`,
      { region: place.region as aws.Region, assumeRoles: [{ roleArn }] },
      { parent: this },
    );
    new aws.detective.InvitationAccepter(
      `member-${account}`,
      { graphArn },
      { ...this.parent, provider, dependsOn: member },
    );
  }
}
