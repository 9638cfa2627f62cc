import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/engine_pb";
import { implement, responseOf } from "./grpc";

/** Stands in for the engine's own service: takes what a program or a pack logs. */
export class EngineLog {
  private rootUrn = "";
  /** What was logged as an error, in order. */
  readonly errors: string[] = [];

  constructor(private readonly onLine: (message: string) => void = () => {}) {}

  readonly service = implement(EngineService, {
    log: ({ request }) => {
      const message = (request as pb.LogRequest).getMessage();
      if ((request as pb.LogRequest).getSeverity() === pb.LogSeverity.ERROR) this.errors.push(message);
      this.onLine(message);
      return responseOf(EngineService, "log");
    },
    getRootResource: () => {
      const response = new pb.GetRootResourceResponse();
      response.setUrn(this.rootUrn);
      return response;
    },
    setRootResource: ({ request }) => {
      this.rootUrn = (request as pb.SetRootResourceRequest).getUrn();
      return new pb.SetRootResourceResponse();
    },
  });
}
