import policy from "../../policypack/policies/log-alert-can-fire";
import { computed, PolicyTester, ref, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";
import { actionTrail, alertOn, alertV1, alertWith, project, STORE, slsAlertOn } from "../store-chain";

const region = "cn-hangzhou";
const QUERY = '"event.eventName": StopLogging | select count(1) as c';

const expect = (messageId: string, data: Readonly<Record<string, unknown>>) => [{ messageId, data }] as const;
const cannotFire = (at: string, reason: RegExp) => expect("cannotFire", { at, reason, fix: /./ });

const declared = (more: object = {}) =>
  alicloud.logStore({ projectName: ref(project, "projectName"), logstoreName: STORE, ...more }, "store");
const index = (...names: readonly string[]) =>
  alicloud.logStoreIndex(
    {
      project: ref(project, "projectName"),
      logstore: STORE,
      fieldSearches: names.map((name) => ({ name, type: "text" })),
    },
    "index",
  );

new PolicyTester().run(policy, {
  valid: [
    { name: "on the store that the trail makes", on: [alertOn(QUERY), actionTrail], region, doc: true },
    { name: "the newer class", on: [slsAlertOn(QUERY), actionTrail], region },
    { name: "the older version, which lists whom it tells", on: [alertV1(QUERY), actionTrail], region },
    {
      name: "without a statement: any record is a row",
      on: [alertWith({ condition: "" }, '"event.eventName": StopLogging'), actionTrail],
      region,
    },
    {
      name: "on a store that the stack declares, with an index",
      on: [alertOn(QUERY), actionTrail, declared(), index("event")],
      region,
    },
    { name: "each field of its own", on: [alertOn(QUERY), actionTrail, index("event.eventName")], region },
    {
      name: "three checks in a row where one record is seen by three",
      on: [alertOn(QUERY, { threshold: 3 }, { start: "-15m" }), actionTrail],
      region,
    },
    {
      name: "a count of rows in a spelling that the provider does not read",
      on: [alertWith({ condition: "c > 0", countCondition: "__count__ > 9" }, QUERY), actionTrail],
      region,
    },
    {
      name: "every minute where no schedule is given",
      on: [alertOn(QUERY, { schedule: undefined }, { start: "-1m" }), actionTrail],
      region,
    },
    { name: "a mute that has long ended", on: [alertOn(QUERY, { muteUntil: 1632486684 }), actionTrail], region },
    {
      name: "an alert policy of one's own",
      on: [alertOn(QUERY, { policyConfiguration: { alertPolicyId: "audit", repeatInterval: "5m" } }), actionTrail],
      region,
    },
    {
      name: "a Region that the query names, and the project's ARN",
      on: [alertOn(QUERY, {}, { region: "cn-hangzhou" }), actionTrail],
      region,
    },
    {
      name: "a Region that the first version does not hand on",
      on: [
        alertV1(QUERY, {
          queryLists: [
            { logstore: STORE, query: QUERY, start: "-300s", end: "now", chartTitle: "it", region: "cn-beijing" },
          ],
        }),
        actionTrail,
      ],
      region,
    },
  ],
  invalid: [
    {
      name: "switched off",
      on: [slsAlertOn(QUERY, { status: "DISABLED" }), actionTrail],
      region,
      errors: expect("disabled", { at: "status", reason: "it is switched off", fix: "switch it on" }),
      doc: true,
    },
    {
      name: "of a status that Log Service does not know",
      on: [slsAlertOn(QUERY, { status: "ENABLED_LATER" }), actionTrail],
      region,
      errors: expect("disabled", { at: "status", reason: "it is switched off", fix: "switch it on" }),
    },
    {
      name: "muted for years",
      on: [alertOn(QUERY, { muteUntil: 4102444800 }), actionTrail],
      region,
      errors: expect("muted", { at: "muteUntil", reason: "it is muted until 2100-01-01", fix: "drop `muteUntil`" }),
    },
    {
      name: "no trigger condition",
      on: [alertOn(QUERY, { severityConfigurations: [] }), actionTrail],
      region,
      errors: cannotFire("severityConfigurations", /no trigger condition/),
    },
    {
      name: "conditions of the second version where the first one is made",
      on: [
        alertV1(QUERY, { condition: undefined, severityConfigurations: [{ severity: 8, evalCondition: {} }] }),
        actionTrail,
      ],
      region,
      errors: cannotFire("severityConfigurations", /no trigger condition/),
    },
    {
      name: "one record is not enough",
      on: [alertWith({ condition: "c > 1" }, QUERY), actionTrail],
      region,
      errors: cannotFire("severityConfigurations", /one record does not meet/),
    },
    {
      name: "more rows than a count has",
      on: [alertWith({ condition: "c > 0", count_condition: "__count__ > 1" }, QUERY), actionTrail],
      region,
      errors: cannotFire("severityConfigurations", /one record does not meet/),
    },
    {
      name: "a count is a row, even of nothing",
      on: [alertWith({ condition: "" }, QUERY), actionTrail],
      region,
      errors: cannotFire("severityConfigurations", /met without any record/),
    },
    {
      name: "more checks in a row than see one record",
      on: [alertOn(QUERY, { threshold: 2 }), actionTrail],
      region,
      errors: cannotFire("threshold", /2 checks in a row/),
    },
    {
      name: "a window shorter than the interval",
      on: [alertOn(QUERY, {}, { start: "-60s" }), actionTrail],
      region,
      errors: cannotFire("queryLists", /looks back 60 seconds every 300/),
    },
    {
      name: "a window of two days",
      on: [alertOn(QUERY, {}, { start: "-2d" }), actionTrail],
      region,
      errors: cannotFire("queryLists", /more than a day/),
    },
    {
      name: "a bracket that is never closed",
      on: [alertOn('("event.eventName": StopLogging | select count(1) as c'), actionTrail],
      region,
      errors: cannotFire("queryLists", /cannot be read/),
    },
    {
      name: "a column beside the count that no group gives a value",
      on: [alertOn('"event.eventName": PutBucketPolicy | select bucket, count(1) as c'), actionTrail],
      region,
      errors: cannotFire("queryLists", /is no SQL/),
    },
    {
      name: "a store whose mode knows no statements",
      on: [alertOn(QUERY), actionTrail, declared({ mode: "query" })],
      region,
      errors: expect("noStatements", { at: "queryLists", reason: /whose mode/, fix: /`mode`/ }),
    },
    {
      name: "a field that no event has, as CIS Alibaba Cloud 2.0 prints it in 2.22",
      on: [alertOn("event_name: AuthorizeSecurityGroup | select count(1) as c"), actionTrail],
      region,
      errors: expect("noSuchField", { at: "queryLists", reason: /`event_name`/, fix: /`event\.eventName`/ }),
    },
    {
      name: "a field outside of the event, as CIS Alibaba Cloud 2.0 prints it in 2.17",
      on: [alertOn('"event.eventName": ConsoleSignin and "addionalEventData.loginAccount": false'), actionTrail],
      region,
      errors: expect("noSuchField", { at: "queryLists", reason: /`addionalEventData/, fix: /./ }),
    },
    {
      name: "an index without the field",
      on: [alertOn(QUERY), actionTrail, index("event.serviceName")],
      region,
      errors: expect("notIndexed", { at: "queryLists", reason: /`event\.eventName`/, fix: /fieldSearches/ }),
    },
    {
      name: "another store of the trail's project",
      on: [alertOn(QUERY, {}, { store: "actiontrail_other" }), actionTrail],
      region,
      errors: expect("otherStore", { at: "queryLists", store: STORE }),
    },
    {
      name: "a project of that name in another Region than the trail's",
      on: [alertOn(QUERY, {}, { region: "cn-beijing" }), actionTrail],
      region,
      errors: expect("otherRegion", { at: "queryLists", store: STORE, region: "cn-hangzhou" }),
    },
    {
      name: "the same in the newer class",
      on: [slsAlertOn(QUERY, {}, {}, { region: "cn-beijing" }), actionTrail],
      region,
      errors: expect("otherRegion", { at: "configuration.queryLists", store: STORE, region: "cn-hangzhou" }),
    },
    {
      name: "an interval that is none",
      on: [alertOn(QUERY, { schedule: { type: "FixedRate", interval: "1x" } }), actionTrail],
      region,
      errors: [{ messageId: "malformed", data: {} }],
    },
    {
      name: "a column that the statement does not give",
      on: [alertWith({ condition: "total > 0" }, QUERY), actionTrail],
      region,
      errors: cannotFire("severityConfigurations", /names `total`, and the query gives `c` alone/),
    },
    {
      name: "no action policy",
      on: [
        alertOn(QUERY, { policyConfiguration: { alertPolicyId: "sls.builtin.dynamic", repeatInterval: "5m" } }),
        actionTrail,
      ],
      region,
      errors: expect("tellsNobody", { at: "policyConfiguration", reason: /tells nobody/, fix: /./ }),
    },
    {
      name: "nobody on the list of the older version",
      on: [alertV1(QUERY, { notificationLists: [{ type: "Email", content: "!" }] }), actionTrail],
      region,
      errors: expect("tellsNobody", { at: "policyConfiguration", reason: /tells nobody/, fix: /./ }),
    },
  ],
  notApplicable: [
    {
      name: "an alarm",
      on: aws.alarm({ comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 }),
      because: /`alarm-can-fire`/,
    },
    {
      name: "an alarm of aws-native",
      on: awsNative.alarm({ comparisonOperator: "GreaterThanThreshold" }),
      because: /`alarm-can-fire`/,
    },

    {
      name: "a query that the first version does not read",
      on: alertV1("level: ERROR", {
        queryLists: [{ store: STORE, query: "level: ERROR", start: "-300s", end: "now" }],
      }),
      region,
      because: /no audit records/,
    },
    {
      name: "an application's log",
      on: alertOn("level: ERROR", {}, { store: "app" }),
      region,
      because: /no audit records/,
    },
  ],
  undecided: [
    { name: "on records of a trail of another stack", on: alertOn(QUERY), region },
    { name: "on another project", on: [alertOn(QUERY, {}, { project: "elsewhere" }), actionTrail], region },
    {
      name: "a store that is there before the trail, and no index",
      on: [alertOn(QUERY), actionTrail, declared()],
      region,
    },
    {
      name: "a Region that comes from elsewhere",
      on: [alertOn(QUERY, {}, { region: unknown }), actionTrail],
      region,
    },
    {
      name: "a cron expression",
      on: [alertOn(QUERY, { schedule: { type: "Cron", cronExpression: "0/5 * * * *" } }), actionTrail],
      region,
    },
    { name: "a mute that comes from elsewhere", on: [alertOn(QUERY, { muteUntil: unknown }), actionTrail], region },
    {
      name: "a store that is named after what cannot be known",
      on: [
        alertOn(QUERY, {}, { store: computed([actionTrail], (outputs) => `actiontrail_${outputs?.trailName}`) }),
        actionTrail,
      ],
      region,
    },
  ],
});
