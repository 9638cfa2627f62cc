/** The providers whose resources can be judged, by the first part of their type tokens. */
export const providers = ["aws", "aws-native", "alicloud"] as const;
export type Provider = (typeof providers)[number];

/** The provider of a type token; `undefined` for one that cannot be judged. */
export const providerOf = (type: string): Provider | undefined =>
  providers.find((provider) => type.startsWith(`${provider}:`));
