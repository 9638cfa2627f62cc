import { createRequire } from "node:module";
import { ProgramError } from "./errors";
import type { RunSettings } from "./options";

interface InlineOptions extends RunSettings {
  readonly project: string;
}

/** The parts of @pulumi/pulumi's runtime that its own Automation API uses to run a function as a program. */
interface Runtime {
  readonly settings: {
    resetOptions(
      project: string,
      stack: string,
      parallel: number,
      engine: string,
      monitor: string,
      preview: boolean,
      organization: string,
    ): void;
    disconnect(signalShutdown?: boolean): Promise<void>;
  };
  readonly config: { setAllConfig(config: Readonly<Record<string, string>>, secretKeys?: readonly string[]): void };
  readonly stack: { runInPulumiStack(program: () => unknown): Promise<unknown> };
  readonly state: { withLocalStorage<T>(body: () => Promise<T>): Promise<T> };
}

const load = (): Runtime => {
  const sdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
  return {
    settings: sdk("./runtime/settings") as Runtime["settings"],
    config: sdk("./runtime/config") as Runtime["config"],
    stack: sdk("./runtime/stack") as Runtime["stack"],
    state: sdk("./runtime/state") as Runtime["state"],
  };
};

/** Runs a function as a program in this process, as the Automation API does. Throws what the program throws. */
export const runInline = async (program: () => unknown, options: InlineOptions): Promise<void> => {
  const { settings, config, stack, state } = load();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ProgramError(`The program did not end within ${options.timeoutSeconds} seconds.`)),
      options.timeoutSeconds * 1000,
    );
  });
  const run = state.withLocalStorage(async () => {
    settings.resetOptions(
      options.project,
      options.stack,
      16,
      options.engine,
      options.monitor,
      options.preview,
      options.organization,
    );
    config.setAllConfig(options.config, options.secretKeys);
    try {
      await stack.runInPulumiStack(async () => program());
      await settings.disconnect(true);
    } catch (error) {
      await settings.disconnect(false);
      throw error;
    }
  });
  try {
    await Promise.race([run, limit]);
  } finally {
    clearTimeout(timer);
  }
};
