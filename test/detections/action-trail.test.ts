import assert from "node:assert/strict";
import { actionTrailEvent, consoleSignIn } from "../../src/detections/action-trail-event";
import { ofClouds } from "../../src/detections/catalogue";
import { cisDetections } from "../../src/detections/cis";
import { cisAlibabaDetections } from "../../src/detections/cis-alibaba";
import type { Detection } from "../../src/detections/detection";
import { type AuditEvent, event } from "../../src/detections/event";
import { type Trace, trace, traceEvent } from "../../src/detections/trace";
import { nameOf } from "../../src/snapshot/urn";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { ref, type TestResource, unknown } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { trail as cloudTrail } from "../alert-chain";
import { golden, ossPermissions } from "../evaluate/log-query/queries";
import { alicloud, aws, ramDocument } from "../resources";
import { actionTrail, actionTrailWith, alertOn, alertWith, project, STORE, slsAlertOn } from "../store-chain";
import { expectBroken } from "./expect-broken";

const stackOf = (resources: readonly TestResource[], mode: "preview" | "update" = "update") =>
  fromSnapshot(toSnapshot(resources, { mode, region: "cn-hangzhou" })).outputs;

const stopped = actionTrailEvent({ serviceName: "Actiontrail", eventName: "StopLogging", acsRegion: "cn-shanghai" });

const QUERY = '"event.serviceName": Actiontrail and "event.eventName": StopLogging | select count(1) as c';

const follow = (
  resources: readonly TestResource[],
  record: AuditEvent = stopped,
  mode: "preview" | "update" = "update",
): Trace => traceEvent(stackOf(resources, mode), record);

