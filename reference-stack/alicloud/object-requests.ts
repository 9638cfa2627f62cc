import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { LogStores } from "./log-stores";
import type { Place } from "./place";

interface ObjectRequestsArgs {
  readonly prefix: string;
  readonly place: Place;
  readonly stores: LogStores;
}

/** Records every request to every bucket of the account, data sets and models among them, which ActionTrail does not. */
export class ObjectRequests extends pulumi.ComponentResource {
  readonly logStoreName: pulumi.Output<string>;

  constructor(name: string, args: ObjectRequestsArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:alicloud:ObjectRequests", name, {}, options);
    const { prefix, place, stores } = args;
    const index = stores.add(
      name,
      "oss_access_log",
      ["bucket", "operation", "request_uri", "object", "requester_id", "http_status", "client_ip"].map((field) => [
        field,
      ]),
    );
    this.logStoreName = index.logstore;
    new alicloud.sls.CollectionPolicy(
      name,
      {
        policyName: `${prefix}-oss-access-log`,
        enabled: true,
        productCode: "oss",
        dataCode: "access_log",
        policyConfig: { resourceMode: "all" },
        centralizeEnabled: true,
        centralizeConfig: {
          destRegion: place.region,
          destProject: stores.projectName,
          destLogstore: index.logstore,
        },
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
