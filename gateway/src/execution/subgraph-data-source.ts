import type { Log } from "@aiwork/server/telemetry/log";
import type { GraphQLDataSource } from "@apollo/gateway";
import type { GraphQLSchema } from "graphql";
import { BoundedCache } from "../limits/bounded-cache";
import type { SubgraphCaller } from "../subgraph/call-subgraph";
import { type ClassifiedFailure, classifyFailure } from "../subgraph/classify-failure";
import type { GatewayContext } from "../subgraph/gateway-context";
import { bindVariables, parseFetch } from "./bound-fetch";
import { noteAbsentEntities } from "./execution-result";
import type { KeyEchoes } from "./key-echoes";
import { type FetchResult, failedFetchResult, normalizeResponse } from "./normalize-response";

const MAX_CACHED_FETCHES = 500;

type ProcessOptions = Parameters<GraphQLDataSource["process"]>[0];
type ProcessResponse = Awaited<ReturnType<GraphQLDataSource["process"]>>;

/** What the data sources of one supergraph need to know about it. */
export interface SupergraphKnowledge {
  readonly schema: GraphQLSchema;
  readonly echoes: KeyEchoes;
}

/** Runs the planner's fetches on one subgraph. It never throws: a failure becomes data and errors that may be shown. */
export class SubgraphDataSource implements GraphQLDataSource {
  readonly #fetches = new BoundedCache(MAX_CACHED_FETCHES, parseFetch);

  constructor(
    private readonly caller: SubgraphCaller,
    private readonly supergraph: SupergraphKnowledge,
    private readonly log: Log,
  ) {}

  async process({ request, context }: ProcessOptions): Promise<ProcessResponse> {
    return (await this.#fetch(request, context as GatewayContext)) as ProcessResponse;
  }

  async #fetch(
    { query = "", variables = {}, operationName }: ProcessOptions["request"],
    context: GatewayContext,
  ): Promise<FetchResult> {
    const { schema, echoes } = this.supergraph;
    const { name } = this.caller;
    const fetch = bindVariables(this.#fetches.get(query), schema, variables);
    const body = JSON.stringify({ query, variables, operationName });
    const { answer, exchanged } = await this.caller.call(body, fetch.operation.operation, context);
    if (answer) {
      const settled = normalizeResponse(answer, fetch, echoes, name);
      if (settled.data && settled.errors.length === 0) noteAbsentEntities(context, fetch, settled.data);
      return settled;
    }
    const { error, reason } = classifyFailure(exchanged, name);
    this.log[logLevelOf(reason)]({ subgraph: name, reason, traceId: context.traceId }, "no response from the subgraph");
    return failedFetchResult(error, fetch, echoes);
  }
}

/** Error: the operator must act. Warn: it may pass. Debug: it was logged before or concerns the client alone. */
function logLevelOf(reason: ClassifiedFailure["reason"]): "error" | "warn" | "debug" {
  // guard: refused-signing-is-given-to-operator
  if (reason === "INVALID_SIGNATURE") return "error";
  return reason === "BREAKER_OPEN" || reason === "CLIENT_CLOSED" ? "debug" : "warn";
}
