import type { TrailArgs, TrailDeprecatedArgs } from "@pulumi/alicloud/actiontrail";
import type { Unwrap } from "@pulumi/pulumi";
import { parse, readWriteTypes } from "../../evaluate/action-trail";
import { ifKnown } from "../../snapshot/unknown";
import { adapter } from "../adapter";
import { MalformedPropertyError } from "../errors";
import { prefixOf } from "../prefix";
import { textOf } from "../values";

type Args = Unwrap<TrailArgs> | Unwrap<TrailDeprecatedArgs>;

/** ActionTrail's older API recorded writes alone unless told otherwise, and so do older providers: `All` has to be said. */
const EVENTS_BY_DEFAULT = "Write";

const nameOf = (p: Args): string | undefined => textOf(p.trailName) ?? textOf(p.name);

const readWriteOf = (p: Args): string => {
  const written = textOf(p.eventRw) ?? EVENTS_BY_DEFAULT;
  if (!readWriteTypes.includes(written))
    throw new MalformedPropertyError("eventRw", `is none of ${readWriteTypes.join(", ")}.`);
  return written;
};

export const trail = adapter<Args>()(
  "trail",
  ["alicloud:actiontrail/trail:Trail", "alicloud:actiontrail/trailDeprecated:TrailDeprecated"],
  {
    name: { at: "trailName", get: nameOf },
    // A trail is made switched off, and the provider switches on only what says so itself (API CreateTrail, StartLogging).
    logging: {
      at: "status",
      get: (p) => textOf(p.status) === "Enable",
      set: (p, v) => (p.status = v ? "Enable" : "Disable"),
    },
    // What a trail that names no Region records is the API's to say: `All` has to be said.
    multiRegion: {
      at: "trailRegion",
      get: (p) => textOf(p.trailRegion) === "All",
      set: (p, v) => (p.trailRegion = v ? "All" : ""),
    },
    regions: {
      at: "trailRegion",
      get: (p) =>
        (textOf(p.trailRegion) ?? "")
          .split(",")
          .map((region) => region.trim())
          .filter((region) => region !== "" && region !== "All"),
    },
    organization: { at: "isOrganizationTrail", get: (p) => p.isOrganizationTrail ?? false },
    selectors: {
      at: "eventRw",
      get: (p) =>
        parse({
          readWrite: ifKnown(() => readWriteOf(p), undefined),
          dataSelectors: ifKnown(() => textOf(p.eventSelectors) ?? null, undefined),
        }),
    },
    bucket: { at: "ossBucketName", to: "bucket", get: (p) => p.ossBucketName },
    bucketRole: { at: "ossWriteRoleArn", to: "role", get: (p) => textOf(p.ossWriteRoleArn) ?? textOf(p.roleName) },
    logGroupRole: {
      at: "slsWriteRoleArn",
      to: "role",
      get: (p) => ("slsWriteRoleArn" in p ? p.slsWriteRoleArn : undefined),
    },
    logProject: { at: "slsProjectArn", to: "logProject", get: (p) => p.slsProjectArn },
    prefix: { at: "ossKeyPrefix", get: (p) => prefixOf(p.ossKeyPrefix) },
  },
  { identity: { names: ["trailName", "name"], arn: (name) => ["actiontrail", `trail/${name}`] } },
);
