import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty, grpc, messageLimits } from "../protocol/grpc";
import type { Properties, RecordedResource, Snapshot } from "../snapshot/snapshot";
import { type EffectiveConfig, effectiveConfig, type GivenConfig } from "./config";
import { PackError } from "./errors";
import { analyzeRequest, analyzeStackRequest, type Diagnostic, diagnosticsOf, levelOf, toStruct } from "./messages";
import { type PackProcess, type StartOptions, startPack } from "./process";

/** A remediation that a pack made. */
export interface Remediation {
  readonly policy: string;
  readonly urn: string;
  /** The new inputs; `undefined` when the remediation failed, with the reason in `diagnostic`. */
  readonly properties: Properties | undefined;
  readonly diagnostic: string;
}

type Call<Q, S> = (request: Q, callback: (error: { readonly details: string } | null, response: S) => void) => unknown;

/** A client of the analyzer protocol: runs any policy pack, ours or another's, the way the engine does. */
export class Analyzer {
  private config: ReadonlyMap<string, EffectiveConfig> = new Map();

  private constructor(
    private readonly pack: PackProcess,
    private readonly client: AnalyzerClient,
    /** What the pack says of itself and its policies. */
    readonly info: pb.AnalyzerInfo,
  ) {}

  /** Starts the pack in a folder and configures it. Throws `PackError`. */
  static async start(folder: string, config: GivenConfig = {}, options: StartOptions = {}): Promise<Analyzer> {
    const pack = await startPack(folder, options);
    const client = new AnalyzerClient(pack.address, grpc.credentials.createInsecure(), messageLimits);
    try {
      const info = await call<unknown, pb.AnalyzerInfo>(
        pack,
        client.getAnalyzerInfo.bind(client) as never,
        new Empty(),
      );
      const analyzer = new Analyzer(pack, client, info);
      await analyzer.configure(config);
      return analyzer;
    } catch (error) {
      client.close();
      pack.stop();
      throw error;
    }
  }

  /** The pack's process, for measuring. */
  get pid(): number {
    return this.pack.pid;
  }

  /** Sets levels and settings; what is not given is as the pack declares it. */
  async configure(given: GivenConfig): Promise<void> {
    this.config = effectiveConfig(this.info, given);
    const request = new pb.ConfigureAnalyzerRequest();
    for (const [name, { level, properties }] of this.config) {
      const message = new pb.PolicyConfig();
      message.setEnforcementlevel(levelOf(level) as Parameters<typeof message.setEnforcementlevel>[0]);
      message.setProperties(toStruct(properties));
      request.getPolicyconfigMap().set(name, message);
    }
    await call(this.pack, this.client.configure.bind(this.client), request);
  }

  /** Tells the pack the tags of the stack. */
  async configureStack(tags: Readonly<Record<string, string>>): Promise<void> {
    const request = new pb.AnalyzerStackConfigureRequest();
    for (const [key, value] of Object.entries(tags)) request.getTagsMap().set(key, value);
    await call(this.pack, this.client.configureStack.bind(this.client), request);
  }

  /** What the pack says of one resource and its inputs. */
  async analyze(resource: RecordedResource, provider?: RecordedResource): Promise<readonly Diagnostic[]> {
    const request = analyzeRequest(resource, provider);
    const response = await call<pb.AnalyzeRequest, pb.AnalyzeResponse>(
      this.pack,
      this.client.analyze.bind(this.client),
      request,
    );
    return diagnosticsOf(response, resource.urn);
  }

  /** What the pack says of all resources and their outputs. */
  async analyzeStack(
    resources: readonly RecordedResource[],
    provider: (resource: RecordedResource) => RecordedResource | undefined = () => undefined,
  ): Promise<readonly Diagnostic[]> {
    const response = await call<pb.AnalyzeStackRequest, pb.AnalyzeResponse>(
      this.pack,
      this.client.analyzeStack.bind(this.client),
      analyzeStackRequest(resources, provider),
    );
    return diagnosticsOf(response, "");
  }

  /** What the pack would change of one resource; policies that are set to `remediate` do. */
  async remediate(resource: RecordedResource, provider?: RecordedResource): Promise<readonly Remediation[]> {
    const response = await call<pb.AnalyzeRequest, pb.RemediateResponse>(
      this.pack,
      this.client.remediate.bind(this.client),
      analyzeRequest(resource, provider),
    );
    return response.getRemediationsList().map((remediation) => ({
      policy: remediation.getPolicyname(),
      urn: resource.urn,
      properties: remediation.getProperties()?.toJavaScript() as Properties | undefined,
      diagnostic: remediation.getDiagnostic(),
    }));
  }

  /** Judges a recorded deployment as the engine does: each resource by its inputs, then the stack by its outputs. */
  async analyzeSnapshot(snapshot: Snapshot): Promise<readonly Diagnostic[]> {
    const byUrn = new Map(snapshot.resources.map((resource) => [resource.urn, resource]));
    const providerOf = ({ provider }: RecordedResource) => byUrn.get(provider?.replace(/::[^:]*$/, "") ?? "");
    const resources = snapshot.resources.filter(({ type }) => !type.startsWith("pulumi:providers:"));
    await this.configureStack(snapshot.stackTags);
    const diagnostics: Diagnostic[] = [];
    for (const resource of resources) diagnostics.push(...(await this.analyze(resource, providerOf(resource))));
    return [...diagnostics, ...(await this.analyzeStack(resources, providerOf))];
  }

  /** Ends the pack. */
  stop(): void {
    this.client.close();
    this.pack.stop();
  }
}

const call = <Q, S>(pack: PackProcess, method: Call<Q, S>, request: Q): Promise<S> =>
  new Promise((resolve, reject) => {
    method(request, (error, response) =>
      error
        ? reject(new PackError(`${pack.folder} failed: ${error.details.split("\n    at ")[0] ?? ""}`.trimEnd()))
        : resolve(response),
    );
  });
