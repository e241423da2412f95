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

/** What all data sources of one supergraph know of it. */
export interface SupergraphKnowledge {
  readonly schema: GraphQLSchema;
  readonly echoes: KeyEchoes;
}

/** One subgraph's answers, as the planner asks for them. It never throws: whatever the subgraph does comes back as data and errors to be shown. */
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
    const { answer, exchanged } = await this.caller.call(body, fetch, context);
    if (answer) {
      const settled = settleAnswer(answer, fetch, echoes, name);
      if (settled.data && settled.errors.length === 0) noteAbsent(context, fetch, settled.data);
      return settled;
    }
    const { fault, reason } = blameFor(exchanged, name);
    this.log[levelOf(reason)]({ subgraph: name, reason, traceId: context.traceId }, "subgraph gave no answer");
    return settleLoss(fault, fetch, echoes);
  }
}

/** What the operator must mend, what may pass, and what says nothing new. */
function levelOf(reason: Blame["reason"]): "error" | "warn" | "debug" {
  if (reason === "INVALID_SIGNATURE") return "error";
  return reason === "BREAKER_OPEN" || reason === "CLIENT_LEFT" ? "debug" : "warn";
}
