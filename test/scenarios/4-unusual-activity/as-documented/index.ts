import * as aws from "@pulumi/aws";

const graph = new aws.detective.Graph("aiWorkflows", {});

new aws.detective.Member("trainingAccount", {
  graphArn: graph.graphArn,
  accountId: "210987654321",
  emailAddress: "training-account@example.com",
  message: "Please contribute to the graph of our AI workflows.",
  disableEmailNotification: false,
});

const topic = new aws.sns.Topic("alerts", {});

const rule = new aws.cloudwatch.EventRule("detectiveFindings", {
  eventPattern: JSON.stringify({ source: ["aws.detective"], "detail-type": ["Detective Finding"] }),
});

new aws.cloudwatch.EventTarget("alerts", { rule: rule.name, arn: topic.arn });

export const graphArn = graph.graphArn;
