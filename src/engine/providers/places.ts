import { partitionOf } from "../../evaluate/partition";
import type { Place } from "../options";

const aws = { account: "123456789012", region: "us-east-1" };

/** Account and Region of each provider when nobody says otherwise; those of `aws` go for providers that are not listed. */
const homes: Readonly<Record<string, Pick<Place, "account" | "region">>> = {
  aws,
  "aws-native": aws,
  alicloud: { account: "1234567890123456", region: "cn-hangzhou" },
};

const packages = Object.keys(homes);

/** The provider of a type token or of an invoke's token. */
export const packageOf = (token: string): string => token.replace(/^pulumi:providers:/, "").split(":")[0] ?? "";

/** Where a provider pretends to be: where it is told to, else at home. */
export const placeOf = (pkg: string, told: { readonly account?: string; readonly region?: string } = {}): Place => {
  const home = packages.includes(pkg) ? (homes[pkg] ?? aws) : aws;
  const region = told.region ?? home.region;
  return { account: told.account ?? home.account, region, partition: partitionOf(region) };
};

/** Where every provider is in one run: the run's own words go before each provider's setting `<provider>:region`. */
export const placesOf = (
  told: { readonly account?: string; readonly region?: string },
  config: Readonly<Record<string, string>>,
): ReadonlyMap<string, Place> =>
  new Map(
    packages.map((pkg) => {
      const region = told.region ?? config[`${pkg}:region`];
      return [
        pkg,
        placeOf(pkg, {
          ...(told.account !== undefined && { account: told.account }),
          ...(region !== undefined && { region }),
        }),
      ];
    }),
  );
