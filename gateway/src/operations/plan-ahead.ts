import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { operationFromDocument, type Schema } from "@apollo/federation-internals";
import type { ApolloGateway } from "@apollo/gateway";
import type { QueryPlan, QueryPlanner } from "@apollo/query-planner";
import { type DocumentNode, type GraphQLSchema, Kind, parse, validate } from "graphql";

/** The members of @apollo/gateway that plan and cache plans. Its types hide them. */
interface Planning {
  readonly apiSchema: Schema;
  readonly queryPlanner: QueryPlanner;
  readonly queryPlanStore: { set(key: string, plan: QueryPlan): void | Promise<void> };
}

/**
 * Plans documents before they are first requested, one in each turn of the event loop. Invalid documents are skipped;
 * they are refused when they are requested.
 */
export async function planAhead(gateway: ApolloGateway, schema: GraphQLSchema, documents: readonly string[]) {
  const { apiSchema, queryPlanner, queryPlanStore } = gateway as unknown as Planning;
  for (const text of documents) {
    const document = parse(text);
    if (validate(schema, document).length > 0) continue;
    for (const operationName of operationNames(document)) {
      await nextTurn();
      const plan = queryPlanner.buildQueryPlan(operationFromDocument(apiSchema, document, { operationName }));
      const hash = createHash("sha256").update(text).digest("hex");
      await queryPlanStore.set(hash, plan);
      await queryPlanStore.set(createHash("sha256").update(hash).update(operationName).digest("hex"), plan);
    }
  }
}

function operationNames({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? (node.name?.value ?? []) : []));
}
