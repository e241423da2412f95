import { openLog } from "@aiwork/runtime/log/log";
import { overheard } from "@aiwork/runtime/testing/canary";
import type { GraphQLFormattedError } from "graphql";
import { gatewaySettings } from "../configuration/gateway-settings";
import { openGateway } from "../open-gateway";

export interface Answer {
  status: number;
  /** The whole response body. */
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as it likes
  data: any;
  errors: readonly GraphQLFormattedError[];
}

export interface Rehearsal extends AsyncDisposable {
  readonly url: string;
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
}

/** Starts the gateway on a free port, with the test's settings. AUTH is off unless they say otherwise. */
export async function openRehearsal(
  environment: Record<string, string>,
  log = openLog("gateway", "trace", overheard),
): Promise<Rehearsal> {
  const { url, close } = await openGateway(gatewaySettings.parse({ AUTH: "off", ...environment }), log);
  return {
    url,
    async ask(query, variables = {}, headers = {}) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", "accept-language": "en", ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return { status: response.status, text, ...{ data: undefined, errors: [] }, ...JSON.parse(text) };
    },
    [Symbol.asyncDispose]: close,
  };
}

/** Starts the gateway with the project's own supergraph. */
export function openCounter(city: { url: string }, national: { url: string }): Promise<Rehearsal> {
  return openRehearsal({ SUBGRAPH_URLS: JSON.stringify({ city: city.url, national: national.url }) });
}
