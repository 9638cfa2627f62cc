import type { Properties } from "../../snapshot/snapshot";
import { arn, text } from "./aws-stand-in";
import { type Making, type StandIn, uuidOf } from "./stand-in";

type Computed = (m: Making) => Properties;

const none: Computed = () => ({});

const MADE = "2026-01-01T00:00:00Z";

/** A type whose name the provider makes up; Cloud Control identifies it by the name, or by what `id` says. */
const named = (nameProperty: string, computed = none, id: (m: Making) => string = (m) => m.name): StandIn => ({
  nameProperty,
  id,
  computed,
});

/** A type that is identified by an ARN under the property that holds it. */
const byArn = (property: string, arnOf: (m: Making) => string, nameProperty?: string, more = none): StandIn => ({
  ...(nameProperty !== undefined && { nameProperty }),
  id: arnOf,
  computed: (m) => ({ [property]: arnOf(m), ...more(m) }),
});

/** A type that is identified by an id that the service makes, under the property that holds it. */
const byId = (property: string, idOf: (m: Making) => string, more = none): StandIn => ({
  id: idOf,
  computed: (m) => ({ [property]: idOf(m), ...more(m) }),
});

/** A part of something else: it is identified by properties of its own. */
const by = (...properties: readonly string[]): StandIn => ({
  id: (m) => properties.map((property) => text(m.inputs[property])).join("|"),
  computed: none,
});

const ec2Id = (prefix: string) => (m: Making) => `${prefix}-${m.hex(17)}`;

const logGroupArn = arn("logs", (m) => `log-group:${m.name}:*`);
const alarm = named("alarmName", (m) => ({ arn: arn("cloudwatch", () => `alarm:${m.name}`)(m) }));
const keyId = (m: Making) => uuidOf(m.hex);
const keyArn = arn("kms", (m) => `key/${keyId(m)}`);
const queueUrl = (m: Making) => `https://sqs.${m.region}.amazonaws.com/${m.account}/${m.name}`;
const domainId = (m: Making) => `d-${m.hex(12)}`;

/** A rule on a bus of one's own has the bus in its ARN. */
const ruleArn = arn("events", (m) => {
  const bus = text(m.inputs.eventBusName ?? "default");
  return `rule/${bus === "default" ? "" : `${bus}/`}${m.name}`;
});

const topicNamed = ({ inputs: { snsTopicName }, ...m }: Making): string => {
  const name = text(snsTopicName);
  return name === "" || name.startsWith("arn:") ? name : `arn:${m.partition}:sns:${m.region}:${m.account}:${name}`;
};

