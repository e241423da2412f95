import { BoundedCache } from "@aiwork/server/cache/bounded-cache";
import type { GraphQLDataSource } from "@apollo/gateway";
import type { GraphQLSchema } from "graphql";
import type { SubgraphCaller } from "../subgraph/call-subgraph";
import { classifyFailure } from "../subgraph/classify-failure";
import type { GatewayContext } from "../subgraph/gateway-context";
import { bindVariables, parseFetch } from "./bound-fetch";
import { noteAbsentEntities } from "./execution-result";
import { noteFetchFailure } from "./fetch-failures";
import type { KeyEchoes } from "./key-echoes";
import { type FetchResult, failedFetchResult, normalizeResponse } from "./normalize-response";

/** Characters of the fetches that are kept parsed: in memory they take a hundred times as much. */
const MAX_CACHED_FETCHES = 150_000;

type ProcessOptions = Parameters<GraphQLDataSource["process"]>[0];
type ProcessResponse = Awaited<ReturnType<GraphQLDataSource["process"]>>;

/** What the data sources of one supergraph need to know about it. */
export interface SupergraphKnowledge {
  readonly schema: GraphQLSchema;
  readonly echoes: KeyEchoes;
}

/** Runs the planner's fetches on one subgraph. It never throws: a failure becomes data and errors that may be shown. */
export class SubgraphDataSource implements GraphQLDataSource {
  readonly #fetches = new BoundedCache<string, ReturnType<typeof parseFetch>>(
    MAX_CACHED_FETCHES,
    (text) => text.length,
  );

  constructor(
    private readonly caller: SubgraphCaller,
    private readonly supergraph: SupergraphKnowledge,
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
    const fetch = bindVariables(this.#fetches.findOrMake(query, parseFetch), schema, variables);
    const body = JSON.stringify({ query, variables, operationName });
    const { answer, exchanged } = await this.caller.call(body, fetch.operation.operation, context);
    if (answer) {
      const settled = normalizeResponse(answer, fetch, echoes, name);
      if (settled.data && settled.errors.length === 0) noteAbsentEntities(context, fetch, settled.data);
      return settled;
    }
    const { error, reason } = classifyFailure(exchanged, name);
    noteFetchFailure(context, name, reason);
    return failedFetchResult(error, fetch, echoes);
  }
}
