import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { useKeys } from "./documents";
import { makeKey } from "./key";
import type { Place } from "./place";
import { ServiceRole } from "./service-role";

interface LogStoresArgs {
  readonly prefix: string;
  readonly place: Place;
  readonly kmsInstanceId: string;
  readonly logRetentionDays: number;
}

/** A field that queries name, with the parts of it that they name. */
export type IndexedField = readonly [name: string, parts?: readonly string[]];

/** Where records can be searched: a project whose stores are kept as long as they have to be, encrypted with a key of their own. */
export class LogStores extends pulumi.ComponentResource {
  readonly projectName: pulumi.Output<string>;
  readonly projectArn: pulumi.Output<string>;
  /** The project's name as plain text, for policies. */
  readonly name: string;
  private readonly encryption: alicloud.types.input.log.StoreEncryptConf;
  private readonly role: ServiceRole;

  constructor(
    name: string,
    private readonly args: LogStoresArgs,
    options?: pulumi.ComponentResourceOptions,
  ) {
    super("trailproof:alicloud:LogStores", name, {}, options);
    const { prefix, place, kmsInstanceId } = args;
    const { account, region } = place;
    const parent = { parent: this };
    this.name = `${prefix}-trail-${account}-${region}`;
    const project = new alicloud.log.Project(
      name,
      { projectName: this.name, description: "Records of what is done in the account." },
      parent,
    );
    this.projectName = project.projectName;
    this.projectArn = pulumi.interpolate`acs:log:${region}:${account}:project/${project.projectName}`;
    const key = makeKey(
      name,
      { alias: `${prefix}-log-stores`, description: "Encrypts audit log stores.", kmsInstanceId },
      parent,
    );
    this.role = new ServiceRole(
      name,
      {
        account,
        name: `${prefix}-logs-encrypt`,
        service: "log.aliyuncs.com",
        statements: [useKeys(region, account)],
      },
      parent,
    );
    this.encryption = {
      enable: true,
      encryptType: "default",
      userCmkInfo: { cmkKeyId: key.id, arn: this.role.arn, regionId: region },
    };
    this.registerOutputs({});
  }

  /** A store in the project, of which words and some fields can be searched. */
  add(name: string, logstoreName: string, fields: readonly IndexedField[]): alicloud.log.StoreIndex {
    const parent = { parent: this };
    const store = new alicloud.log.Store(
      name,
      {
        projectName: this.projectName,
        logstoreName,
        retentionPeriod: this.args.logRetentionDays,
        mode: "standard",
        autoSplit: true,
        maxSplitShardCount: 64,
        enableWebTracking: false,
        encryptConf: this.encryption,
      },
      { ...parent, dependsOn: this.role },
    );
    return new alicloud.log.StoreIndex(
      name,
      {
        project: this.projectName,
        logstore: store.logstoreName,
        fullText: { token: TOKENS },
        fieldSearches: fields.map(([field, parts]) => ({
          name: field,
          token: TOKENS,
          ...(parts
            ? { type: "json", jsonKeys: parts.map((part) => ({ name: part, type: "text" })) }
            : { type: "text" }),
        })),
      },
      // Who fills a store may add to its index.
      { ...parent, ignoreChanges: ["fullText", "fieldSearches"] },
    );
  }
}

/** What separates words, as Log Service has it by default. */
const TOKENS = ", '\";=()[]{}?@&<>/:\n\t\r";
