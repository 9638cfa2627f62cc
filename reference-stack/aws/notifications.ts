import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { administrators, document } from "./documents";
import type { Place } from "./place";

interface NotificationsArgs {
  readonly prefix: string;
  readonly place: Place;
  readonly email: string;
}

/** Tells somebody: an encrypted topic that alarms and rules may publish to, with a subscriber. */
export class Notifications extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: NotificationsArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws:Notifications", name, {}, options);
    const { prefix, place, email } = args;
    const { account, region, partition } = place;
    const parent = { parent: this };
    const topicName = `${prefix}-alerts`;
    const topicArn = `arn:${partition}:sns:${region}:${account}:${topicName}`;
    const use = ["kms:GenerateDataKey*", "kms:Decrypt"];
    const cloudWatch = { Service: "cloudwatch.amazonaws.com" };
    const eventBridge = { Service: "events.amazonaws.com" };

    const key = new aws.kms.Key(
      name,
      {
        description: "Encrypts alerts. The key that AWS manages for SNS would silence alarms and rules.",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(
          administrators(place),
          {
            Sid: "AlarmsEncrypt",
            Effect: "Allow",
            Principal: cloudWatch,
            Action: use,
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": account } },
          },
          // EventBridge sends no source for SNS: a condition would refuse it (SNS Developer Guide, key management).
          { Sid: "RulesEncrypt", Effect: "Allow", Principal: eventBridge, Action: use, Resource: "*" },
        ),
      },
      parent,
    );
    new aws.kms.Alias(name, { name: `alias/${prefix}-alerts`, targetKeyId: key.keyId }, parent);

    const topic = new aws.sns.Topic(name, { name: topicName, kmsMasterKeyId: key.arn }, parent);
    this.topicArn = topic.arn;
    new aws.sns.TopicPolicy(
      name,
      {
        arn: topic.arn,
        policy: document(
          {
            Sid: "AlarmsPublish",
            Effect: "Allow",
            Principal: cloudWatch,
            Action: "sns:Publish",
            Resource: topicArn,
            Condition: {
              ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
              StringEquals: { "aws:SourceAccount": account },
            },
          },
          // Conditions are not possible here (EventBridge User Guide, resource-based policies).
          { Sid: "RulesPublish", Effect: "Allow", Principal: eventBridge, Action: "sns:Publish", Resource: topicArn },
          {
            Sid: "RequireTls",
            Effect: "Deny",
            Principal: "*",
            Action: "sns:Publish",
            Resource: topicArn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ),
      },
      parent,
    );
    new aws.sns.TopicSubscription(name, { topic: topic.arn, protocol: "email", endpoint: email }, parent);
    this.registerOutputs({});
  }
}
