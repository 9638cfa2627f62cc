import assert from "node:assert/strict";
import { acceptanceOf } from "../../src/chain/investigation/graph";
import type { RecordedResource } from "../../src/snapshot/snapshot";
import { fromSnapshot } from "../../src/stack/from-snapshot";
import { ref } from "../../src/testing";
import { toSnapshot } from "../../src/testing/snapshot";
import { aws } from "../resources";

const graph = aws.graph({}, "graph");
const members = ["210987654321", "310987654321"].map((accountId) =>
  aws.graphMember({ graphArn: ref(graph), accountId, emailAddress: `${accountId}@example.com` }, accountId),
);
const accepters = ["first", "second"].map((name) => aws.graphAcceptance({ graphArn: ref(graph) }, name));

/** A deployment in which the accepters have providers of their own. */
const accepted = (providers: readonly string[]) => {
  const snapshot = toSnapshot([...members, ...accepters.slice(0, providers.length)], { mode: "update" });
  const withProvider = (resource: RecordedResource): RecordedResource => {
    const provider = providers[accepters.findIndex(({ name }) => name === resource.name)];
    return provider === undefined ? resource : { ...resource, provider: `${resource.provider}-${provider}::id` };
  };
  const { outputs } = fromSnapshot({ ...snapshot, resources: snapshot.resources.map(withProvider) });
  const [member] = outputs.subjects("graphMember");
  assert(member);
  return acceptanceOf(outputs, member, []);
};

describe("who accepts an invitation to a graph", () => {
  it("each account with a provider of its own", () => {
    assert.deepEqual(accepted(["a", "b"]), { invited: 2, accepting: 2 });
    assert.deepEqual(accepted(["a"]), { invited: 2, accepting: 1 });
  });

  it("one account once, however often it does", () => {
    assert.deepEqual(accepted(["a", "a"]), { invited: 2, accepting: 1 });
  });

  it("nobody in the account of the graph", () => {
    assert.deepEqual(accepted([]), { invited: 2, accepting: 0 });
  });
});
