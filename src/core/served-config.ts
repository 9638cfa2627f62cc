import type { ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { ConfigError, type PackConfig } from "./config";
import { expectValidConfig } from "./judge";
import type { Policy } from "./policy";
import { onRequest } from "./served-requests";

/** Settings as the engine hands them over: those of every policy it was told of, also of policies that there are not. */
const configIn = (request: ConfigureAnalyzerRequest): PackConfig =>
  Object.fromEntries(
    [...request.getPolicyconfigMap().entries()].map(([name, config]) => [
      name,
      (config.getProperties()?.toJavaScript() ?? {}) as Readonly<Record<string, unknown>>,
    ]),
  );

/** The SDK prints the stack of an Error; a text it prints as it is. */
const complaintOf = (policies: readonly Policy[], request: ConfigureAnalyzerRequest): string | undefined => {
  try {
    expectValidConfig(policies, configIn(request));
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

/**
 * Has a pack that is served refuse settings that cannot be meant. The engine hands all of them over, and the SDK shows a
 * policy no others than its own, and none before it has a resource to judge; so they are looked at where they come in.
 */
export const refuseUnknownSettings = (policies: readonly Policy[]): void =>
  onRequest("configure", (request) => {
    const complaint = complaintOf(policies, request);
    if (complaint !== undefined)
      request.getPolicyconfigMap = () => {
        throw complaint;
      };
  });
