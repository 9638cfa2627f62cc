import policy from "../../policypack/policies/ai-log-groups-declared";
import { PolicyTester, ref, type TestResource, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";
import { nativeStudio, studio } from "../studios";

const key = "arn:aws:kms:us-east-1:123456789012:key/logs";

const group = (name: string, props: Parameters<typeof aws.logGroup>[0] = {}): TestResource =>
  aws.logGroup({ name: `/aws/sagemaker/${name}`, retentionInDays: 365, kmsKeyId: key, ...props }, name.split("/")[0]);

const notebook = aws.notebook({ instanceType: "ml.t3.medium", roleArn: "arn:aws:iam::123456789012:role/notebook" });
const nativeNotebook = awsNative.notebook({
  instanceType: "ml.t3.medium",
  roleArn: "arn:aws:iam::123456789012:role/notebook",
});
const notebooks = "NotebookInstances";
const ofStudios = ["studio", "TrainingJobs", "ProcessingJobs", "TransformJobs"];

const undeclared = (name: string) => ({
  messageId: "undeclared",
  data: { group: `/aws/sagemaker/${name}`, class: /LogGroup$|^logGroup$/ },
});

const endpoint = (name?: string): TestResource =>
  aws.endpoint({ endpointConfigName: "config", ...(name !== undefined && { name }) });

const schedule = aws.monitoringSchedule({
  monitoringScheduleConfig: { monitoringJobDefinitionName: "quality", monitoringType: "DataQuality" },
});

new PolicyTester().run(policy, {
  valid: [
    { name: "the group of notebooks, with retention and key", on: [notebook, group(notebooks)], doc: true },
    {
      name: "a key of this deployment",
      on: [notebook, group(notebooks, { kmsKeyId: ref(aws.key({}, "key"), "arn") })],
    },
    { name: "a studio's group, and those of its jobs", on: [studio({}), ...ofStudios.map((name) => group(name))] },
    { name: "an endpoint's own group", on: [endpoint("chat"), group("Endpoints/chat")] },
    {
      name: "a training job's group",
      on: [
        aws.trainingJob({ trainingJobName: "job", roleArn: "arn:aws:iam::123456789012:role/training" }),
        group("TrainingJobs"),
      ],
    },
    { name: "monitoring runs processing jobs", on: [schedule, group("ProcessingJobs")] },
    { name: "a notebook of aws-native", on: [nativeNotebook, group(notebooks)] },
  ],
  invalid: [
    { name: "no group", on: notebook, errors: [undeclared(notebooks)], doc: true },
    { name: "a group of another name", on: [notebook, group("Notebooks")], errors: [undeclared(notebooks)] },
    {
      name: "a studio's own group alone",
      on: [studio({}), group("studio")],
      errors: ofStudios.slice(1).map(undeclared) as never,
    },
    {
      name: "another endpoint's group",
      on: [endpoint("chat"), group("Endpoints/other")],
      errors: [undeclared("Endpoints/chat")],
    },
    {
      name: "the others where one is another stack's",
      on: studio({}),
      config: { ignore: ["/aws/sagemaker/studio", "/aws/sagemaker/TransformJobs"] },
      errors: [undeclared("TrainingJobs"), undeclared("ProcessingJobs")],
    },
    {
      name: "no end to what is kept",
      on: [notebook, group(notebooks, { retentionInDays: 0 })],
      errors: [{ messageId: "forEver", data: { at: "retentionInDays", source: "it" }, on: notebooks }],
    },
    {
      name: "no key",
      on: [notebook, group(notebooks, { kmsKeyId: "" })],
      errors: [{ messageId: "noKey", data: { at: "kmsKeyId", source: "it" }, on: notebooks }],
    },
    { name: "no group for a notebook of aws-native", on: nativeNotebook, errors: [undeclared(notebooks)] },
    {
      name: "no group for a studio of aws-native",
      on: nativeStudio({}),
      errors: ofStudios.map(undeclared) as never,
    },
    {
      name: "no group for an endpoint of aws-native",
      on: awsNative.endpoint({ endpointConfigName: "config", endpointName: "chat" }),
      errors: [undeclared("Endpoints/chat")],
    },
    {
      name: "no group for a processing job of aws-native",
      on: awsNative.processingJob({
        appSpecification: { imageUri: "image" },
        processingResources: { clusterConfig: { instanceCount: 1, instanceType: "ml.m5.large", volumeSizeInGb: 1 } },
        roleArn: "arn:aws:iam::123456789012:role/processing",
      }),
      errors: [undeclared("ProcessingJobs")],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail of whatever PAI is asked",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /PAI is not judged/,
    },

    { name: "a bucket writes no logs", on: aws.bucket({}) },
    {
      name: "groups of another stack",
      on: notebook,
      config: { ignore: ["/aws/sagemaker/NotebookInstances"] },
      because: /no log group/,
    },
    {
      name: "an endpoint of aws-native that CloudFormation names",
      on: awsNative.endpoint({ endpointConfigName: "config" }),
      because: /no log group/,
    },
  ],
  undecided: [
    {
      name: "a group whose name comes from elsewhere",
      on: [notebook, aws.logGroup({ name: unknown }, "open")],
      waitsFor: ["open"],
    },
    { name: "an endpoint whose name comes from elsewhere", on: endpoint(unknown), waitsFor: ["it"] },
  ],
});
