import assert from "node:assert/strict";
import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import { isUnknownSentinel } from "../../src/snapshot/unknown";
import { found, run } from "./run";

const UID = "1234567890123456";

describe("the embedded engine on Alibaba Cloud", () => {
  it("makes ids and ARNs in the formats of the real services", async () => {
    const snapshot = await run(() => {
      const project = new alicloud.log.Project("audit", { projectName: "audit" });
      const store = { projectName: project.projectName, logstoreName: "events" };
      new alicloud.log.Store("events", store);
      new alicloud.log.Store("older", { project: project.name, name: "older" });
      new alicloud.log.StoreIndex("search", { project: project.projectName, logstore: "events", fullText: {} });
      new alicloud.log.Alert("alert", { projectName: "audit", alertName: "root", alertDisplayname: "root" });
      new alicloud.log.AlertResource("centre", { type: "user", lang: "en" });
      new alicloud.log.AlertResource("project", { type: "project", project: "audit" });
      new alicloud.log.ResourceRecord("who", {
        resourceName: "sls.common.user",
        recordId: "soc",
        tag: "",
        value: "{}",
      });
      const bucket = new alicloud.oss.Bucket("records", { bucket: "records" });
      new alicloud.oss.BucketPolicy("records", { bucket: bucket.id, policy: "{}" });
      new alicloud.oss.BucketWorm("records", { bucket: bucket.id, retentionPeriodInDays: 400, status: "Locked" });
      new alicloud.kms.Key("records", {});
      const role = new alicloud.ram.Role("writes", { roleName: "Audit-Writes", assumeRolePolicyDocument: "{}" });
      const policy = new alicloud.ram.Policy("writes", { policyName: "writes", policyDocument: "{}" });
      const attached = { policyName: policy.policyName, policyType: policy.type };
      new alicloud.ram.RolePolicyAttachment("writes", { ...attached, roleName: role.roleName });
      new alicloud.ram.GroupPolicyAttachment("reads", { ...attached, groupName: "auditors" });
      new alicloud.actiontrail.Trail("audit", { trailName: "audit-trail", ossBucketName: bucket.bucket });
    });
    const idOf = (name: string, type: string) =>
      snapshot.resources.find((resource) => resource.name === name && resource.type.endsWith(`:${type}`))?.id ?? "";
    assert.equal(idOf("audit", "Project"), "audit");
    assert.equal(idOf("events", "Store"), "audit:events");
    assert.equal(idOf("older", "Store"), "audit:older");
    assert.equal(idOf("search", "StoreIndex"), "audit:events");
    assert.equal(idOf("alert", "Alert"), "audit:root");
    assert.equal(idOf("centre", "AlertResource"), "alert_resource:user:en");
    assert.equal(idOf("project", "AlertResource"), "alert_resource:project:audit");
    assert.equal(idOf("who", "ResourceRecord"), "sls.common.user:soc");
    assert.equal(idOf("records", "Bucket"), "records");
    assert.equal(idOf("records", "BucketPolicy"), "records");
    assert.match(idOf("records", "BucketWorm"), /^records:[0-9A-F]{32}$/);
    assert.equal(idOf("writes", "Role"), "Audit-Writes");
    assert.equal(idOf("writes", "RolePolicyAttachment"), "role:writes:Custom:Audit-Writes");
    assert.equal(idOf("reads", "GroupPolicyAttachment"), "group:writes:Custom:auditors");
    assert.equal(idOf("audit", "Trail"), "audit-trail");
    const key = found(snapshot, "records", ":Key");
    assert.match(String(key.id), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.equal(key.outputs.arn, `acs:kms:cn-hangzhou:${UID}:key/${key.id}`);
    assert.equal(found(snapshot, "writes", "/role:Role").outputs.arn, `acs:ram::${UID}:role/audit-writes`);
  });

  it("fills in what the provider's Check does, and no more", async () => {
    const snapshot = await run(() => {
      new alicloud.oss.Bucket("records");
      new alicloud.log.Store("events", { projectName: "audit", logstoreName: "events" });
      new alicloud.actiontrail.Trail("audit", { trailName: "audit-trail" });
    });
    assert.deepEqual(found(snapshot, "records").inputs, { redundancyType: "LRS", storageClass: "Standard" });
    assert.match(String(found(snapshot, "records").id), /^tf-oss-bucket-\d{26}$/);
    const store = { appendMeta: true, retentionPeriod: 30, shardCount: 2 };
    assert.deepEqual(found(snapshot, "events").inputs, { ...store, projectName: "audit", logstoreName: "events" });
    assert.deepEqual(found(snapshot, "audit").inputs, { trailName: "audit-trail" });
  });

  it("leaves a trail switched off that does not say otherwise", async () => {
    const trails = () => {
      new alicloud.actiontrail.Trail("silent", { trailName: "silent" });
      new alicloud.actiontrail.Trail("enabled", { trailName: "enabled", status: "Enable" });
    };
    const deployed = await run(trails);
    assert.equal(found(deployed, "silent").outputs.status, "Fresh");
    assert.equal(found(deployed, "enabled").outputs.status, "Enable");
    const previewed = await run(trails, { mode: "preview" });
    assert(isUnknownSentinel(found(previewed, "silent").outputs.status));
    assert.equal(found(previewed, "enabled").outputs.status, "Enable");
  });

  it("is in the Region of the setting, of the provider, or where it is told, and beside other clouds", async () => {
    const keys = () => {
      const frankfurt = new alicloud.Provider("frankfurt", { region: "eu-central-1" });
      new alicloud.kms.Key("there", {}, { provider: frankfurt });
      new alicloud.kms.Key("here", {});
      new aws.sns.Topic("elsewhere", { name: "elsewhere" });
    };
    const arns = async (options: Parameters<typeof run>[1]) => {
      const snapshot = await run(keys, options);
      return ["here", "there", "elsewhere"].map(
        (name) => /^(?:acs|arn:aws):\w+:([^:]+)/.exec(String(found(snapshot, name).outputs.arn))?.[1],
      );
    };
    assert.deepEqual(await arns({}), ["cn-hangzhou", "eu-central-1", "us-east-1"]);
    const config = { "alicloud:region": "ap-southeast-1" };
    assert.deepEqual(await arns({ config }), ["ap-southeast-1", "eu-central-1", "us-east-1"]);
    assert.deepEqual(await arns({ region: "eu-west-1" }), ["eu-west-1", "eu-central-1", "eu-west-1"]);
    const { outputs } = found(await run(keys, { account: "5000000000000000" }), "here");
    assert.match(String(outputs.arn), /:5000000000000000:/);
  });

  it("answers what ordinary programs ask", async () => {
    const { outputs } = await run(async () => {
      const [account, caller, here, all, service] = await Promise.all([
        alicloud.getAccount(),
        alicloud.getCallerIdentity(),
        alicloud.getRegions({ current: true }),
        alicloud.getRegions(),
        alicloud.log.getService({ enable: "On" }),
      ]);
      return {
        account: account.id,
        caller: caller.arn,
        here: here.regions.map(({ id }) => id),
        several: all.ids.length > 10,
        service: service.status,
        configured: alicloud.config.region,
      };
    });
    assert.deepEqual(outputs, {
      account: UID,
      caller: `acs:ram::${UID}:user/trailproof`,
      here: ["cn-hangzhou"],
      several: true,
      service: "Opened",
      configured: "cn-hangzhou",
    });
  });
});
