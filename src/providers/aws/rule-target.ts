import type { FunctionArgs, PermissionArgs } from "@pulumi/aws/lambda";
import type { QueueArgs, QueuePolicyArgs } from "@pulumi/aws/sqs";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { permissionDocument } from "../lambda-permission";
import { policyOf } from "../policy-document";
import { nonEmpty, textOf } from "../values";

const QUEUE = "aws:sqs/queue:Queue";

export const ruleTarget = [
  adapter<Unwrap<FunctionArgs>>()(
    "lambdaFunction",
    "aws:lambda/function:Function",
    { name: { at: "name", get: (p) => textOf(p.name) } },
    { identity: { names: ["name"], arn: (name) => ["lambda", `function:${name}`] } },
  ),
  adapter<Unwrap<PermissionArgs>>()("lambdaPermission", "aws:lambda/permission:Permission", {
    lambdaFunction: { at: "function", to: "lambdaFunction", get: (p) => p.function },
    document: { at: "principal", get: permissionDocument },
  }),
  adapter<Unwrap<QueueArgs>>()(
    "queue",
    QUEUE,
    { name: { at: "name", get: (p) => textOf(p.name) } },
    { identity: { names: ["name"], arn: (name) => ["sqs", name] } },
  ),
  adapter<Unwrap<QueueArgs>>()(
    "queuePolicy",
    QUEUE,
    {
      queue: { at: "policy", to: "queue", self: true, get: () => undefined },
      document: { at: "policy", get: (p) => policyOf(p.policy, "policy") },
    },
    { says: (p) => nonEmpty(p.policy) !== undefined },
  ),
  adapter<Unwrap<QueuePolicyArgs>>()("queuePolicy", "aws:sqs/queuePolicy:QueuePolicy", {
    queue: { at: "queueUrl", to: "queue", get: (p) => p.queueUrl },
    document: { at: "policy", get: (p) => policyOf(p.policy, "policy") },
  }),
];
