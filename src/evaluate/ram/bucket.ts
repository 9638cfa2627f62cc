import type { Policy } from "./syntax";

/** A bucket of which the owner may be known: `acs:oss:region:owner:name`. */
const parts = /^acs:oss:[^:]*:[^:]*:(.*)$/;

/** Stands for the owner of a bucket who is not known, and whom no policy names. */
const OWNER = "1";

/** What a request names: the bucket, or an object in it, of an owner. */
export const ownedBy = (arn: string, owner: string = OWNER): string =>
  `acs:oss::${owner}:${parts.exec(arn)?.[1] ?? arn}`;

/** Bucket names are unique, and a bucket's policy is about that bucket only, whatever Region and owner it names. */
export const anywhere = (policies: readonly Policy[]): readonly Policy[] =>
  policies.map((policy) => ({
    ...policy,
    statements: policy.statements.map((statement) => ({
      ...statement,
      resources: statement.resources.map((resource) =>
        resource.unknown
          ? resource
          : { ...resource, text: resource.text.replace(/^acs:oss:[^:]*:[^:]*:/, "acs:oss:*:*:") },
      ),
    })),
  }));

/** Objects of a bucket that are tried at most. */
const MOST_OBJECTS = 32;

/** Objects of a bucket: any one, and one under each pattern that some statements name or spare. */
export const objectsOf = (policies: readonly Policy[], bucket: string): readonly string[] => {
  const named = anywhere(policies).flatMap(({ statements }) =>
    statements.flatMap(({ resources }) => resources.map(({ text }) => text.replace("acs:oss:*:*:", ""))),
  );
  const name = parts.exec(bucket)?.[1] ?? bucket;
  const inside = named.filter((text) => text.startsWith(`${name}/`)).map((text) => text.replace(/[*?]/g, "x"));
  return [...new Set([`${name}/any/object`, ...inside])].slice(0, MOST_OBJECTS).map((text) => `acs:oss:::${text}`);
};
