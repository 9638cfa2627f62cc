import type { FunctionArgs, PermissionArgs } from "@pulumi/aws-native/lambda";
import type { QueueArgs, QueueInlinePolicyArgs } from "@pulumi/aws-native/sqs";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { permissionDocument } from "../lambda-permission";
import { policyOf } from "../policy-document";
import { textOf } from "../values";

export const ruleTarget = [
  adapter<Unwrap<FunctionArgs>>()(
    "lambdaFunction",
    "aws-native:lambda:Function",
    { name: { at: "functionName", get: (p) => textOf(p.functionName) } },
    { identity: { names: ["functionName"], arn: (name) => ["lambda", `function:${name}`] } },
  ),
  adapter<Unwrap<PermissionArgs>>()("lambdaPermission", "aws-native:lambda:Permission", {
    lambdaFunction: { at: "functionName", to: "lambdaFunction", get: (p) => p.functionName },
    document: { at: "principal", get: permissionDocument },
  }),
  adapter<Unwrap<QueueArgs>>()(
    "queue",
    "aws-native:sqs:Queue",
    { name: { at: "queueName", get: (p) => textOf(p.queueName) } },
    { identity: { names: ["queueName"], arn: (name) => ["sqs", name] } },
  ),
  adapter<Unwrap<QueueInlinePolicyArgs>>()("queuePolicy", "aws-native:sqs:QueueInlinePolicy", {
    queue: { at: "queue", to: "queue", get: (p) => p.queue },
    document: { at: "policyDocument", get: (p) => policyOf(p.policyDocument, "policyDocument") },
  }),
];
