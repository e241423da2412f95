import type { Log } from "@aiwork/runtime/log/log";
import { type RequestContext, traceparentOf } from "@aiwork/runtime/request/request-context";
import type { GraphQLDataSource } from "@apollo/gateway";
import type { GraphQLSchema } from "graphql";
import type { Pool } from "undici";
import { noteAbsent } from "../fetch/absent-entities";
import { BoundedCache } from "../fetch/bounded-cache";
import { takeInHand } from "../fetch/fetch-in-hand";
import { parseFetch } from "../fetch/parse-fetch";
import type { GatewayContext } from "../gateway-context";
import type { KeyEchoes } from "../supergraph/find-key-echoes";
import { blameFor } from "./blame";
import type { Credentials } from "./credentials";
import { exchange } from "./exchange";
import { DEADLINE_MS, openPool } from "./open-pool";
import { readAnswer } from "./read-answer";
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

/** Where a subgraph is, and what it is shown there. */
export interface Road {
  readonly url: string;
  readonly credentials: Credentials;
}

/** The road to one subgraph. It never throws: whatever the subgraph does comes back as data and errors to be shown. */
export class SubgraphDataSource implements GraphQLDataSource {
  readonly #pool: Pool;
  readonly #target: string;
  readonly #credentials: Credentials;
  readonly #fetches = new BoundedCache(MOST_FETCHES_KEPT, parseFetch);

  constructor(
    readonly name: string,
    { url, credentials }: Road,
    private readonly supergraph: SupergraphKnowledge,
    private readonly log: Log,
  ) {
    const { origin, pathname, search } = new URL(url);
    this.#pool = openPool(origin);
    this.#target = pathname + search;
    this.#credentials = credentials;
  }

  async process({ request, context }: Options): Promise<Response> {
    return (await this.#fetch(request, context as GatewayContext)) as Response;
  }

  async #fetch(
    { query = "", variables = {}, operationName }: Options["request"],
    context: GatewayContext,
  ): Promise<Settled> {
    const { schema, echoes } = this.supergraph;
    const fetch = takeInHand(this.#fetches.get(query), schema, variables);
    const body = JSON.stringify({ query, variables, operationName });
    const headers = { ...headersFor(context), ...this.#credentials(context.authorization, this.#target, body) };
    const exchanged = await exchange(this.#pool, this.#target, headers, body, DEADLINE_MS);
    const answer = exchanged.kind === "answered" ? readAnswer(exchanged.status, exchanged.text) : undefined;
    if (answer) {
      const settled = settleAnswer(answer, fetch, echoes, this.name);
      if (settled.data && settled.errors.length === 0) noteAbsent(context, fetch, settled.data);
      return settled;
    }
    const { fault, reason } = blameFor(exchanged, this.name);
    const level = reason === "ROAD_REFUSED" ? "error" : "warn";
    this.log[level]({ subgraph: this.name, reason, traceId: context.traceId }, "subgraph gave no answer");
    return settleLoss(fault, fetch, echoes);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

function headersFor(context: RequestContext): Record<string, string> {
  return {
    "content-type": "application/json",
    accept: "application/graphql-response+json, application/json",
    traceparent: traceparentOf(context),
    "accept-language": context.language,
  };
}
