import type { Adapter, AnyLinkLens, LinkResolver } from "./adapter";
import { alicloudAdapters } from "./alicloud";
import { awsAdapters } from "./aws";
import { awsNativeAdapters } from "./aws-native";

export { type Cloud, cloudOf, type Provider, providerOf, providers } from "./providers";
export { type Words, wordsOf } from "./words";
export type { Adapter, AnyLinkLens, LinkResolver };

const adapters: readonly Adapter[] = [...awsAdapters, ...awsNativeAdapters, ...alicloudAdapters];

const byType = new Map<string, Adapter[]>();
for (const adapter of adapters) {
  for (const type of adapter.types) byType.set(type, [...(byType.get(type) ?? []), adapter]);
}

/** The adapters of a type token: every concept that a resource of the type can speak. */
export const adaptersOf = (type: string): readonly Adapter[] => byType.get(type) ?? [];

/** Every adapter there is, for tests and documents. */
export const allAdapters = (): readonly Adapter[] => adapters;
