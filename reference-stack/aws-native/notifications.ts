import * as awsNative from "@pulumi/aws-native";
import * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../aws-shared/plan";
import type { AuditSettings } from "../settings";

type NotificationsArgs = Plan & Pick<AuditSettings, "email">;

/** Tells somebody: an encrypted topic that alarms and rules may publish to, with a subscriber. */
export class Notifications extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: NotificationsArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws-native:Notifications", name, {}, options);
    const { prefix, names, documents, email } = args;
    const parent = { parent: this };

    const key = new awsNative.kms.Key(
      name,
      {
        description: "Encrypts alerts. The key that AWS manages for SNS would silence alarms and rules.",
        enableKeyRotation: true,
        pendingWindowInDays: 30,
        keyPolicy: documents.topicKey,
      },
      parent,
    );
    new awsNative.kms.Alias(name, { aliasName: `alias/${prefix}-alerts`, targetKeyId: key.keyId }, parent);

    const topic = new awsNative.sns.Topic(name, { topicName: names.topic, kmsMasterKeyId: key.arn }, parent);
    this.topicArn = topic.topicArn;
    new awsNative.sns.TopicInlinePolicy(name, { topicArn: topic.topicArn, policyDocument: documents.topic }, parent);
    new awsNative.sns.Subscription(name, { topicArn: topic.topicArn, protocol: "email", endpoint: email }, parent);
    this.registerOutputs({});
  }
}
