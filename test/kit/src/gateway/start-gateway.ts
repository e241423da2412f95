import { gatewaySettings } from "@aiwork/gateway/serve/gateway-settings";
import { serveGateway } from "@aiwork/gateway/serve/serve-gateway";
import { createLog } from "@aiwork/server/telemetry/log";
import type { GraphQLFormattedError } from "graphql";
import { leakWatchingLog } from "../canary/canary";
import { cutConnection, type FaultyBehaviour, startFaultySubgraph } from "./faulty-subgraph";
import { type PartySubgraphName, startSeekerHalf, type TestSubgraph } from "./party-subgraph";
import { startTogether } from "./start-together";

interface GatewayAnswer {
  status: number;
  /** The whole response body. */
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as it likes
  data: any;
  errors: readonly GraphQLFormattedError[];
}

export interface TestGateway extends AsyncDisposable {
  readonly url: string;
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<GatewayAnswer>;
}

/** Starts the gateway on a free port, with the test's settings. AUTH is off unless they say otherwise. */
export async function startGatewayWith(
  environment: Record<string, string>,
  log = createLog("gateway", "trace", leakWatchingLog),
): Promise<TestGateway> {
  const { url, close } = await serveGateway(
    gatewaySettings.parse({ AUTH: "off", NODE_ENV: "test", ...environment }),
    log,
  );
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
export function startGateway(city: { url: string }, national: { url: string }): Promise<TestGateway> {
  return startGatewayWith({ SUBGRAPH_URLS: JSON.stringify({ city: city.url, national: national.url }) });
}

/** A gateway with one party that works and one that behaves as the test says. */
export interface HalfFaultyGateway extends AsyncDisposable {
  readonly gateway: TestGateway;
  readonly faulty: TestSubgraph;
  behave: FaultyBehaviour;
}

export function startHalfFaultyGateway(down: PartySubgraphName, up: PartySubgraphName): Promise<HalfFaultyGateway> {
  return startTogether(async (open) => {
    const faulty = await open(startFaultySubgraph((response) => halfFaulty.behave(response)));
    const other = await open(startSeekerHalf(up));
    const [city, national] = down === "city" ? [faulty, other] : [other, faulty];
    const gateway = await open(startGateway(city, national));
    const halfFaulty = { gateway, faulty, behave: cutConnection };
    return halfFaulty;
  });
}

/** Expects that a response shows no internals: no address, SQL, stack, HTML page or library message. */
export function expectNoInternals(answer: string, ...urls: string[]): void {
  const text = answer.replaceAll(/"traceId":"[0-9a-f]{32}"/g, "");
  for (const { port } of urls.map((url) => new URL(url))) expect(text).not.toContain(port);
  for (const word of ["127.0.0.1", "localhost", "://", "10.1.2.3", "5432", "<html", "stacktrace", "serviceName"])
    expect(text).not.toContain(word);
  expect(text).not.toMatch(/select |\bat [\w.]+ \(|ECONN|UND_ERR|node_modules|\.js:|fetch|valueCompletion/i);
}
