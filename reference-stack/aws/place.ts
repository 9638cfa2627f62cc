import * as aws from "@pulumi/aws";

/** Where the stack is deployed. Asked once, before anything is declared, so that names and policies are plain text. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/** Asks AWS for account, Region and partition. */
export const findPlace = async (): Promise<Place> => {
  const [{ accountId }, { region }, { partition }] = await Promise.all([
    aws.getCallerIdentity(),
    aws.getRegion(),
    aws.getPartition(),
  ]);
  return { account: accountId, region, partition };
};
