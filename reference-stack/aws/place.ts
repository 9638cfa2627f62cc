import * as aws from "@pulumi/aws";
import type { Place } from "../aws-shared/place";

/** Asks AWS for account, Region and partition. */
export const findPlace = async (): Promise<Place> => {
  const [{ accountId }, { region }, { partition }] = await Promise.all([
    aws.getCallerIdentity(),
    aws.getRegion(),
    aws.getPartition(),
  ]);
  return { account: accountId, region, partition };
};
