import type { BucketArgs, BucketV2Args } from "@pulumi/aws/s3";
import type { Unwrap } from "@pulumi/pulumi";
import { adapter } from "../adapter";
import { textOf } from "../values";

type Args = Unwrap<BucketArgs> | Unwrap<BucketV2Args>;

/** `s3.Bucket` and its older twin `s3.BucketV2`; what they say inline is in `bucket-inline.ts`. */
export const bucket = adapter<Args>()(
  "bucket",
  ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
  {
    name: { at: "bucket", get: (p) => textOf(p.bucket) },
    forceDestroy: { at: "forceDestroy", get: (p) => p.forceDestroy ?? false },
  },
  { identity: { names: ["bucket"], arn: (name) => ["s3", name] } },
);
