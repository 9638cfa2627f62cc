import { ADDRESS, type Facts } from "../policy/circumstances";

/** Comes with or without TLS, as its caller likes. */
const transport: Facts = { "acs:securetransport": ["true", "false"] };

const network: Facts = {
  "acs:sourceip": [ADDRESS],
  "acs:sourcevpc": [undefined, "vpc-00000000000000000"],
  "acs:sourcevpcid": [undefined, "vpc-00000000000000000"],
};

/** A stranger calls by itself, with a key, from a resource directory and a network of its own. */
export const factsOfStranger: Facts = {
  ...transport,
  ...network,
  "acs:accessid": ["LTAI0000000000000000"],
  "acs:principalrdid": [undefined, "rd-000000"],
};

/** Nobody: a request without credentials. */
export const factsOfAnonymous: Facts = {
  ...transport,
  ...network,
  "acs:accessid": [undefined],
  "acs:mfapresent": [undefined],
  "acs:principalrdid": [undefined],
};

/** Somebody whom a policy names, or of the owner's account, comes from wherever the policy wants it to. */
export const factsOfNamed: Facts = transport;
