import { partitionOf } from "../../evaluate/partition";
import type { Properties } from "../../snapshot/snapshot";
import { isUnknownSentinel, unknownSentinels } from "../../snapshot/unknown";
import { nameOf } from "../../snapshot/urn";
import type { Place } from "../options";
import { alicloudStandIns } from "./alicloud";
import { awsStandIns } from "./aws";
import { withDocumentsAsText } from "./aws-documents";
import { awsNativeStandIn } from "./aws-native";
import { hexOf, type Making, type StandIn } from "./stand-in";

/** A type nobody wrote down: known by its name, with whatever was put in. */
const anyType: StandIn = { id: (m) => m.name, computed: () => ({}) };

const standIns: ReadonlyMap<string, StandIn> = new Map([...awsStandIns, ...alicloudStandIns]);

const standInOf = (type: string): StandIn =>
  type.startsWith("aws-native:") ? awsNativeStandIn(type) : (standIns.get(type) ?? anyType);

const isBridged = (type: string): boolean => /^(aws|alicloud):/.test(type);

/** Inputs as the provider's Check leaves them: with its defaults, and a name where none was chosen. */
export const checkInputs = (type: string, urn: string, inputs: Properties): Properties => {
  const { nameProperty, autoNames = true, defaults } = standInOf(type);
  const given = type.startsWith("aws:") ? withDocumentsAsText(inputs) : inputs;
  const checked: Properties = { ...defaults, ...given };
  if (
    nameProperty &&
    autoNames &&
    checked[nameProperty] === undefined &&
    checked[`${nameProperty}Prefix`] === undefined
  )
    checked[nameProperty] = `${nameOf(urn)}-${hexOf(urn)(7)}`;
  return checked;
};

/** A resource after the provider made it, or during a preview as far as it can be known. */
export const makeOutputs = (
  type: string,
  urn: string,
  inputs: Properties,
  place: Place,
  preview: boolean,
): { readonly id: string | undefined; readonly outputs: Properties } => {
  const standIn = standInOf(type);
  const own = inputs.region;
  const region = typeof own === "string" && !isUnknownSentinel(own) ? own : place.region;
  const given = standIn.nameProperty ? inputs[standIn.nameProperty] : undefined;
  const making: Making = {
    ...place,
    region,
    partition: partitionOf(region),
    urn,
    inputs,
    name: typeof given === "string" ? given : `${nameOf(urn)}-${hexOf(urn)(7)}`,
    hex: hexOf(urn),
  };
  const id = standIn.id(making);
  // A bridged provider's outputs hold the id as well; a pack that is served learns it nowhere else.
  const computed = { ...(isBridged(type) && { id }), ...standIn.computed(making) };
  if (!preview) return { id, outputs: { ...computed, ...inputs } };
  const unknown = Object.fromEntries(Object.keys(computed).map((key) => [key, unknownSentinels.string]));
  return { id: undefined, outputs: { ...unknown, ...inputs } };
};
