import { computed, ref } from "../src/testing";
import { alicloud } from "./resources";

/** A trail that keeps its records in a log store of its own. */
export const project = alicloud.logProject({ projectName: "audit" }, "project");
export const STORE = "actiontrail_audit-trail";

export const actionTrailWith = (more: object = {}, name = "trail") =>
  alicloud.trail(
    {
      trailName: "audit-trail",
      trailRegion: "All",
      eventRw: "All",
      status: "Enable",
      slsProjectArn: computed(
        [project],
        (outputs) => `acs:log:cn-hangzhou:1234567890123456:project/${outputs?.projectName}`,
      ),
      ...more,
    },
    name,
  );
export const actionTrail = actionTrailWith();

const queryOn = (query: string, more: object) => [
  { store: STORE, storeType: "log", project: ref(project, "projectName"), query, start: "-5m", end: "now", ...more },
];

const severityWith = (evalCondition: object) => [
  { severity: 8, evalCondition: evalCondition as Record<string, string> },
];

const common = {
  projectName: ref(project, "projectName"),
  alertName: "it",
  schedule: { type: "FixedRate", interval: "5m" },
};

const telling = { alertPolicyId: "sls.builtin.dynamic", actionPolicyId: "auditors", repeatInterval: "5m" };

/** An alert on the trail's store that goes off with the first record and leaves it to an action policy whom to tell. */
export const alertOn = (query: string, more: object = {}, source: object = {}, name = "alert") =>
  alicloud.logAlert(
    {
      ...common,
      version: "2.0",
      type: "default",
      alertDisplayname: "it",
      queryLists: queryOn(query, source),
      severityConfigurations: severityWith({ condition: "c > 0" }),
      policyConfiguration: telling,
      ...more,
    },
    name,
  );

/** The same with another trigger condition. */
export const alertWith = (evalCondition: object, query: string) =>
  alertOn(query, { severityConfigurations: severityWith(evalCondition) });

/** The same in the newer class. */
export const slsAlertOn = (query: string, more: object = {}, configuration: object = {}, source: object = {}) =>
  alicloud.slsAlert(
    {
      ...common,
      displayName: "it",
      configuration: {
        version: "2.0",
        queryLists: queryOn(query, source),
        severityConfigurations: severityWith({ condition: "c > 0" }),
        policyConfiguration: telling,
        ...configuration,
      },
      ...more,
    },
    "alert",
  );

/** The same in the older version. */
export const alertV1 = (query: string, more: object = {}) =>
  alicloud.logAlert(
    {
      ...common,
      alertDisplayname: "it",
      condition: "c > 0",
      queryLists: [{ logstore: STORE, query, start: "-300s", end: "now", chartTitle: "it" }],
      notificationLists: [{ type: "Email", emailLists: ["a@example.com"], content: "!" }],
      ...more,
    },
    "alert",
  );
