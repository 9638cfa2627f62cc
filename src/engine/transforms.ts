import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { type Callback, CallbackInvokeRequest } from "@pulumi/pulumi/proto/callback_pb";
import * as pb from "@pulumi/pulumi/proto/resource_pb";
import { grpc, Struct } from "../protocol/grpc";
import type { Properties } from "../snapshot/snapshot";
import { STACK_TYPE } from "../snapshot/urn";
import { ProgramError } from "./errors";

/** A registration as it goes through transforms: what a program asked for, still on the wire. */
interface Registration {
  type: string;
  name: string;
  object: Properties;
  parent: string;
  provider: string;
}

/** Calls the transforms that a program has registered, which run in the program's own process. */
export class Transforms {
  private readonly ofStack: Callback[] = [];
  private readonly ofResources = new Map<string, { readonly own: readonly Callback[]; readonly parent: string }>();
  private readonly clients = new Map<string, CallbacksClient>();

  /** Adds a transform of every resource. */
  addToStack(callback: Callback): void {
    this.ofStack.push(callback);
  }

  /** Remembers the transforms of a resource that was registered, for what it is the parent of. */
  keep(urn: string, own: readonly Callback[], parent: string): void {
    this.ofResources.set(urn, { own, parent });
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
  }

  private *inherited(parent: string): Generator<Callback> {
    for (let at = this.ofResources.get(parent); at; at = this.ofResources.get(at.parent)) yield* at.own;
  }

  /**
   * Runs the program's own transforms on a registration: those of the resource first, then those of its parents from the
   * nearest to the furthest, then those of the stack (pulumi/pkg/resource/deploy/source_eval.go).
   */
  async apply(request: pb.RegisterResourceRequest, registration: Registration): Promise<Registration> {
    if (registration.type === STACK_TYPE) return registration;
    let current = registration;
    for (const callback of [...request.getTransformsList(), ...this.inherited(request.getParent()), ...this.ofStack]) {
      const ask = new pb.TransformRequest();
      ask.setType(current.type);
      ask.setName(current.name);
      ask.setCustom(request.getCustom());
      ask.setParent(current.parent);
      ask.setProperties(Struct.fromJavaScript(current.object as Parameters<typeof Struct.fromJavaScript>[0]));
      const options = new pb.TransformResourceOptions();
      options.setProvider(current.provider);
      options.setDependsOnList(request.getDependenciesList());
      options.setProtect(request.getProtect() ?? false);
      options.setIgnoreChangesList(request.getIgnorechangesList());
      ask.setOptions(options);
      const answer = pb.TransformResponse.deserializeBinary(await this.callBack(callback, ask.serializeBinary()));
      const properties = answer.getProperties()?.toJavaScript() as Properties | undefined;
      const provider = answer.getOptions()?.getProvider() ?? "";
      current = { ...current, ...(properties && { object: properties }), ...(provider !== "" && { provider }) };
    }
    return current;
  }

  private callBack(callback: Callback, payload: Uint8Array): Promise<Uint8Array> {
    const target = callback.getTarget();
    let client = this.clients.get(target);
    if (!client) {
      client = new CallbacksClient(target, grpc.credentials.createInsecure());
      this.clients.set(target, client);
    }
    const request = new CallbackInvokeRequest();
    request.setToken(callback.getToken());
    request.setRequest(payload);
    return new Promise((resolve, reject) => {
      client.invoke(request, (error, response) =>
        error ? reject(new ProgramError(`A transform failed: ${error.details}`)) : resolve(response.getResponse_asU8()),
      );
    });
  }
}
