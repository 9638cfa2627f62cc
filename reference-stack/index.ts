import * as pulumi from "@pulumi/pulumi";
import { readSettings } from "./settings";

const settings = readSettings();

/** A cloud's SDK is loaded only when the cloud is set up. */
const clouds: Record<string, () => Promise<Record<string, unknown>>> = {
  aws: () => (require("./aws") as typeof import("./aws")).setUp(settings, settings),
  "aws-native": () => (require("./aws-native") as typeof import("./aws-native")).setUp(settings),
  alicloud: () => (require("./alicloud") as typeof import("./alicloud")).setUp(settings),
};

const setUp = async (): Promise<Record<string, unknown>> => {
  if (settings.clouds.includes("aws") && settings.clouds.includes("aws-native"))
    throw new pulumi.RunError("clouds names both aws and aws-native, which set up the same account; name one of them.");
  const outputs: Record<string, unknown> = {};
  for (const name of settings.clouds) {
    const cloud = clouds[name];
    if (!cloud)
      throw new pulumi.RunError(`clouds names "${name}"; there is a stack for ${Object.keys(clouds).join(", ")}.`);
    outputs[name] = await cloud();
  }
  return outputs;
};

module.exports = setUp;
