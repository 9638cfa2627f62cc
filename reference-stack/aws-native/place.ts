import * as awsNative from "@pulumi/aws-native";
import type { Place } from "../aws-shared/place";

/** Asks AWS for account, Region and partition. */
export const findPlace = async (): Promise<Place> => {
  const [{ accountId }, { region }, { partition }] = await Promise.all([
    awsNative.getAccountId(),
    awsNative.getRegion(),
    awsNative.getPartition(),
  ]);
  return { account: accountId, region, partition };
};
