import type { Subject } from "../../concepts";
import type { iam } from "../../evaluate";
import { UndecidedError } from "../../snapshot/unknown";
import type { Stack } from "../../stack/stack";
import type { Obstacle } from "../obstacle";
import { accountOf } from "./account";
import { admission, refusalOf } from "./admission";
import { arnOf } from "./arn";
import { serviceRequest } from "./service-request";

/** A function or a queue that a service calls. */
export type Callee = Subject<"lambdaFunction"> | Subject<"queue">;

/** Which service calls, and on whose behalf. */
export interface Caller {
  readonly service: string;
  /** The resource on whose behalf it does. */
  readonly subject: Subject;
  sourceArn(account: string): iam.ContextValue;
}

const policiesOf = (stack: Stack, callee: Callee): readonly iam.Policy[] =>
  (callee.concept === "queue"
    ? stack.referrers(callee, "queuePolicy", "queue")
    : stack.referrers(callee, "lambdaPermission", "lambdaFunction")
  ).map(({ document }) => document);

/** Why a service cannot call a function or send to a queue of the stack; `undefined` when it can. Throws `UndecidedError`. */
export const callObstacle = (stack: Stack, callee: Callee, caller: Caller): Obstacle | undefined => {
  const { name } = callee.resource;
  const { service, subject } = caller;
  if (arnOf(callee, "") === undefined)
    throw new UndecidedError(`The name of ${name} is chosen at deployment, and its policy may name it.`, [
      callee.resource.urn,
    ]);
  const action = callee.concept === "queue" ? "sqs:SendMessage" : "lambda:InvokeFunction";
  const admitted = admission(policiesOf(stack, callee), accountOf(stack, subject), (account) => [
    {
      principal: { type: "Service", id: service },
      action,
      resource: arnOf(callee, account) ?? "",
      context: serviceRequest(service, { arn: caller.sourceArn(account), account }),
    },
  ]);
  const refusal = refusalOf(admitted, `Whether ${name} lets ${service} call it cannot be known`, callee);
  return (
    refusal && {
      on: callee,
      reason: `${name} does not let ${service} call it for ${subject.resource.name}: ${refusal.why}`,
      fix: `allow ${service} \`${action}\` on it, with the ARN of ${subject.resource.name} as source`,
    }
  );
};
