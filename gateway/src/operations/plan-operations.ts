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
  readonly queryPlanStore: {
    get(key: string): QueryPlan | undefined | Promise<QueryPlan | undefined>;
    set(key: string, plan: QueryPlan): void | Promise<void>;
  };
}

const sha256 = (...texts: string[]) => {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text);
  return hash.digest("hex");
};

/** A validated operation, as @apollo/server gives it to its gateway's executor. */
export type PlannedRequest = Pick<Parameters<ApolloGateway["executor"]>[0], "document" | "queryHash"> & {
  readonly request: { readonly operationName?: string };
};

/** Plans operations before @apollo/gateway's executor would do so, and keeps the plans where it looks for them. */
export class OperationPlanner {
  readonly #planning: Planning;

  constructor(gateway: ApolloGateway) {
    this.#planning = gateway as unknown as Planning;
  }

  /** Whether a request's operation has a plan already. */
  async isPlanned({ queryHash, request: { operationName } }: PlannedRequest): Promise<boolean> {
    return (await this.#planning.queryPlanStore.get(keyOf(queryHash, operationName))) !== undefined;
  }

  /** Plans the operation of a request, unless the planner refuses it: then the executor will say so. */
  async plan({ document, queryHash, request: { operationName } }: PlannedRequest): Promise<void> {
    try {
      const plan = this.#plan(document, operationName);
      await this.#planning.queryPlanStore.set(keyOf(queryHash, operationName), plan);
    } catch {
      // It is planned once more.
    }
  }

  /**
   * Plans documents before they are first requested, one in each turn of the event loop. Invalid documents are skipped;
   * they are refused when they are requested.
   */
  async planAhead(schema: GraphQLSchema, documents: readonly string[]): Promise<void> {
    for (const text of documents) {
      const document = parse(text);
      if (validate(schema, document).length > 0) continue;
      for (const operationName of operationNames(document)) {
        await nextTurn();
        const plan = this.#plan(document, operationName);
        for (const name of [undefined, operationName])
          await this.#planning.queryPlanStore.set(keyOf(sha256(text), name), plan);
      }
    }
  }

  #plan(document: DocumentNode, operationName: string | undefined): QueryPlan {
    const { apiSchema, queryPlanner } = this.#planning;
    const options = operationName === undefined ? {} : { operationName };
    return queryPlanner.buildQueryPlan(operationFromDocument(apiSchema, document, options));
  }
}

/** The key of @apollo/gateway's store of plans. */
function keyOf(queryHash: string, operationName: string | undefined): string {
  return operationName ? sha256(queryHash, operationName) : queryHash;
}

function operationNames({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? (node.name?.value ?? []) : []));
}
