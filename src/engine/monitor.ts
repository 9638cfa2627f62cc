import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/resource_pb";
import { implement, responseOf, Struct } from "../protocol/grpc";
import type { Properties, RecordedOptions, RecordedResource, SecretPath } from "../snapshot/snapshot";
import { isUnknownSentinel } from "../snapshot/unknown";
import { makeUrn, STACK_TYPE } from "../snapshot/urn";
import { ProgramError } from "./errors";
import { answerInvoke } from "./invokes";
import type { Place, RegisteringResource, RunOptions } from "./options";
import { checkInputs, makeOutputs } from "./providers";
import { packageOf, placeOf } from "./providers/places";
import { hexOf, uuidOf } from "./providers/stand-in";
import { readStackReference, STACK_REFERENCE_TYPE } from "./stack-reference";
import { Transforms } from "./transforms";
import { type Found, toPlain, toSecret } from "./wire";

const features = new Set(["secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "transforms"]);

/** What the monitor has to know of a run. */
export interface MonitorOptions
  extends Pick<RunOptions, "mode" | "invokes" | "stackOutputs" | "onResource" | "onProgress"> {
  readonly project: string;
  readonly stack: string;
  readonly places: ReadonlyMap<string, Place>;
}

/** Stands in for the engine's resource monitor: registers resources, and has stand-in providers make their outputs. */
export class Monitor {
  private readonly resources = new Map<string, RecordedResource>();
  private readonly transforms = new Transforms();
  private stackUrn = "";
  private stackOutputs: Properties = {};
  /** The first thing that went wrong here; the program sees it too, in words of its own. */
  failure: ProgramError | undefined;

  constructor(private readonly options: MonitorOptions) {}

  /** Everything that was registered, in order, and the stack's outputs. */
  recorded(): { readonly resources: readonly RecordedResource[]; readonly outputs: Properties } {
    return { resources: [...this.resources.values()], outputs: this.stackOutputs };
  }

  close(): void {
    this.transforms.close();
  }

  readonly service = implement(ResourceMonitorService, {
    supportsFeature: ({ request }) => {
      const response = new pb.SupportsFeatureResponse();
      response.setHassupport(features.has((request as pb.SupportsFeatureRequest).getId()));
      return response;
    },
    registerResource: ({ request }) => this.guarded(() => this.register(request as pb.RegisterResourceRequest)),
    readResource: ({ request }) => this.guarded(() => this.read(request as pb.ReadResourceRequest)),
    registerResourceOutputs: ({ request }) => {
      const { urn, outputs, secrets } = this.outputsOf(request as pb.RegisterResourceOutputsRequest);
      const resource = this.resources.get(urn);
      if (urn === this.stackUrn) this.stackOutputs = outputs;
      if (resource)
        this.resources.set(urn, { ...resource, outputs, ...withSecrets([...(resource.secrets ?? []), ...secrets]) });
      return responseOf(ResourceMonitorService, "registerResourceOutputs");
    },
    invoke: ({ request }) => this.guarded(() => this.invoke(request as pb.ResourceInvokeRequest)),
    call: () =>
      this.guarded(() => {
        throw new ProgramError("Methods of remote components cannot be called here: their provider does not run.");
      }),
    registerPackage: () => {
      const response = responseOf<pb.RegisterPackageResponse>(ResourceMonitorService, "registerPackage");
      response.setRef("package");
      return response;
    },
    registerStackTransform: ({ request }) => {
      this.transforms.addToStack(request as Callback);
      return responseOf(ResourceMonitorService, "registerStackTransform");
    },
    signalAndWaitForShutdown: () => responseOf(ResourceMonitorService, "signalAndWaitForShutdown"),
  });

  private get preview(): boolean {
    return this.options.mode === "preview";
  }

  private async guarded<T>(body: () => T | Promise<T>): Promise<T> {
    try {
      return await body();
    } catch (error) {
      if (error instanceof ProgramError) this.failure ??= error;
      throw error;
    }
  }

  private readonly idOf = (urn: string): string | undefined => this.resources.get(urn)?.id;

  private plain(value: unknown): { readonly value: unknown; readonly found: Found } {
    const found: Found = { dependencies: new Set(), secrets: [] };
    return { value: toPlain(value, this.idOf, found), found };
  }

  private outputsOf(request: pb.RegisterResourceOutputsRequest) {
    const { value, found } = this.plain(request.getOutputs()?.toJavaScript() ?? {});
    return { urn: request.getUrn(), outputs: value as Properties, secrets: found.secrets };
  }

  private async register(request: pb.RegisterResourceRequest): Promise<pb.RegisterResourceResponse> {
    if (request.getRemote())
      throw new ProgramError(
        `\`${request.getType()}\` is a component of another language, whose provider does not run here. Build it from resources, or judge a state export of the stack.`,
      );
    const asked = await this.transforms.apply(request, {
      type: request.getType(),
      name: request.getName(),
      object: (request.getObject()?.toJavaScript() ?? {}) as Properties,
      parent: request.getParent(),
      provider: request.getProvider(),
    });
    const { type, name } = asked;
    const urn = makeUrn(this.options.stack, this.options.project, asked.parent, type, name);
    if (this.resources.has(urn))
      throw new ProgramError(`Two resources have the URN ${urn}. Give one of them another name.`);
    const custom = request.getCustom();
    const provider =
      custom && !type.startsWith("pulumi:") ? this.providerOf(asked.provider, type, request.getVersion()) : "";
    const { inputs, secrets, propertyDependencies } = this.inputsOf(request, asked.object);
    const checked = custom ? checkInputs(type, urn, inputs) : inputs;
    const options = optionsOf(request);
    const parent = asked.parent === "" ? undefined : asked.parent;
    const registering: RegisteringResource = {
      urn,
      type,
      name,
      custom,
      inputs: checked,
      options,
      ...(parent !== undefined && { parent }),
      ...(provider !== "" && { provider }),
    };
    const final = (await this.options.onResource?.(registering)) ?? checked;
    const isProvider = type.startsWith("pulumi:providers:");
    const made = isProvider
      ? { id: this.preview ? undefined : uuidOf(hexOf(urn)), outputs: final }
      : custom
        ? makeOutputs(type, urn, final, this.placeOf(type, provider), this.preview)
        : { id: undefined, outputs: final };
    this.resources.set(urn, {
      ...registering,
      inputs: final,
      outputs: made.outputs,
      ...(made.id !== undefined && { id: made.id }),
      dependencies: [...new Set([...request.getDependenciesList(), ...Object.values(propertyDependencies).flat()])],
      propertyDependencies,
      ...withSecrets(secrets),
    });
    this.transforms.keep(urn, request.getTransformsList(), asked.parent);
    if (type === STACK_TYPE) this.stackUrn = urn;
    else this.options.onProgress?.(this.resources.size);
    return this.answer(urn, made, new Set(secrets.map(([key]) => key)));
  }

  private answer(
    urn: string,
    made: { readonly id: string | undefined; readonly outputs: Properties },
    secrets: ReadonlySet<unknown>,
  ): pb.RegisterResourceResponse {
    const response = new pb.RegisterResourceResponse();
    response.setUrn(urn);
    response.setStable(false);
    if (made.id !== undefined) response.setId(made.id);
    const known = Object.entries(made.outputs).filter(([, value]) => !isUnknownSentinel(value));
    const object = Object.fromEntries(known.map(([key, value]) => [key, secrets.has(key) ? toSecret(value) : value]));
    response.setObject(Struct.fromJavaScript(object as Parameters<typeof Struct.fromJavaScript>[0]));
    return response;
  }

  private inputsOf(request: pb.RegisterResourceRequest, object: Properties) {
    const inputs: Record<string, unknown> = {};
    const secrets: SecretPath[] = request.getAdditionalsecretoutputsList().map((key) => [key]);
    const propertyDependencies: Record<string, readonly string[]> = {};
    for (const [key, urns] of request.getPropertydependenciesMap().entries())
      propertyDependencies[key] = urns.getUrnsList();
    for (const [key, wire] of Object.entries(object)) {
      const { value, found } = this.plain(wire);
      inputs[key] = value;
      secrets.push(...found.secrets.map((path) => [key, ...path]));
      if (found.dependencies.size > 0)
        propertyDependencies[key] = [...new Set([...(propertyDependencies[key] ?? []), ...found.dependencies])];
    }
    return { inputs, secrets, propertyDependencies };
  }

  private read(request: pb.ReadResourceRequest): pb.ReadResourceResponse {
    const [type, name, id] = [request.getType(), request.getName(), request.getId()];
    const urn = makeUrn(this.options.stack, this.options.project, request.getParent(), type, name);
    const given = this.plain(request.getProperties()?.toJavaScript() ?? {}).value as Properties;
    const outputs =
      type === STACK_REFERENCE_TYPE
        ? readStackReference(given, this.preview, this.options.stackOutputs ?? {})
        : makeOutputs(
            type,
            urn,
            given,
            this.placeOf(type, this.providerOf(request.getProvider(), type, request.getVersion())),
            false,
          ).outputs;
    // What is read belongs to another stack, so it is not recorded: links to it lead out of this one.
    const response = new pb.ReadResourceResponse();
    response.setUrn(urn);
    response.setProperties(Struct.fromJavaScript({ ...outputs, id } as Parameters<typeof Struct.fromJavaScript>[0]));
    return response;
  }

  private invoke(request: pb.ResourceInvokeRequest): object {
    const args = this.plain(request.getArgs()?.toJavaScript() ?? {}).value as Properties;
    const place = this.placeOf(request.getTok(), request.getProvider());
    const result = answerInvoke(request.getTok(), args, place, this.options.invokes ?? {});
    const response = responseOf<{ setReturn(value: unknown): void }>(ResourceMonitorService, "invoke");
    response.setReturn(Struct.fromJavaScript(result as Parameters<typeof Struct.fromJavaScript>[0]));
    return response;
  }

  /** The provider a resource names, or the default one of its package, which is made when it is first needed. */
  private providerOf(reference: string, type: string, version: string): string {
    if (reference !== "") return reference;
    const pkg = packageOf(type);
    const name = `default${version ? `_${version.replace(/[^0-9A-Za-z]/g, "_")}` : ""}`;
    const urn = makeUrn(this.options.stack, this.options.project, "", `pulumi:providers:${pkg}`, name);
    const id = uuidOf(hexOf(urn));
    if (!this.resources.has(urn)) {
      const place = this.options.places.get(pkg);
      const inputs: Properties = {
        ...(place ? { region: place.region } : {}),
        ...(version ? { version } : {}),
      };
      this.resources.set(urn, {
        urn,
        type: `pulumi:providers:${pkg}`,
        name,
        custom: true,
        id,
        inputs,
        outputs: inputs,
        dependencies: [],
        propertyDependencies: {},
      });
    }
    return `${urn}::${id}`;
  }

  private placeOf(token: string, provider: string): Place {
    const place = this.options.places.get(packageOf(token)) ?? placeOf(packageOf(token));
    const region = this.resources.get(provider.replace(/::[^:]*$/, ""))?.inputs.region;
    return typeof region === "string" && !isUnknownSentinel(region) ? { ...place, region } : place;
  }
}

const withSecrets = (secrets: readonly SecretPath[]): Pick<RecordedResource, "secrets"> =>
  secrets.length > 0 ? { secrets } : {};

const optionsOf = (request: pb.RegisterResourceRequest): RecordedOptions => ({
  protect: request.getProtect() ?? false,
  ignoreChanges: request.getIgnorechangesList(),
  aliases: request.getAliasurnsList(),
  additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
  ...(request.getDeletebeforereplacedefined() && { deleteBeforeReplace: request.getDeletebeforereplace() }),
});
