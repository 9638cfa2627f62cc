import type { Properties } from "../snapshot/snapshot";
import { ProgramError } from "./errors";
import type { InvokeAnswer, Place } from "./options";
import { policyDocument } from "./policy-document";
import { alicloudAnswers } from "./providers/alicloud-answers";

type Answer = (args: Properties, place: Place) => Properties;

const answers: Readonly<Record<string, Answer>> = {
  "aws:index/getCallerIdentity:getCallerIdentity": (_, { account, partition }) => ({
    id: account,
    accountId: account,
    arn: `arn:${partition}:iam::${account}:user/trailproof`,
    userId: "AIDAEXAMPLETRAILPROOF",
  }),
  "aws:index/getRegion:getRegion": (args, { region }) => {
    const name = String(args.region ?? args.name ?? region);
    return { id: name, name, region: name, description: name, endpoint: `ec2.${name}.amazonaws.com` };
  },
  "aws:index/getPartition:getPartition": (_, { partition }) => ({
    id: partition,
    partition,
    dnsSuffix: partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
    reverseDnsPrefix: partition === "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws",
  }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": (_, { region }) => ({
    id: region,
    names: ["a", "b", "c"].map((zone) => `${region}${zone}`),
    zoneIds: ["1", "2", "3"].map((zone) => `${region}-az${zone}`),
    groupNames: [region],
  }),
  "aws:iam/getPolicyDocument:getPolicyDocument": (args) => policyDocument(args),
  ...alicloudAnswers,
};

/** Answers an invoke: as the caller of the engine says, else as the cloud would. Throws `ProgramError` for any other. */
export const answerInvoke = (
  token: string,
  args: Properties,
  place: Place,
  given: Readonly<Record<string, InvokeAnswer>>,
): Properties => {
  const fixed = Object.hasOwn(given, token) ? given[token] : undefined;
  if (fixed !== undefined) return typeof fixed === "function" ? fixed(args) : fixed;
  const answer = answers[token];
  if (answer) return answer(args, place);
  throw new ProgramError(
    `The program asks the cloud for \`${token}\`, and there is no cloud here. Give a fixed answer: ` +
      `--invoke '${token}={"…":"…"}', or \`invokes\` in code.`,
  );
};
