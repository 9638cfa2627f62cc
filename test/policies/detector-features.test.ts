import policy from "../../policypack/policies/detector-features";
import { PolicyTester, ref, unknown } from "../../src/testing";
import { alicloud, aws, awsNative } from "../resources";

const detector = aws.detector({});
const feature = (name: string, status = "ENABLED") =>
  aws.detectorFeature({ detectorId: ref(detector), name, status }, name);
const all = ["S3_DATA_EVENTS", "RUNTIME_MONITORING", "AI_PROTECTION"];
const natively = (...features: readonly (readonly [name: string, status: "ENABLED" | "DISABLED"])[]) =>
  awsNative.detector({ enable: true, features: features.map(([name, status]) => ({ name, status })) });

new PolicyTester().run(policy, {
  valid: [
    { name: "a resource for each feature", on: [detector, ...all.map((name) => feature(name))], doc: true },
    {
      name: "data sets by the older block, which a resource of its own needs no more",
      on: (() => {
        const older = aws.detector({ datasources: { s3Logs: { enable: true } } });
        const rest = all
          .slice(1)
          .map((name) => aws.detectorFeature({ detectorId: ref(older), name, status: "ENABLED" }, name));
        return [older, ...rest];
      })(),
    },
    {
      name: "a resource goes before the older block",
      on: (() => {
        const older = aws.detector({ datasources: { s3Logs: { enable: false } } });
        const one = aws.detectorFeature({ detectorId: ref(older), name: "S3_DATA_EVENTS", status: "ENABLED" }, "s3");
        return [older, one];
      })(),
      config: { features: ["S3_DATA_EVENTS"] },
    },
    {
      name: "features in aws-native stand in the detector",
      on: natively(["S3_DATA_EVENTS", "ENABLED"], ["RUNTIME_MONITORING", "ENABLED"], ["AI_PROTECTION", "ENABLED"]),
    },
    {
      name: "a feature in aws-native goes before the older block",
      on: awsNative.detector({
        enable: true,
        dataSources: { s3Logs: { enable: false } },
        features: [{ name: "S3_DATA_EVENTS", status: "ENABLED" }],
      }),
      config: { features: ["S3_DATA_EVENTS"] },
    },
  ],
  invalid: [
    {
      name: "nothing is said of processes and models",
      on: detector,
      errors: [{ messageId: "undeclared", data: { features: "RUNTIME_MONITORING, AI_PROTECTION" } }],
      doc: true,
    },
    {
      name: "one is switched off",
      on: [detector, ...all.slice(1).map((name) => feature(name)), feature("S3_DATA_EVENTS", "DISABLED")],
      errors: [{ messageId: "off", data: { features: "S3_DATA_EVENTS" } }],
    },
    {
      name: "the older block switches one off",
      on: aws.detector({ datasources: { s3Logs: { enable: false } } }),
      config: { features: ["S3_DATA_EVENTS"] },
      errors: [{ messageId: "off", data: { features: "S3_DATA_EVENTS" } }],
    },
    {
      name: "another detector has them",
      on: [
        detector,
        aws.detectorFeature(
          { detectorId: ref(aws.detector({}, "other")), name: "AI_PROTECTION", status: "ENABLED" },
          "elsewhere",
        ),
      ],
      config: { features: ["AI_PROTECTION"] },
      errors: [{ messageId: "undeclared", data: { features: "AI_PROTECTION" } }],
    },
    {
      name: "one is off and one is left out, in aws-native",
      on: natively(["S3_DATA_EVENTS", "ENABLED"], ["AI_PROTECTION", "DISABLED"]),
      errors: [
        { messageId: "off", data: { features: "AI_PROTECTION" } },
        { messageId: "undeclared", data: { features: "RUNTIME_MONITORING" } },
      ],
    },
    {
      name: "a status that does not exist",
      on: [detector, feature("AI_PROTECTION", "ON")],
      config: { features: ["AI_PROTECTION"] },
      errors: [{ messageId: "malformed", on: "AI_PROTECTION" }],
    },
  ],
  notApplicable: [
    {
      name: "Alibaba Cloud: a trail, and no Security Center that is judged",
      on: alicloud.trail({ trailName: "audit", ossBucketName: "records" }),
      because: /Security Center is not judged/,
    },
  ],
  undecided: [
    {
      name: "the status is not known yet",
      on: [detector, aws.detectorFeature({ detectorId: ref(detector), name: "AI_PROTECTION", status: unknown }, "ai")],
      config: { features: ["AI_PROTECTION"] },
      waitsFor: ["ai"],
    },
  ],
});
