import { createRequire } from "node:module";
import type { AnalyzeRequest, AnalyzeStackRequest, ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";

interface Requests {
  readonly analyze: AnalyzeRequest;
  readonly analyzeStack: AnalyzeStackRequest;
  readonly configure: ConfigureAnalyzerRequest;
}

type Methods = { readonly [M in keyof Requests]: { requestDeserialize(bytes: Buffer): Requests[M] } };

/** Has a pack that is served look at each request of a method before the SDK does. */
export const onRequest = <M extends keyof Requests>(method: M, look: (request: Requests[M]) => void): void => {
  const sdk = createRequire(require.resolve("@pulumi/policy"));
  const { AnalyzerService } = sdk("@pulumi/pulumi/proto/analyzer_grpc_pb") as { readonly AnalyzerService: Methods };
  const { requestDeserialize } = AnalyzerService[method];
  AnalyzerService[method].requestDeserialize = (bytes) => {
    const request = requestDeserialize(bytes);
    look(request);
    return request;
  };
};
