import type { AnalyzeRequest, AnalyzerResource } from "@pulumi/pulumi/proto/analyzer_pb";
import { adaptersOf } from "../providers";
import type { Policy } from "./policy";
import { onRequest } from "./served-requests";

type Struct = NonNullable<ReturnType<AnalyzeRequest["getProperties"]>>;

/** The SDK copies what it gets, so that policies can share it. */
const readOnce = (properties: Struct): void => {
  let values: ReturnType<Struct["toJavaScript"]> | undefined;
  const read = properties.toJavaScript.bind(properties);
  properties.toJavaScript = () => {
    values ??= read();
    return values;
  };
};

/**
 * Has a pack that is served read properties once, and those that no policy looks at not at all. The SDK reads them anew for
 * each policy, except where one is tagged with a type that the resource is not of, and a policy cannot have two tags.
 */
export const readPropertiesOnce = (policies: readonly Policy[]): void => {
  const judgedAlone = new Set(policies.flatMap(({ kind, on }) => (kind === "resource" ? on : [])));
  const prepare = (resource: AnalyzeRequest | AnalyzerResource, isLookedAt: boolean): void => {
    for (const properties of [resource.getProperties(), resource.getProvider()?.getProperties()]) {
      if (!properties) continue;
      if (isLookedAt) readOnce(properties);
      else properties.getFieldsMap().clear();
    }
  };
  onRequest("analyze", (request) =>
    prepare(
      request,
      adaptersOf(request.getType()).some(({ concept }) => judgedAlone.has(concept)),
    ),
  );
  onRequest("analyzeStack", (request) => {
    for (const resource of request.getResourcesList()) prepare(resource, adaptersOf(resource.getType()).length > 0);
  });
};
