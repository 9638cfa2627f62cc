import type { TrailArgs, TrailDeprecatedArgs } from "@pulumi/alicloud/actiontrail";
import type { AliasArgs, KeyArgs } from "@pulumi/alicloud/kms";
import type { AlertArgs, AuditArgs, ProjectArgs, StoreArgs, StoreIndexArgs } from "@pulumi/alicloud/log";
import type {
  AccountPublicAccessBlockArgs,
  BucketAclArgs,
  BucketArgs,
  BucketLoggingArgs,
  BucketObjectWormConfigurationArgs,
  BucketPolicyArgs,
  BucketPublicAccessBlockArgs,
  BucketServerSideEncryptionArgs,
  BucketVersioningArgs,
  BucketWormArgs,
} from "@pulumi/alicloud/oss";
import type {
  GroupPolicyAttachmentArgs,
  PolicyArgs,
  RoleArgs,
  RolePolicyAttachmentArgs,
  UserPolicyAttachmentArgs,
} from "@pulumi/alicloud/ram";
import type { CollectionPolicyArgs, IndexArgs, AlertArgs as SlsAlertArgs } from "@pulumi/alicloud/sls";
import { of } from "./of";

/** Resources of @pulumi/alicloud. */
export const alicloud = {
  accountPublicAccessBlock: of<AccountPublicAccessBlockArgs>(
    "alicloud:oss/accountPublicAccessBlock:AccountPublicAccessBlock",
  ),
  bucket: of<BucketArgs>("alicloud:oss/bucket:Bucket"),
  bucketAcl: of<BucketAclArgs>("alicloud:oss/bucketAcl:BucketAcl"),
  bucketEncryption: of<BucketServerSideEncryptionArgs>(
    "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption",
  ),
  bucketLogging: of<BucketLoggingArgs>("alicloud:oss/bucketLogging:BucketLogging"),
  bucketObjectWorm: of<BucketObjectWormConfigurationArgs>(
    "alicloud:oss/bucketObjectWormConfiguration:BucketObjectWormConfiguration",
  ),
  bucketPolicy: of<BucketPolicyArgs>("alicloud:oss/bucketPolicy:BucketPolicy"),
  bucketVersioning: of<BucketVersioningArgs>("alicloud:oss/bucketVersioning:BucketVersioning"),
  bucketWorm: of<BucketWormArgs>("alicloud:oss/bucketWorm:BucketWorm"),
  groupPolicyAttachment: of<GroupPolicyAttachmentArgs>("alicloud:ram/groupPolicyAttachment:GroupPolicyAttachment"),
  key: of<KeyArgs>("alicloud:kms/key:Key"),
  keyAlias: of<AliasArgs>("alicloud:kms/alias:Alias"),
  managedPolicy: of<PolicyArgs>("alicloud:ram/policy:Policy"),
  publicAccessBlock: of<BucketPublicAccessBlockArgs>("alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock"),
  role: of<RoleArgs>("alicloud:ram/role:Role"),
  rolePolicyAttachment: of<RolePolicyAttachmentArgs>("alicloud:ram/rolePolicyAttachment:RolePolicyAttachment"),
  trail: of<TrailArgs>("alicloud:actiontrail/trail:Trail"),
  trailDeprecated: of<TrailDeprecatedArgs>("alicloud:actiontrail/trailDeprecated:TrailDeprecated"),
  logProject: of<ProjectArgs>("alicloud:log/project:Project"),
  logStore: of<StoreArgs>("alicloud:log/store:Store"),
  logStoreIndex: of<StoreIndexArgs>("alicloud:log/storeIndex:StoreIndex"),
  logIndex: of<IndexArgs>("alicloud:sls/index:Index"),
  logAlert: of<AlertArgs>("alicloud:log/alert:Alert"),
  logAudit: of<AuditArgs>("alicloud:log/audit:Audit"),
  collectionPolicy: of<CollectionPolicyArgs>("alicloud:sls/collectionPolicy:CollectionPolicy"),
  slsAlert: of<SlsAlertArgs>("alicloud:sls/alert:Alert"),
  userPolicyAttachment: of<UserPolicyAttachmentArgs>("alicloud:ram/userPolicyAttachment:UserPolicyAttachment"),
};
