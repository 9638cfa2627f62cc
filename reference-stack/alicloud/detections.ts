import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { Detection } from "./detection-catalogue";
import type { Notifications } from "./notifications";
import type { Place } from "./place";

interface DetectionsArgs {
  readonly place: Place;
  readonly projectName: pulumi.Input<string>;
  /** The store that each source of records fills. */
  readonly logStoreNames: Readonly<Record<Detection["source"], pulumi.Input<string>>>;
  readonly notifications: Notifications;
  readonly detections: Readonly<Record<string, Detection>>;
}

const HIGH = 8;

/** Raises an alert for each detection: a query that counts, every few minutes, and tells whom the action policy names. */
export class Detections extends pulumi.ComponentResource {
  constructor(name: string, args: DetectionsArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:alicloud:Detections", name, {}, options);
    const { place, projectName, logStoreNames, notifications, detections } = args;
    const parent = { parent: this };
    const ready = new alicloud.log.AlertResource(name, { type: "project", project: projectName }, parent);
    for (const [id, { source, query, description }] of Object.entries(detections)) {
      new alicloud.sls.Alert(
        id,
        {
          projectName,
          alertName: id,
          displayName: id,
          description,
          status: "ENABLED",
          schedule: { type: "FixedRate", interval: "5m" },
          configuration: {
            ...{ version: "2.0", type: "default", dashboard: "internal-alert-analysis" },
            queryLists: [
              {
                storeType: "log",
                region: place.region,
                project: projectName,
                store: logStoreNames[source],
                query: `${query} | select count(1) as total`,
                timeSpanType: "Custom",
                // A minute more than the interval: records may be that late.
                start: "-6m",
                end: "now",
              },
            ],
            groupConfiguration: { type: "no_group", fields: [] },
            severityConfigurations: [{ severity: HIGH, evalCondition: { condition: "total > 0", countCondition: "" } }],
            threshold: 1,
            muteUntil: 0,
            noDataFire: false,
            annotations: [
              { key: "title", value: id },
              { key: "desc", value: description },
            ],
            autoAnnotation: true,
            policyConfiguration: {
              alertPolicyId: "sls.builtin.dynamic",
              actionPolicyId: notifications.actionPolicyId,
              repeatInterval: "5m",
            },
            sinkAlerthub: { enabled: true },
          },
        },
        { ...parent, dependsOn: [ready, notifications.actionPolicy] },
      );
    }
    this.registerOutputs({});
  }
}
