import { ADDRESS, type Facts } from "../policy/circumstances";
import type { Policy } from "./syntax";

/** An organization that nobody's policy names. */
const ORGANIZATION = "o-0000000000";

const organization = {
  id: [ORGANIZATION],
  paths: [[`${ORGANIZATION}/r-0000/ou-0000-00000000/`]],
};

/** A stranger calls by itself, from an account, an organization and a network of its own. */
export const factsOfStranger = (account: string, partition: string): Facts => ({
  "aws:principalaccount": [account],
  "aws:principalarn": [`arn:${partition}:iam::${account}:user/stranger`],
  "aws:principalorgid": organization.id,
  "aws:principalorgpaths": organization.paths,
  "aws:principaltype": ["User"],
  "aws:userid": ["AIDA0000000000000000"],
  "aws:username": ["stranger"],
  "aws:sourceip": [ADDRESS],
  "aws:sourcevpc": [undefined, "vpc-00000000000000000"],
  "aws:sourcevpce": [undefined, "vpce-00000000000000000"],
  "aws:vpceaccount": [undefined, account],
  "aws:vpceorgid": [undefined, ORGANIZATION],
  "aws:sourceowner": [account],
  "kms:calleraccount": [account],
  "s3:dataaccesspointaccount": [undefined, account],
  "s3:dataaccesspointarn": [undefined, `arn:${partition}:s3:us-east-1:${account}:accesspoint/stranger`],
  ...ofNoService,
});

/** A request that no service makes: it carries nothing of theirs, and comes with or without TLS, as its caller likes. */
const ofNoService: Facts = {
  "aws:sourcearn": [undefined],
  "aws:sourceaccount": [undefined],
  "aws:sourceorgid": [undefined],
  "aws:sourceorgpaths": [undefined],
  "aws:principalservicename": [undefined],
  "aws:principalservicenameslist": [undefined],
  "aws:principalisawsservice": ["false"],
  "aws:securetransport": ["true", "false"],
};

/** Nobody: a request without credentials, from a network that no policy names. */
export const factsOfAnonymous: Facts = {
  "aws:principalaccount": [undefined],
  "aws:principalarn": [undefined],
  "aws:principalorgid": [undefined],
  "aws:principalorgpaths": [undefined],
  "aws:principaltype": ["Anonymous"],
  "aws:userid": ["anonymous"],
  "aws:username": [undefined],
  "aws:sourceip": [ADDRESS],
  "aws:sourcevpc": [undefined, "vpc-00000000000000000"],
  "aws:sourcevpce": [undefined, "vpce-00000000000000000"],
  "aws:sourceowner": [undefined],
  "kms:calleraccount": [undefined],
  ...ofNoService,
};

/** A principal whom a policy names comes from wherever the policy wants it to. */
export const factsOfNamed = (id: string, account: string | undefined): Facts => ({
  ...(account !== undefined && { "aws:principalaccount": [account], "kms:calleraccount": [account] }),
  "aws:principalarn": [id],
  ...ofNoService,
});

/** A principal of the account that a resource belongs to, and of the organization that the resource's policies name. */
export const factsOfInsider = (policies: readonly Policy[], id: string, account: string): Facts => {
  const own = /\bo-[a-z0-9]{10,32}(?![a-z0-9])/.exec(JSON.stringify(policies))?.[0] ?? ORGANIZATION;
  return {
    ...factsOfNamed(id, account),
    "aws:principalorgid": [own],
    "aws:resourceaccount": [account],
    "aws:resourceorgid": [own],
  };
};

/** A service calls on behalf of a resource in some account. */
export const factsOfService = (service: string, account: string, partition: string): Facts => ({
  "aws:principalaccount": [undefined],
  "aws:principalarn": [undefined],
  "aws:principalorgid": [undefined],
  "aws:principalorgpaths": [undefined],
  "aws:userid": [undefined],
  "aws:username": [undefined],
  "aws:sourceip": [undefined],
  "aws:sourcevpc": [undefined],
  "aws:sourcevpce": [undefined],
  "aws:sourcearn": [`arn:${partition}:${service.split(".")[0]}:us-east-1:${account}:stranger/stranger`],
  "aws:sourceaccount": [account],
  "aws:sourceowner": [account],
  "kms:calleraccount": [undefined, account],
  "aws:sourceorgid": organization.id,
  "aws:sourceorgpaths": organization.paths,
  "aws:principalservicename": [service],
  "aws:principalservicenameslist": [[service]],
  "aws:principalisawsservice": ["true"],
  "aws:securetransport": ["true"],
});
