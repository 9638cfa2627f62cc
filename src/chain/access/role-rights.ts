import type { Subject } from "../../concepts";
import type { access } from "../../evaluate";
import type { Stack } from "../../stack/stack";

/** What somebody may do: policies that are part of the stack, and names of those that are not. */
export interface Rights {
  readonly documents: readonly access.Policy[];
  readonly elsewhere: readonly string[];
}

/** What a role may do by its policies, as far as they are part of the stack. */
export const rightsOf = (stack: Stack, role: Subject<"role">): Rights => {
  const inline = stack.referrers(role, "rolePolicy", "role").flatMap(({ documents }) => documents);
  const attached = stack.referrers(role, "policyAttachment", "roles").map(({ policy }) => policy);
  // Where roles list no policies themselves, they have those alone that are attached to them.
  const { targets, elsewhere } = role.has("managedPolicies") ? role.managedPolicies : { targets: [], elsewhere: [] };
  return {
    documents: [
      ...inline,
      ...[...attached.flatMap(({ target }) => target ?? []), ...targets].map(({ document }) => document),
    ],
    elsewhere: [...attached.flatMap(({ target, value }) => (target ? [] : (value ?? []))), ...elsewhere],
  };
};
