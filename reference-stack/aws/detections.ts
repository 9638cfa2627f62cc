import * as aws from "@pulumi/aws";
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
    super("trailproof:aws:Detections", name, {}, options);
    const parent = { parent: this };
    const namespace = `${args.prefix}/detections`;
    for (const [id, { pattern, description, burst }] of Object.entries(args.detections)) {
      const filter = new aws.cloudwatch.LogMetricFilter(
        id,
        {
          name: id,
          logGroupName: args.logGroupName,
          pattern,
          metricTransformation: { namespace, name: id, value: "1", defaultValue: "0" },
        },
        parent,
      );
      new aws.cloudwatch.MetricAlarm(
        id,
        {
          name: `${args.prefix}-${id}`,
          alarmDescription: description,
          namespace,
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
