import * as awsNative from "@pulumi/aws-native";
import * as pulumi from "@pulumi/pulumi";
import type { Detection } from "../aws-shared/detection-catalogue";

interface DetectionsArgs {
  readonly prefix: string;
  /** The log group that the trail writes to. */
  readonly logGroupName: pulumi.Input<string>;
  readonly topicArn: pulumi.Input<string>;
  readonly detections: Readonly<Record<string, Detection>>;
}

/** Raises an alarm for each detection: a metric filter that counts, and an alarm that tells the topic. */
export class Detections extends pulumi.ComponentResource {
  constructor(name: string, args: DetectionsArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:aws-native:Detections", name, {}, options);
    const parent = { parent: this };
    const metricNamespace = `${args.prefix}/detections`;
    for (const [id, { pattern, description, burst }] of Object.entries(args.detections)) {
      const filter = new awsNative.logs.MetricFilter(
        id,
        {
          filterName: id,
          logGroupName: args.logGroupName,
          filterPattern: pattern,
          metricTransformations: [{ metricNamespace, metricName: id, metricValue: "1", defaultValue: 0 }],
        },
        parent,
      );
      new awsNative.cloudwatch.Alarm(
        id,
        {
          alarmName: `${args.prefix}-${id}`,
          alarmDescription: description,
          namespace: metricNamespace,
          metricName: id,
          statistic: "Sum",
          period: burst?.seconds ?? 300,
          evaluationPeriods: 1,
          comparisonOperator: burst ? "GreaterThanThreshold" : "GreaterThanOrEqualToThreshold",
          threshold: burst?.moreThan ?? 1,
          treatMissingData: "notBreaching",
          alarmActions: [args.topicArn],
        },
        { ...parent, dependsOn: filter },
      );
    }
    this.registerOutputs({});
  }
}
