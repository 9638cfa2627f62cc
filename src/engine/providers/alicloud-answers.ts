import type { Properties } from "../../snapshot/snapshot";
import type { Place } from "../options";

const regions: readonly string[] = [
  ...["cn-hangzhou", "cn-shanghai", "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-shenzhen", "cn-heyuan"],
  ...["cn-hongkong", "ap-southeast-1", "ap-northeast-1", "us-east-1", "us-west-1", "eu-central-1", "eu-west-1"],
];

/** A service that is switched on, as it is for whoever uses it. */
const opened = (id: string) => (): Properties => ({ id, status: "Opened" });

/** What Alibaba Cloud answers to the invokes that ordinary programs make. */
export const alicloudAnswers: Readonly<Record<string, (args: Properties, place: Place) => Properties>> = {
  "alicloud:index/getAccount:getAccount": (_, { account }) => ({ id: account }),
  "alicloud:index/getCallerIdentity:getCallerIdentity": (_, { account }) => ({
    id: "200000000000000001",
    accountId: account,
    arn: `acs:ram::${account}:user/trailproof`,
    identityType: "RAMUser",
  }),
  "alicloud:index/getRegions:getRegions": ({ current, name }, { region }) => {
    const ids = current === true ? [region] : typeof name === "string" ? [name] : regions;
    return {
      id: ids.join("-"),
      current: current === true,
      ids,
      regions: ids.map((id) => ({ id, regionId: id, localName: id })),
    };
  },
  "alicloud:kms/getService:getService": opened("KmsServiceHasBeenOpened"),
  "alicloud:log/getService:getService": opened("LogServiceHasBeenOpened"),
  "alicloud:oss/getService:getService": opened("OssServiceHasBeenOpened"),
};
