import { addThing, createMutationBench, type MutationBench } from "@aiwork/kit/mutations/mutation-bench";
import { buildSchema, graphql } from "graphql";
import { groupLoader, requestLoader } from "../database/request-loaders";
import { childConnections } from "../lists/child-connections";
import { parsePageRequest } from "../lists/keyset-list";
import type { SubgraphContext } from "../subgraph-context";

interface Row {
  owner: string;
  label: string;
}
const latest = requestLoader<SubgraphContext, string, Row>(
  ({ database }) => database.read({ name: "latest", text: "select '' as owner, label from thing order by label" }),
  ({ owner }) => owner,
);
const each = groupLoader<SubgraphContext, string, Row>(
  ({ database }) => database.read({ name: "each", text: "select '' as owner, label from thing order by label" }),
  ({ owner }) => owner,
);
const pages = childConnections<Row>(
  { name: "pages", select: "select label from thing", order: [["label", "text"]] },
  "text",
);

const PAYLOAD = {
  latest: async (_: object, context: SubgraphContext) => (await latest(context).load(""))?.label,
  each: async (_: object, context: SubgraphContext) => (await each(context).load("")).map(({ label }) => label),
  page: async (_: object, context: SubgraphContext) => {
    const { edges } = await pages(context, parsePageRequest({ first: 10 })).load("");
    return edges.map(({ node }) => node.label);
  },
};
const schema = buildSchema(`type Query { latest: String }
  type Payload { latest: String each: [String!] page: [String!] }
  type Mutation { note(label: String!): Payload }`);

let bench: MutationBench;
beforeAll(async () => {
  bench = await createMutationBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

describe("a request with two mutations", () => {
  it("reads current data after each mutation", async () => {
    const note = async ({ label }: { label: string }, context: SubgraphContext) => ({
      ...(await addThing(null, { input: { idempotencyKey: label, label } }, context)),
      ...PAYLOAD,
    });
    const source = `mutation { first: note(label: "a") { ...read } second: note(label: "b") { ...read } }
      fragment read on Payload { latest each page }`;
    const answer = await graphql({ schema, source, rootValue: { note }, contextValue: bench.contextOf("city c") });
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      data: {
        first: { latest: "a", each: ["a"], page: ["a"] },
        second: { latest: "b", each: ["a", "b"], page: ["b", "a"] },
      },
    });
  });
});
