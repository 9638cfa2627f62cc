import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";

/** Where the stack is deployed. Asked once, before anything is declared, so that names and policies are plain text. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Asks Alibaba Cloud for account and Region. */
export const findPlace = async (): Promise<Place> => {
  const [{ id }, { regions }] = await Promise.all([alicloud.getAccount(), alicloud.getRegions({ current: true })]);
  const region = regions[0]?.id;
  if (region === undefined)
    throw new pulumi.RunError("No Region is set: pulumi config set alicloud:region eu-central-1");
  return { account: id, region };
};
