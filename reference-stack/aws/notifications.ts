import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../aws-shared/plan";
import type { AuditSettings } from "../settings";

type NotificationsArgs = Plan & Pick<AuditSettings, "email">;

/** Tells somebody: an encrypted topic that alarms and rules may publish to, with a subscriber. */
export class Notifications extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: NotificationsArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:Notifications", name, {}, options);
    const { prefix, names, documents, email } = args;
    const parent = { parent: this };

    const key = new aws.kms.Key(
      name,
      {
        description: "Encrypts alerts. The key that AWS manages for SNS would silence alarms and rules.",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: JSON.stringify(documents.topicKey),
      },
      parent,
    );
    new aws.kms.Alias(name, { name: `alias/${prefix}-alerts`, targetKeyId: key.keyId }, parent);

    const topic = new aws.sns.Topic(name, { name: names.topic, kmsMasterKeyId: key.arn }, parent);
    this.topicArn = topic.arn;
    new aws.sns.TopicPolicy(name, { arn: topic.arn, policy: JSON.stringify(documents.topic) }, parent);
    new aws.sns.TopicSubscription(name, { topic: topic.arn, protocol: "email", endpoint: email }, parent);
    this.registerOutputs({});
  }
}
