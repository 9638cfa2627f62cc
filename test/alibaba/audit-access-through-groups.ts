import { ref } from "../../src/testing";
import type { Case, InvalidCase, NotApplicableCase } from "../../src/testing/cases";
import { alicloud, ramDocument } from "../resources";

const allow = (Action: string | readonly string[], Resource: string | readonly string[] = "*") => ({
  Effect: "Allow",
  Action,
  Resource,
});

const user = (messageData: object) => ({ messageId: "user", data: { trail: "trail", why: /allows/, ...messageData } });
const tampers = (action: RegExp) => ({ messageId: "tampers", data: { trail: "trail", why: action } });

const oss = alicloud.bucket({ bucket: "records" }, "records");

const actionTrail = alicloud.trail(
  {
    trailName: "audit",
    ossBucketName: ref(oss),
    slsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit",
  },
  "trail",
);

const auditor = (...statements: readonly object[]) =>
  alicloud.managedPolicy({ policyName: "auditor", policyDocument: ramDocument(...statements) }, "auditor");

const ramRead = allow(["oss:GetObject", "oss:ListObjects"], ["acs:oss:*:*:records", "acs:oss:*:*:records/*"]);

const ramGroup = alicloud.groupPolicyAttachment({ groupName: "auditors", policyName: "auditor", policyType: "Custom" });

const ramUser = alicloud.userPolicyAttachment({ userName: "ann", policyName: "auditor", policyType: "Custom" });

export const valid: readonly Case[] = [
  { name: "Alibaba Cloud: a group reads", on: [ramGroup, auditor(ramRead), actionTrail] },
  {
    name: "Alibaba Cloud: a role reads the log store",
    on: [
      alicloud.rolePolicyAttachment({
        roleName: "auditor",
        policyName: "AliyunLogReadOnlyAccess",
        policyType: "System",
      }),
      actionTrail,
    ],
  },
  {
    name: "Alibaba Cloud: administrators run the account",
    on: [ramGroup, auditor(allow("*")), actionTrail],
  },
];

export const invalid: readonly InvalidCase[] = [
  {
    name: "Alibaba Cloud: a user reads",
    on: [ramUser, auditor(ramRead), actionTrail],
    errors: [user({ at: "userName" })],
  },
  {
    name: "Alibaba Cloud: a user reads the log store",
    on: [ramUser, auditor(allow("log:Get*", "acs:log:*:*:project/audit/logstore/*")), actionTrail],
    errors: [user({ at: "userName" })],
  },
  {
    name: "Alibaba Cloud: a group reads, and may stop the trail",
    on: [ramGroup, auditor(ramRead, allow("actiontrail:*")), actionTrail],
    errors: [tampers(/`actiontrail:StopLogging`/)],
  },
  {
    name: "Alibaba Cloud: a group may do everything with buckets",
    on: [
      alicloud.groupPolicyAttachment({
        groupName: "auditors",
        policyName: "AliyunOSSFullAccess",
        policyType: "System",
      }),
      actionTrail,
    ],
    errors: [tampers(/AliyunOSSFullAccess/)],
  },
];

export const notApplicable: readonly NotApplicableCase[] = [
  {
    name: "Alibaba Cloud: a user reads something else",
    on: [ramUser, auditor(allow("oss:GetObject", "acs:oss:*:*:photos/*")), actionTrail],
    because: /nobody read/,
  },
];