const types: Readonly<Record<string, StandIn>> = {
  "cloudtrail:Trail": named("trailName", (m) => ({
    arn: arn("cloudtrail", () => `trail/${m.name}`)(m),
    snsTopicArn: topicNamed(m),
  })),
  "cloudtrail:EventDataStore": byArn(
    "eventDataStoreArn",
    arn("cloudtrail", (m) => `eventdatastore/${uuidOf(m.hex)}`),
    "name",
    () => ({ createdTimestamp: MADE, updatedTimestamp: MADE, status: "ENABLED" }),
  ),
  "logs:LogGroup": named("logGroupName", (m) => ({ arn: logGroupArn(m) })),
  "logs:LogStream": named("logStreamName", none, (m) => `${text(m.inputs.logGroupName)}|${m.name}`),
  "logs:MetricFilter": named("filterName", none, (m) => `${text(m.inputs.logGroupName)}|${m.name}`),
  "logs:SubscriptionFilter": named("filterName", none, (m) => `${m.name}|${text(m.inputs.logGroupName)}`),
  "logs:ResourcePolicy": named("policyName"),
  "logs:AccountPolicy": named(
    "policyName",
    (m) => ({ accountId: m.account }),
    (m) => `${m.account}|${text(m.inputs.policyType)}|${m.name}`,
  ),
  "logs:Destination": named("destinationName", (m) => ({ arn: arn("logs", () => `destination:${m.name}`)(m) })),
  "cloudwatch:Alarm": alarm,
  "cloudwatch:CompositeAlarm": alarm,
  "cloudwatch:LogAlarm": alarm,
  "cloudwatch:AlarmMuteRule": byArn(
    "arn",
    arn("cloudwatch", (m) => `alarm-mute-rule:${m.name}`),
    "name",
    () => ({ lastUpdatedTimestamp: MADE, muteType: "SCHEDULED", status: "SCHEDULED" }),
  ),
  "events:Rule": byArn("arn", ruleArn, "name", (m) => ({ ruleName: m.name })),
  "events:EventBus": named("name", (m) => ({ arn: arn("events", () => `event-bus/${m.name}`)(m) })),
  "s3:Bucket": named("bucketName", (m) => ({
    arn: `arn:${m.partition}:s3:::${m.name}`,
    domainName: `${m.name}.s3.amazonaws.com`,
    dualStackDomainName: `${m.name}.s3.dualstack.${m.region}.amazonaws.com`,
    regionalDomainName: `${m.name}.s3.${m.region}.amazonaws.com`,
    websiteUrl: `http://${m.name}.s3-website-${m.region}.amazonaws.com`,
  })),
  "s3:BucketPolicy": by("bucket"),
  "sns:Topic": byArn(
    "topicArn",
    arn("sns", (m) => m.name),
    "topicName",
  ),
  "sns:TopicPolicy": byId("awsId", (m) => `TopicPolicy-${m.hex(12)}`),
  "sns:TopicInlinePolicy": by("topicArn"),
  "sns:Subscription": byArn("arn", (m) => `${text(m.inputs.topicArn)}:${uuidOf(m.hex)}`),
  "kms:Key": byId("keyId", keyId, (m) => ({ arn: keyArn(m) })),
  "kms:ReplicaKey": byId("keyId", keyId, (m) => ({ arn: keyArn(m) })),
  "kms:Alias": named("aliasName"),
  "iam:Role": named("roleName", (m) => ({
    arn: arn("iam", () => `role${text(m.inputs.path ?? "/")}${m.name}`, false)(m),
    roleId: `AROA${m.hex(17).toUpperCase()}`,
  })),
  "iam:RolePolicy": named("policyName", none, (m) => `${m.name}|${text(m.inputs.roleName)}`),
  "iam:ManagedPolicy": byArn(
    "policyArn",
    arn("iam", (m) => `policy${text(m.inputs.path ?? "/")}${m.name}`, false),
    "managedPolicyName",
    (m) => ({ policyId: `ANPA${m.hex(17).toUpperCase()}`, defaultVersionId: "v1", createDate: MADE, updateDate: MADE }),
  ),
  "sqs:Queue": byId("queueUrl", queueUrl, (m) => ({ arn: arn("sqs", () => m.name)(m) })),
  "sqs:QueuePolicy": byId("awsId", (m) => `QueuePolicy-${m.hex(12)}`),
  "sqs:QueueInlinePolicy": by("queue"),
  "lambda:Function": named("functionName", (m) => ({ arn: arn("lambda", () => `function:${m.name}`)(m) })),
  "lambda:Permission": {
    id: (m) => `${text(m.inputs.functionName)}|Permission-${m.hex(12)}`,
    computed: (m) => ({ awsId: `Permission-${m.hex(12)}` }),
  },
  "detective:Graph": byArn(
    "arn",
    arn("detective", (m) => `graph:${m.hex(32)}`),
  ),
  "detective:MemberInvitation": by("graphArn", "memberId"),
  "guardduty:Detector": byId("awsId", (m) => m.hex(32)),
  "guardduty:PublishingDestination": {
    id: (m) => `${text(m.inputs.detectorId)}|${m.hex(32)}`,
    computed: (m) => ({ awsId: m.hex(32), status: "PUBLISHING", publishingFailureStartTimestamp: "0" }),
  },
  "sagemaker:Domain": {
    nameProperty: "domainName",
    ...byId("domainId", domainId, (m) => ({
      domainArn: arn("sagemaker", () => `domain/${domainId(m)}`)(m),
      url: `https://${domainId(m)}.studio.${m.region}.sagemaker.aws`,
      homeEfsFileSystemId: ec2Id("fs")(m),
      securityGroupIdForDomainBoundary: ec2Id("sg")(m),
    })),
  },
  "sagemaker:UserProfile": named(
    "userProfileName",
    (m) => ({ userProfileArn: arn("sagemaker", () => `user-profile/${text(m.inputs.domainId)}/${m.name}`)(m) }),
    (m) => `${m.name}|${text(m.inputs.domainId)}`,
  ),
  "sagemaker:Space": named(
    "spaceName",
    (m) => ({ spaceArn: arn("sagemaker", () => `space/${text(m.inputs.domainId)}/${m.name}`)(m) }),
    (m) => `${text(m.inputs.domainId)}|${m.name}`,
  ),
  "sagemaker:Model": byArn(
    "modelArn",
    arn("sagemaker", (m) => `model/${m.name}`),
    "modelName",
  ),
  "sagemaker:NotebookInstance": {
    nameProperty: "notebookInstanceName",
    ...byId(
      "awsId",
      arn("sagemaker", (m) => `notebook-instance/${m.name}`),
    ),
  },
  "sagemaker:EndpointConfig": {
    nameProperty: "endpointConfigName",
    ...byId(
      "awsId",
      arn("sagemaker", (m) => `endpoint-config/${m.name}`),
    ),
  },
  "ec2:Vpc": byId("vpcId", ec2Id("vpc"), (m) => ({
    cidrBlockAssociations: [ec2Id("vpc-cidr-assoc")(m)],
    defaultNetworkAcl: ec2Id("acl")(m),
    defaultSecurityGroup: ec2Id("sg")(m),
    ipv6CidrBlocks: [],
  })),
  "ec2:Subnet": byId("subnetId", ec2Id("subnet"), (m) => ({
    networkAclAssociationId: ec2Id("aclassoc")(m),
    ipv6CidrBlocks: [],
  })),
  "ec2:SecurityGroup": {
    nameProperty: "groupName",
    ...byId("groupId", ec2Id("sg"), (m) => ({ awsId: ec2Id("sg")(m) })),
  },
  "ec2:VpcEndpoint": byId("awsId", ec2Id("vpce"), () => ({
    creationTimestamp: MADE,
    dnsEntries: [],
    networkInterfaceIds: [],
  })),
  "ec2:RouteTable": byId("routeTableId", ec2Id("rtb")),
  "ec2:SubnetRouteTableAssociation": byId("awsId", ec2Id("rtbassoc")),
  "ec2:FlowLog": byId("awsId", ec2Id("fl")),
};

