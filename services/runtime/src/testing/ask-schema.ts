import { type GraphQLError, type GraphQLSchema, graphql } from "graphql";
import { Readings } from "../access-record/readings";
import { ANONYMOUS, type Caller } from "../identity/caller";
import { readRequestContext } from "../request/request-context";
import type { SubgraphContext } from "../server/subgraph-context";

// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the query's, which the test spells out next to it.
type Data = any;

/** Queries a schema made in a test, without a server or a database. */
export async function askSchema(
  schema: GraphQLSchema,
  source: string,
  caller: Caller = ANONYMOUS,
): Promise<{ data: Data; errors: readonly GraphQLError[] }> {
  const contextValue = { ...readRequestContext({}, caller), readings: new Readings(), snapshot: {} } as SubgraphContext;
  const { data, errors = [] } = await graphql({ schema, source, contextValue });
  return { data: JSON.parse(JSON.stringify(data ?? null)), errors };
}
