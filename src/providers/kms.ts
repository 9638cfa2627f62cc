import type { Key } from "../concepts/identity";
import type { Lenses } from "./adapter";

interface KeySource {
  enableKeyRotation?: boolean | undefined;
  rotationPeriodInDays?: number | undefined;
}

/** How both AWS providers say that a key rotates, and how often (KMS API Reference, EnableKeyRotation). */
export const rotationLenses = {
  rotates: {
    at: "enableKeyRotation",
    get: (p) => p.enableKeyRotation ?? false,
    set: (p, v) => (p.enableKeyRotation = v),
  },
  rotationDays: {
    at: "rotationPeriodInDays",
    get: (p) => p.rotationPeriodInDays || 365,
    set: (p, v) => (p.rotationPeriodInDays = v),
  },
} satisfies Lenses<KeySource, Key>;
