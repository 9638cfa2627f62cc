import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { allOf, useKeys } from "./documents";
import type { LogArchive } from "./log-archive";
import type { LogStores } from "./log-stores";
import type { Place } from "./place";
import { ServiceRole } from "./service-role";

interface AuditTrailArgs {
  readonly prefix: string;
  readonly place: Place;
  readonly archive: LogArchive;
  readonly stores: LogStores;
}

/** Records what is done in the account, in every Region, to the archive and to a log store that alerts can query. */
export class AuditTrail extends pulumi.ComponentResource {
  readonly trailName: pulumi.Output<string>;
  readonly logStoreName: pulumi.Output<string>;

  constructor(name: string, args: AuditTrailArgs, options?: pulumi.ComponentResourceOptions) {
    super("trailproof:alicloud:AuditTrail", name, {}, options);
    const { prefix, place, archive, stores } = args;
    const { account, region } = place;
    const parent = { parent: this };
    const trailName = `${prefix}-trail`;
    const logStoreName = `actiontrail_${trailName}`;

    // ActionTrail looks for the store of this name before it makes one, which would be kept for its own default time.
    const index = stores.add(name, logStoreName, [
      [
        "event",
        [
          ...["acsRegion", "errorCode", "eventName", "eventRW", "eventSource", "eventType", "serviceName"],
          ...["sourceIpAddress", "userIdentity.accessKeyId", "userIdentity.type", "userIdentity.userName"],
          ...["additionalEventData.isMFAChecked", "additionalEventData.mfaChecked"],
        ],
      ],
    ]);
    this.logStoreName = index.logstore;

    const project = `acs:log:${region}:${account}:project/${stores.name}`;
    const role = new ServiceRole(
      name,
      {
        account,
        name: `${prefix}-actiontrail-writes`,
        service: "actiontrail.aliyuncs.com",
        // What the policy AliyunActionTrailDeliveryPolicy allows, for this bucket and this project alone.
        statements: [
          {
            Effect: "Allow",
            Action: ["oss:PutObject", "oss:GetBucketInfo", "oss:GetBucketLifecycle", "oss:GetBucketLocation"],
            Resource: allOf(account, archive.name),
          },
          { Effect: "Allow", Action: ["log:GetProject"], Resource: [project] },
          {
            Effect: "Allow",
            Action: [
              ...["log:PostLogStoreLogs", "log:CreateLogStore", "log:GetLogStore", "log:GetLogStoreLogs"],
              ...["log:CreateIndex", "log:UpdateIndex", "log:GetIndex"],
            ],
            Resource: [`${project}/logstore/${logStoreName}`],
          },
          {
            Effect: "Allow",
            Action: ["log:CreateDashboard", "log:UpdateDashboard", "log:CreateSavedSearch", "log:UpdateSavedSearch"],
            Resource: [`${project}/dashboard/*`, `${project}/savedsearch/actiontrail_*`],
          },
          useKeys(region, account),
        ],
      },
      parent,
    );

    const trail = new alicloud.actiontrail.Trail(
      name,
      {
        trailName,
        // None of these three has a default that can be relied on: a trail starts switched off.
        status: "Enable",
        eventRw: "All",
        trailRegion: "All",
        ossBucketName: archive.bucketName,
        ossWriteRoleArn: role.arn,
        slsProjectArn: stores.projectArn,
        slsWriteRoleArn: role.arn,
      },
      { ...parent, dependsOn: [archive.policy, index, role] },
    );
    this.trailName = trail.trailName;
    this.registerOutputs({});
  }
}
