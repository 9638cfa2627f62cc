import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type * as pb from "@pulumi/pulumi/proto/provider_pb";
import { answerInvoke } from "../../src/engine/invokes";
import { checkInputs, makeOutputs } from "../../src/engine/providers";
import { packageOf, placeOf } from "../../src/engine/providers/places";
import { implement, responseOf, Struct, serve } from "../../src/protocol/grpc";
import type { Properties } from "../../src/snapshot/snapshot";

type StructValue = ReturnType<typeof Struct.fromJavaScript>;

const toStruct = (properties: Properties): StructValue =>
  Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);

const plain = (struct: { toJavaScript(): unknown } | undefined): Properties =>
  (struct?.toJavaScript() ?? {}) as Properties;

/** A response of the provider service with some fields set by their setters. */
const respond = (method: string, fields: Readonly<Record<string, unknown>> = {}): unknown => {
  const response = responseOf<Readonly<Record<string, (value: unknown) => void>>>(ResourceProviderService, method);
  for (const [setter, value] of Object.entries(fields)) response[setter]?.(value);
  return response;
};

const typeOf = (urn: string): string => urn.split("::")[2]?.split("$").at(-1) ?? "";

/**
 * Serves the embedded engine's stand-ins as a provider of the real engine, which attaches to it by PULUMI_DEBUG_PROVIDERS:
 * the real engine then runs a program without any cloud.
 */
export const serveStandIns = (): Promise<{ readonly address: string; stop(): void }> => {
  const service = implement(ResourceProviderService, {
    getSchema: () => respond("getSchema", { setSchema: "{}" }),
    checkConfig: ({ request }) => respond("checkConfig", { setInputs: (request as pb.CheckRequest).getNews() }),
    diffConfig: () => respond("diffConfig"),
    configure: () => respond("configure", { setSupportspreview: true }),
    invoke: ({ request }) => {
      const asked = request as pb.InvokeRequest;
      return respond("invoke", {
        setReturn: toStruct(
          answerInvoke(asked.getTok(), plain(asked.getArgs()), placeOf(packageOf(asked.getTok())), {}),
        ),
      });
    },
    check: ({ request }) => {
      const asked = request as pb.CheckRequest;
      const inputs = checkInputs(typeOf(asked.getUrn()), asked.getUrn(), plain(asked.getNews()));
      return respond("check", { setInputs: toStruct(inputs) });
    },
    diff: () => respond("diff"),
    create: ({ request }) => {
      const asked = request as pb.CreateRequest;
      const [urn, preview] = [asked.getUrn(), asked.getPreview()];
      const type = typeOf(urn);
      const { id, outputs } = makeOutputs(type, urn, plain(asked.getProperties()), placeOf(packageOf(type)), preview);
      return respond("create", { setProperties: toStruct(outputs), ...(id !== undefined && { setId: id }) });
    },
    read: ({ request }) => {
      const asked = request as pb.ReadRequest;
      return respond("read", { setId: asked.getId(), setProperties: asked.getProperties() });
    },
    delete: () => respond("delete"),
    cancel: () => respond("cancel"),
    getPluginInfo: () => respond("getPluginInfo", { setVersion: "7.48.0" }),
    attach: () => respond("attach"),
  });
  return serve([[ResourceProviderService, service]]);
};
