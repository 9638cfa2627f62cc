import type { Properties } from "../../snapshot/snapshot";
import { isUnknownSentinel, unknownSentinels } from "../../snapshot/unknown";

/** Properties that take a policy document as text or as an object (pulumi-aws, provider/resources.go, TransformJSONDocument). */
const documents = ["policy", "assumeRolePolicy", "policyDocument", "accessPolicies"];

const holdsUnknown = (value: unknown): boolean =>
  isUnknownSentinel(value) || (typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown));

const toText = (document: object): string =>
  holdsUnknown(document) ? unknownSentinels.string : JSON.stringify(document);

/** Inputs with documents written as text, as the provider does: one unknown in an object makes the whole text unknown. */
export const withDocumentsAsText = (inputs: Properties): Properties => {
  const objects = documents.flatMap((property) => {
    const value = inputs[property];
    return typeof value === "object" && value !== null ? [[property, toText(value)] as const] : [];
  });
  return objects.length === 0 ? inputs : { ...inputs, ...Object.fromEntries(objects) };
};