/** The name that a user gave to a resource of any type: `name`, or what the type ends in and "Name". */
const givenName = (kind: string, inputs: Properties): unknown =>
  inputs.name ??
  Object.entries(inputs).find(
    ([key]) => key.endsWith("Name") && kind.toLowerCase().endsWith(key.slice(0, -"Name".length).toLowerCase()),
  )?.[1];

/**
 * Any other type: known by its name, with an ARN and an id under the names that types of Cloud Control give them.
 * Whether the provider makes up a name for it is not known, so none is put among its inputs.
 */
const anyType = (type: string): StandIn => {
  const [, service = "", kind = ""] = type.split(":");
  const property = kind.charAt(0).toLowerCase() + kind.slice(1);
  const idOf = (m: Making) => text(givenName(kind, m.inputs) ?? m.name);
  const arnOf = arn(service, (m) => `${kind.toLowerCase()}/${idOf(m)}`);
  return {
    id: idOf,
    computed: (m) => ({ arn: arnOf(m), [`${property}Arn`]: arnOf(m), awsId: idOf(m), [`${property}Id`]: idOf(m) }),
  };
};

/**
 * What @pulumi/aws-native fills in and computes, in the formats of the real services: the identifiers are those of Cloud Control (the
 * types' schemas, "primaryIdentifier"), and only a name is filled in before policies look (pulumi-aws-native, autonaming).
 */
export const awsNativeStandIn = (type: string): StandIn => types[type.slice("aws-native:".length)] ?? anyType(type);
