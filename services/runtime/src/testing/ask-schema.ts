import { type GraphQLError, type GraphQLSchema, graphql } from "graphql";
import { Readings } from "../access-record/readings";
import { ANONYMOUS, type Caller } from "../identity/caller";
import { readRequestContext } from "../request/request-context";
import type { SubgraphContext } from "../server/subgraph-context";

// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the query's, which a test spells out beside it.
type Data = any;

/** A schema made in a test, asked without a server and a database. */
export async function askSchema(
  schema: GraphQLSchema,
  source: string,
  caller: Caller = ANONYMOUS,
): Promise<{ data: Data; errors: readonly GraphQLError[] }> {
  const contextValue = { ...readRequestContext({}, caller), readings: new Readings(), snapshot: {} } as SubgraphContext;
  const { data, errors = [] } = await graphql({ schema, source, contextValue });
  return { data: JSON.parse(JSON.stringify(data ?? null)), errors };
}