describe("the trace of an ActionTrail event", () => {
  it("shows the way, and what has to be true besides, before and after the deployment", () => {
    for (const mode of ["preview", "update"] as const) {
      const trace = follow([actionTrail, alertOn(QUERY)], stopped, mode);
      assert.equal(trace.status, "covered", JSON.stringify(trace));
      assert.deepEqual(
        trace.path?.map(({ step, urn }) => `${step} ${nameOf(urn)}`),
        ["captured trail", "delivered project", "matched alert", "alarmed alert", "notified alert"],
      );
      assert.deepEqual(trace.assumes, ["the action policy auditors tells somebody"]);
    }
    assert.equal(follow([actionTrail, slsAlertOn(QUERY)]).status, "covered");
  });

  it("names the log store where it is declared, and needs an index of it", () => {
    const where = { projectName: ref(project, "projectName"), logstoreName: STORE };
    const store = alicloud.logStore(where, "store");
    const index = alicloud.logStoreIndex(
      { project: where.projectName, logstore: STORE, fieldSearches: [{ name: "event", type: "json" }] },
      "index",
    );
    const { path } = follow([actionTrail, store, index, alertOn(QUERY)]);
    assert.equal(path?.[1] && nameOf(path[1].urn), "store");
    assert.equal(follow([actionTrail, store, alertOn(QUERY)]).status, "undecided");
  });

  it("does not get to an alert that looks into another Region", () => {
    expectBroken(
      follow([actionTrail, alertOn(QUERY, {}, { region: "cn-beijing" })]),
      "matched",
      "project",
      /no alert's/,
    );
    assert.equal(follow([actionTrail, alertOn(QUERY, {}, { region: "cn-hangzhou" })]).status, "covered");
  });

  it("breaks where nothing captures it", () => {
    const alert = alertOn(QUERY);
    expectBroken(follow([alert]), "captured", undefined, /has no ActionTrail trail/);
    expectBroken(follow([actionTrailWith({ status: "Disable" }), alert]), "captured", "trail", /switched off/);
    expectBroken(follow([actionTrailWith({ status: undefined }), alert]), "captured", "trail", /switched off/);
    expectBroken(follow([actionTrailWith({ trailRegion: "cn-beijing" }), alert]), "captured", "trail", /every Region/);
    expectBroken(follow([actionTrailWith({ eventRw: "Read" }), alert]), "captured", "trail", /does not record StopL/);
  });

  it("takes a trail of some Regions for what happens there", () => {
    assert.equal(
      follow([actionTrailWith({ trailRegion: "cn-beijing, cn-shanghai" }), alertOn(QUERY)]).status,
      "covered",
    );
    assert.equal(follow([actionTrailWith({ trailRegion: undefined }), alertOn(QUERY)]).status, "undecided");
  });

  it("breaks where it is not delivered, not found, raises no alert or tells nobody", () => {
    const bucketOnly = actionTrailWith({ slsProjectArn: undefined, ossBucketName: "records" });
    expectBroken(follow([bucketOnly, alertOn(QUERY)]), "delivered", "trail", /no log project/);
    expectBroken(follow([actionTrail]), "matched", "project", /no alert's query finds StopLogging/);
    expectBroken(
      follow([actionTrail, alertOn(QUERY, {}, { store: "actiontrail_other" })]),
      "matched",
      "project",
      /no alert's query/,
    );
    expectBroken(follow([actionTrail, alertWith({ condition: "c > 5" }, QUERY)]), "alarmed", "alert", /one record/);
    expectBroken(follow([actionTrail, slsAlertOn(QUERY, { status: "DISABLED" })]), "alarmed", "alert", /switched off/);
    expectBroken(
      follow([actionTrail, alertOn(QUERY, { policyConfiguration: undefined })]),
      "notified",
      "alert",
      /tells nobody/,
    );
  });

  it("breaks where the role that the trail names cannot write to the log store", () => {
    const STORE = "acs:log:cn-hangzhou:1234567890123456:project/audit/logstore/actiontrail_audit-trail";
    const trail = actionTrailWith({ slsWriteRoleArn: "acs:ram::1234567890123456:role/delivery" });
    const role = (service: string) =>
      alicloud.role(
        {
          roleName: "Delivery",
          assumeRolePolicyDocument: ramDocument({
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { Service: [service] },
          }),
        },
        "role",
      );
    const writing = (Resource: string) => [
      alicloud.managedPolicy(
        {
          policyName: "Deliver",
          policyDocument: ramDocument({ Effect: "Allow", Action: "log:PostLogStoreLogs", Resource }),
        },
        "rights",
      ),
      alicloud.rolePolicyAttachment({ policyName: "Deliver", policyType: "Custom", roleName: "Delivery" }),
    ];
    const own = role("actiontrail.aliyuncs.com");
    const followed = (...resources: readonly TestResource[]) => follow([trail, alertOn(QUERY), ...resources]);
    assert.equal(followed(own, ...writing(STORE)).status, "covered");
    const system = { policyName: "AliyunLogFullAccess", policyType: "System", roleName: "Delivery" };
    assert.equal(followed(own, alicloud.rolePolicyAttachment(system)).status, "covered");
    expectBroken(followed(own, ...writing(`${STORE}-2`)), "delivered", "role", /may not write to the log store/);
    expectBroken(followed(role("log.aliyuncs.com"), ...writing(STORE)), "delivered", "role", /cannot be taken on/);
    assert.equal(followed().status, "undecided");
  });

  it("tells projects of one name apart from others, and leaves out what cannot be known", () => {
    const other = alicloud.logProject({ projectName: "other" }, "other");
    expectBroken(
      follow([actionTrail, alertOn(QUERY, {}, { project: ref(other, "projectName") })]),
      "matched",
      "project",
      /no alert's query/,
    );
    assert.equal(follow([actionTrail, alertOn(QUERY, {}, { project: undefined })]).status, "covered");
    assert.equal(follow([actionTrail, alertOn(QUERY, {}, { project: "audit" })]).status, "covered");
    assert.equal(follow([actionTrail, alertOn(unknown)], stopped, "preview").status, "undecided");
    assert.equal(
      follow([actionTrailWith({ status: unknown }), alertOn(QUERY)], stopped, "preview").status,
      "undecided",
    );
  });

  it("takes Log Audit for a trail where its alerts are on the store in which it keeps events", () => {
    const audit = alicloud.logAudit(
      { aliuid: "1234567890123456", displayName: "it", variableMap: { actiontrail_enabled: "true" } },
      "audit",
    );
    const central = { project: "slsaudit-center-1234567890123456-cn-hangzhou", store: "actiontrail_log" };
    assert.equal(follow([audit, alertOn(QUERY, {}, central)]).status, "covered");
    expectBroken(follow([audit, alertOn(QUERY)]), "matched", "audit", /no alert's query/);
    const printed =
      '"event.eventName": ConsoleSignin and "addionalEventData.loginAccount": false | select count(1) as c';
    const signIn = consoleSignIn({ additionalEventData: { loginAccount: "false" } });
    assert.equal(follow([audit, alertOn(printed, {}, central)], signIn).status, "covered");
    expectBroken(follow([actionTrail, alertOn(printed)], signIn), "matched", "project", /no alert's query/);
  });
});

describe("the recommendations of CIS for Alibaba Cloud", () => {
  const byNumber = (id: string): Detection => {
    const found = cisAlibabaDetections.find(({ controls }) => controls.includes(`CIS Alibaba 2.0 ${id}`));
    assert(found, id);
    return found;
  };

  const counting = (query: string) => (query.includes("|") ? query : `${query} | select count(1) as c`);

  const detect = (id: string, query: string) => {
    const condition = /as cnt/.test(query) ? "cnt > 0" : "c > 0";
    return trace(stackOf([actionTrail, alertWith({ condition }, counting(query))]), byNumber(id));
  };

  it("are those of 2.10 to 2.22", () => {
    assert.deepEqual(
      cisAlibabaDetections.map(({ controls }) => controls.join()),
      Array.from({ length: 13 }, (_, i) => `CIS Alibaba 2.0 2.${i + 10}`),
    );
  });

  for (const { id, printed, mended } of golden) {
    if (mended)
      it(`${id}: what is printed raises no alert`, () => assert.equal(detect(id, printed).status, "broken", printed));
    // 2.17 asks for a field that is there for one of both kinds of sign-ins.
    if (id !== "2.17")
      it(`${id}: what is meant does`, () => {
        const { status, reason } = detect(id, mended ?? printed);
        assert.equal(status, "covered", reason);
      });
  }

  it("2.17: a user's sign-in says it otherwise than the account's own", () => {
    const meant = ["mfaChecked", "isMFAChecked"]
      .map((field) => `event.additionalEventData.${field}: false`)
      .join(" or ");
    assert.equal(detect("2.17", `event.eventName: ConsoleSignin and (${meant})`).status, "covered");
    assert.equal(
      detect("2.17", "event.eventName: ConsoleSignin and event.additionalEventData.isMFAChecked: false").status,
      "broken",
    );
  });

  it("2.14: asks the log of OSS, which something has to collect", () => {
    const store = { store: "oss-access" };
    const policy = (more: object = {}) =>
      alicloud.collectionPolicy(
        {
          policyName: "oss-access",
          productCode: "oss",
          dataCode: "access_log",
          enabled: true,
          policyConfig: { resourceMode: "all" },
          centralizeEnabled: true,
          centralizeConfig: { destProject: ref(project, "projectName"), destLogstore: "oss-access" },
          ...more,
        },
        "collection",
      );
    const query = ossPermissions.mended ?? "";
    const detected = (...resources: readonly TestResource[]) => trace(stackOf(resources), byNumber("2.14"));
    assert.equal(detected(policy(), alertOn(query, {}, store)).status, "covered");
    expectBroken(detected(actionTrail, alertOn(query)), "captured", undefined, /nothing collects the access logs/);
    expectBroken(detected(policy({ enabled: false }), alertOn(query, {}, store)), "captured", undefined, /nothing/);
    expectBroken(detected(policy({ centralizeEnabled: false }), alertOn(query, {}, store)), "captured", undefined, /./);
    expectBroken(detected(policy({ dataCode: "metering_log" }), alertOn(query, {}, store)), "captured", undefined, /./);
    expectBroken(detected(policy(), alertOn(ossPermissions.printed, {}, store)), "matched", "collection", /no alert/);
    const audit = alicloud.logAudit(
      { aliuid: "1234567890123456", displayName: "it", variableMap: { oss_access_enabled: "true" } },
      "audit",
    );
    const central = { project: "slsaudit-center-1234567890123456-cn-hangzhou", store: "oss_log" };
    assert.equal(detected(audit, alertOn(query, {}, central)).status, "covered");
  });

  it("a query that finds everything detects nothing", () => {
    expectBroken(detect("2.20", "*"), "matched", "project", /no alert's query/);
  });
});

describe("which detections a stack is asked for", () => {
  const all = [...cisDetections, ...cisAlibabaDetections];
  const asked = (...resources: readonly TestResource[]) => ofClouds(stackOf(resources), all);

  it("are those of the cloud in which it audits", () => {
    assert.deepEqual(asked(cloudTrail), cisDetections);
    assert.deepEqual(asked(actionTrail), cisAlibabaDetections);
    assert.deepEqual(asked(actionTrail, aws.bucket({}, "bucket")), cisAlibabaDetections);
    assert.deepEqual(asked(alertOn(QUERY), aws.topic({}, "topic")), cisAlibabaDetections);
    assert.deepEqual(asked(cloudTrail, actionTrail), all);
  });

  it("are those of the clouds that it deploys to, where it audits in none", () => {
    assert.deepEqual(asked(aws.topic({})), cisDetections);
    assert.deepEqual(asked(project), cisAlibabaDetections);
  });

  it("leave records of another cloud's trail alone", () => {
    expectBroken(
      follow(
        [actionTrail, alertOn(QUERY)],
        event({ eventSource: "cloudtrail.amazonaws.com", eventName: "StopLogging" }),
      ),
      "captured",
      undefined,
      /has no \w+ trail/,
    );
    expectBroken(follow([cloudTrail]), "captured", undefined, /has no ActionTrail trail/);
  });
});
