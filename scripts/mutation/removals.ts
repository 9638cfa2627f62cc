import type { Snapshot } from "../../src/snapshot/snapshot";
import { declared, type Mutation } from "./change";

/** Every resource taken away; what refers to it goes on doing so. */
export const removals = (snapshot: Snapshot): readonly Mutation[] =>
  declared(snapshot).map((resource) => ({
    kind: "removal",
    resource,
    at: "",
    what: "removed",
    snapshot: () => ({ ...snapshot, resources: snapshot.resources.filter((each) => each.urn !== resource.urn) }),
  }));
