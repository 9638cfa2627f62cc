import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";

/** A key that gets new material every year and cannot be deleted by mistake, under a name of its own. */
export const makeKey = (
  name: string,
  args: { readonly alias: string; readonly description: string; readonly kmsInstanceId: string },
  options: pulumi.CustomResourceOptions,
): alicloud.kms.Key => {
  const key = new alicloud.kms.Key(
    name,
    {
      description: args.description,
      keySpec: "Aliyun_AES_256",
      keyUsage: "ENCRYPT/DECRYPT",
      origin: "Aliyun_KMS",
      automaticRotation: "Enabled",
      rotationInterval: "365d",
      status: "Enabled",
      deletionProtection: "Enabled",
      pendingWindowInDays: 30,
      ...(args.kmsInstanceId !== "" && { dkmsInstanceId: args.kmsInstanceId }),
    },
    options,
  );
  new alicloud.kms.Alias(name, { aliasName: `alias/${args.alias}`, keyId: key.id }, options);
  return key;
};
