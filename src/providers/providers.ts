/** The providers whose resources can be judged, by the first part of their type tokens. */
export const providers = ["aws", "aws-native", "alicloud"] as const;
export type Provider = (typeof providers)[number];

/** The provider of a type token; `undefined` for one that cannot be judged. */
export const providerOf = (type: string): Provider | undefined =>
  providers.find((provider) => type.startsWith(`${provider}:`));

/** The clouds that providers deploy to. */
export type Cloud = "aws" | "alibaba";

/** The cloud to which resources of a type belong. */
export const cloudOf = (type: string): Cloud => (providerOf(type) === "alicloud" ? "alibaba" : "aws");
