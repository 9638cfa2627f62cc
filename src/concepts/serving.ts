import type { Link } from "./link";

/** A model with the containers that serve it. */
export interface Model {
  /** True when its containers can call nobody. */
  networkIsolated: boolean;
}

/** How models are served: on which machines, and what is kept of requests and answers. */
export interface EndpointConfig {
  /** True when no machine is given, so that neither capture nor a key for volumes can be had. */
  readonly serverless: boolean;
  readonly capturesData: boolean;
  readonly captures: readonly ("requests" | "answers")[];
  /** How many of a hundred calls are captured. */
  readonly sampledPercent: number;
  /** Encrypts what is captured. */
  readonly captureKey: Link<"key">;
  /** True when a machine has a disk of its own, which encrypts itself and takes no key. */
  readonly hasLocalDisk: boolean;
  /** Encrypts the machines' volumes. */
  readonly volumeKey: Link<"key">;
}
