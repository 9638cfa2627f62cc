import { createRequire } from "node:module";
import type * as Grpc from "@grpc/grpc-js";
import type * as EmptyProto from "google-protobuf/google/protobuf/empty_pb";
import type * as StructProto from "google-protobuf/google/protobuf/struct_pb";

// The SDK's messages accept only instances of the classes that the SDK itself loaded.
const sdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));

/** @grpc/grpc-js as @pulumi/pulumi sees it. */
export const grpc = sdk("@grpc/grpc-js") as typeof Grpc;

/** The protobuf Struct as @pulumi/pulumi sees it. */
export const { Struct } = sdk("google-protobuf/google/protobuf/struct_pb") as typeof StructProto;

/** The empty message as @pulumi/pulumi sees it. */
export const { Empty } = sdk("google-protobuf/google/protobuf/empty_pb") as typeof EmptyProto;

/** 400 MB, as the engine and the policy SDK allow. */
export const messageLimits = {
  "grpc.max_receive_message_length": 400 * 1024 * 1024,
  "grpc.max_send_message_length": 400 * 1024 * 1024,
};

interface Method {
  readonly responseType: new () => unknown;
}

/**
 * An empty response of a service's method. Message classes move between SDK versions, so they are taken from the
 * service definition rather than by name.
 */
export const responseOf = <T>(service: object, method: string): T => {
  const { responseType } = (service as Readonly<Record<string, Method>>)[method] as Method;
  return new responseType() as T;
};

type Handler = (call: { readonly request: unknown }) => unknown;

/** An implementation of every method of a service; those that are not given answer UNIMPLEMENTED. */
export const implement = (
  service: object,
  handlers: Readonly<Record<string, Handler>>,
): Grpc.UntypedServiceImplementation =>
  Object.fromEntries(
    Object.keys(service).map((method) => [
      method,
      async (
        call: { request: unknown },
        callback: (error: Partial<Grpc.ServiceError> | null, response?: unknown) => void,
      ) => {
        const handler = handlers[method];
        if (!handler) {
          callback({ code: grpc.status.UNIMPLEMENTED, details: `${method} is not supported here` });
          return;
        }
        try {
          callback(null, await handler(call));
        } catch (error) {
          callback({ code: grpc.status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
        }
      },
    ]),
  );

/** Serves on a free port of the loopback address until `stop` is called. */
export const serve = async (
  services: readonly (readonly [definition: object, implementation: Grpc.UntypedServiceImplementation])[],
): Promise<{ readonly address: string; stop(): void }> => {
  const server = new grpc.Server(messageLimits);
  for (const [definition, implementation] of services)
    server.addService(definition as Grpc.ServiceDefinition, implementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
};
