import { partitionOf } from "../evaluate/partition";
import type { Properties } from "../snapshot/snapshot";
import { subnetsOf } from "./cidr";
import { ProgramError } from "./errors";
import type { InvokeAnswer, Place } from "./options";
import { policyDocument } from "./policy-document";
import { alicloudAnswers } from "./providers/alicloud-answers";

type Answer = (args: Properties, place: Place) => Properties;

const suffixOf = (partition: string): string => (partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com");

const zonesOf = (region: unknown): readonly string[] => ["a", "b", "c"].map((zone) => `${region}${zone}`);

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
    dnsSuffix: suffixOf(partition),
    reverseDnsPrefix: partition === "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws",
  }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": (_, { region }) => ({
    id: region,
    names: zonesOf(region),
    zoneIds: ["1", "2", "3"].map((zone) => `${region}-az${zone}`),
    groupNames: [region],
  }),
  "aws:iam/getPolicyDocument:getPolicyDocument": (args) => policyDocument(args),
  "aws-native:index:getAccountId": (_, { account }) => ({ accountId: account }),
  "aws-native:index:getRegion": (_, { region }) => ({ region }),
  "aws-native:index:getPartition": (_, { partition }) => ({ partition, dnsSuffix: suffixOf(partition) }),
  "aws-native:index:getUrlSuffix": (_, { partition }) => ({ urlSuffix: suffixOf(partition) }),
  "aws-native:index:getAzs": (args, { region }) => ({ azs: zonesOf(args.region ?? region) }),
  "aws-native:index:cidr": ({ ipBlock, count, cidrBits }) => ({
    subnets: subnetsOf(String(ipBlock), Number(count), Number(cidrBits)),
  }),
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
  if (answer) return answer(args, { ...place, partition: partitionOf(place.region) });
  throw new ProgramError(
    `The program asks the cloud for \`${token}\`, and there is no cloud here. Give a fixed answer: ` +
      `--invoke '${token}={"…":"…"}', or \`invokes\` in code.`,
  );
};
