/** An S3 access control list: a canned one, or grants to groups by their URIs. */
export interface Acl {
  readonly canned: string | undefined;
  readonly grantedGroups: readonly string[];
  readonly writingGroups: readonly string[];
}

const publicCanned = ["public-read", "public-read-write", "authenticated-read", "website"];
const publicGroups = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

/** What makes a list public: its canned name, or the groups that hold everyone (S3 User Guide, "The meaning of public"). */
export const publicGrantees = ({ canned, grantedGroups }: Acl): readonly string[] =>
  canned !== undefined && publicCanned.includes(canned)
    ? [canned]
    : grantedGroups.filter((uri) => publicGroups.test(uri));

/** Whether a list lets S3 write access logs (S3 User Guide, "Enabling Amazon S3 server access logging"). */
export const admitsLogDelivery = ({ canned, writingGroups }: Acl): boolean =>
  canned === "log-delivery-write" || writingGroups.some((uri) => uri.endsWith("/groups/s3/LogDelivery"));
