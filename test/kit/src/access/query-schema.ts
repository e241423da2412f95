import { readRequestContext } from "@aiwork/server/http/request-context";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import type { PartyAccess } from "@aiwork/subgraph/access/party-access";
import { AccessLog } from "@aiwork/subgraph/access-log/access-log";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { type GraphQLError, type GraphQLSchema, graphql } from "graphql";

/** The city's access for a schema made in a test: no seeker is at a service point, and no seeker has consented. */
export function testAccess(given: Partial<PartyAccess> = {}): PartyAccess {
  return {
    party: "CITY",
    servicePointRoles: new Set(["city.counselor", "national.counselor"]),
    records: {},
    isSamePerson: async (_, one, other) => one === other,
    isAtServicePoint: async () => false,
    emergencyReason: async () => null,
    consents: async () => null,
    ...given,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the query's, which the test spells out next to it.
type Data = any;

/** Queries a schema made in a test, without a server or a database. */
export async function querySchema(
  schema: GraphQLSchema,
  source: string,
  caller: Caller = ANONYMOUS,
): Promise<{ data: Data; errors: readonly GraphQLError[] }> {
  const contextValue = {
    ...readRequestContext({}, caller),
    accessLog: new AccessLog(),
    snapshot: {},
  } as SubgraphContext;
  const { data, errors = [] } = await graphql({ schema, source, contextValue });
  return { data: JSON.parse(JSON.stringify(data ?? null)), errors };
}
