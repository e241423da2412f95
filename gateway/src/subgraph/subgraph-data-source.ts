import type { Log } from "@aiwork/runtime/log/log";
import type { GraphQLDataSource } from "@apollo/gateway";
import type { GraphQLSchema } from "graphql";
import { noteAbsent } from "../fetch/absent-entities";
import { BoundedCache } from "../fetch/bounded-cache";
import { takeInHand } from "../fetch/fetch-in-hand";
import { parseFetch } from "../fetch/parse-fetch";
import type { GatewayContext } from "../gateway-context";
import type { KeyEchoes } from "../supergraph/find-key-echoes";
import { type Blame, blameFor } from "./blame";
import type { SubgraphCaller } from "./call-subgraph";
import { settleAnswer } from "./settle-answer";
import { type Settled, settleLoss } from "./settle-loss";

const MOST_FETCHES_KEPT = 500;

type Options = Parameters<GraphQLDataSource["process"]>[0];
type Response = Awaited<ReturnType<GraphQLDataSource["process"]>>;

/** What the data sources of one supergraph need to know about it. */
export interface SupergraphKnowledge {
  readonly schema: GraphQLSchema;
  readonly echoes: KeyEchoes;
}

/** Runs the planner's fetches on one subgraph. It never throws: a failure becomes data and errors that may be shown. */
export class SubgraphDataSource implements GraphQLDataSource {
  readonly #fetches = new BoundedCache(MOST_FETCHES_KEPT, parseFetch);

  constructor(
    private readonly caller: SubgraphCaller,
    private readonly supergraph: SupergraphKnowledge,
    private readonly log: Log,
  ) {}

  async process({ request, context }: Options): Promise<Response> {
    return (await this.#fetch(request, context as GatewayContext)) as Response;
  }

  async #fetch(
    { query = "", variables = {}, operationName }: Options["request"],
    context: GatewayContext,
  ): Promise<Settled> {
    const { schema, echoes } = this.supergraph;
    const { name } = this.caller;
    const fetch = takeInHand(this.#fetches.get(query), schema, variables);
    const body = JSON.stringify({ query, variables, operationName });
    const { answer, exchanged } = await this.caller.call(body, fetch.operation.operation, context);
    if (answer) {
      const settled = settleAnswer(answer, fetch, echoes, name);
      if (settled.data && settled.errors.length === 0) noteAbsent(context, fetch, settled.data);
      return settled;
    }
    const { error, reason } = blameFor(exchanged, name);
    this.log[levelOf(reason)]({ subgraph: name, reason, traceId: context.traceId }, "no response from the subgraph");
    return settleLoss(error, fetch, echoes);
  }
}

/** Error: the operator must act. Warn: it may pass. Debug: it was logged before or concerns the client alone. */
function levelOf(reason: Blame["reason"]): "error" | "warn" | "debug" {
  // guard: refused-signing-is-given-to-operator
  if (reason === "INVALID_SIGNATURE") return "error";
  return reason === "BREAKER_OPEN" || reason === "CLIENT_CLOSED" ? "debug" : "warn";
}
