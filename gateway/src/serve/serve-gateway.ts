import { businessClock } from "@aiwork/server/clock/business-clock";
import { serveMonitoring } from "@aiwork/server/http/monitoring";
import { countResponses, traceResponses } from "@aiwork/server/http/observe-responses";
import { serveGraphQL } from "@aiwork/server/http/serve-graphql";
import { startApolloServer } from "@aiwork/server/http/start-apollo-server";
import type { Log } from "@aiwork/server/telemetry/log";
import { createTracing } from "@aiwork/server/telemetry/tracing";
import { createDocumentInspector } from "../limits/document-limits";
import { createDocumentStore } from "../limits/document-store";
import { EventLoopDelay } from "../limits/event-loop-delay";
import { CostBudget, limitCost } from "../limits/limit-cost";
import { limitRate } from "../limits/limit-rate";
import { requirePageSizes } from "../limits/page-limits";
import { chargeValidation, PlanningBudget } from "../limits/planning-budget";
import { SendingLimit } from "../limits/sending-limit";
import { InFlightLimit, shedLoad } from "../limits/shed-load";
import { readOperationManifest, refuseUnregistered } from "../operations/registered-operations";
import { requireReportingRole } from "../reporting/require-reporting-role";
import { createGatewayContext, type GatewayContext } from "../subgraph/gateway-context";
import { createClientAdmission, createSessionDocument } from "./client-identity";
import { createGatewayMetrics } from "./gateway-metrics";
import type { GatewaySettings } from "./gateway-settings";
import { serveSupergraph } from "./serve-supergraph";

const MAX_BODY_BYTES = 256 * 1024;
/** The largest input of the contract, a plan of forty points and ten indicators, has some 1,300 values. */
const JSON_BOUNDS = { values: 5_000, depth: 32 };

export interface ServedGateway {
  /** The GraphQL endpoint. */
  readonly url: string;
  /** The GraphQL endpoint of reporting clients. */
  readonly reportingUrl: string;
  /** The server of `/metrics` and `/readyz`, without a path. */
  readonly monitoringUrl: string;
  /** Checks now for a new supergraph. */
  reload(): Promise<void>;
  /** Waits for requests in flight, then closes everything. */
  close(): Promise<void>;
}

/** Serves a supergraph. The gateway is ready once the supergraph is loaded, even if no subgraph can be reached. */
export async function serveGateway(settings: GatewaySettings, log: Log): Promise<ServedGateway> {
  const isLimited = settings.LIMITS === "on";
  const inFlight = new InFlightLimit({ all: settings.MAX_IN_FLIGHT, ofCaller: settings.MAX_IN_FLIGHT_PER_CALLER });
  const metrics = createGatewayMetrics(() => inFlight.count);
  const admit = createClientAdmission(settings, log);
  const manifest = readOperationManifest(settings.OPERATIONS_PATH);
  const isRegistered = (name: string) => manifest.names.has(name);
  const tracing = await createTracing("gateway", settings.OTEL_EXPORTER_OTLP_ENDPOINT);
  const planning = new PlanningBudget(settings.PLANNING_LIMIT);
  const dependencies = {
    urls: settings.SUBGRAPH_URLS,
    isProduction: settings.NODE_ENV === "production",
    // guard: with-tokens-read-calls-to-subgraphs
    keys: settings.AUTH === "off" ? undefined : (settings.SUBGRAPH_SIGNING_KEYS ?? new Map()),
    log,
    observer: metrics.calls,
    plannedDocuments: manifest.texts,
    planning: isLimited ? planning : undefined,
  };
  const loop = new EventLoopDelay();
  const { served, follower } = await serveSupergraph(settings, dependencies, (outcome) => {
    loop.forgetLongTurn();
    metrics.countReload(outcome);
  });
  const costs = new CostBudget(settings.COST_LIMIT);
  const pluginsOf = (showsCost: boolean) => [
    ...(isLimited ? [requirePageSizes(), chargeValidation(planning), limitCost(costs, showsCost)] : []),
    countResponses(metrics, isRegistered),
    traceResponses(isRegistered),
  ];
  const server = await startApolloServer<GatewayContext>(
    {
      gateway: served.serve(({ apiSchema }) => apiSchema),
      introspection: settings.INTROSPECTION === "1",
      documentStore: createDocumentStore(),
    },
    log,
    undefined,
    pluginsOf(false),
  );
  const reporting = await startApolloServer<GatewayContext>(
    {
      gateway: served.serve(({ reportingSchema }) => reportingSchema),
      introspection: true,
      documentStore: createDocumentStore(),
    },
    log,
    undefined,
    [...(settings.AUTH === "on" ? [requireReportingRole] : []), ...pluginsOf(true)],
  );
  const allowsOthers = settings.OPERATIONS === "any";
  const refuseOthers = allowsOthers ? undefined : refuseUnregistered(manifest);
  const inspectorOf = (alsoRefuse?: typeof refuseOthers) => {
    // guard: documents-are-inspected-unless-limits-are-off
    return isLimited || alsoRefuse ? createDocumentInspector(planning, alsoRefuse, metrics.countInspected) : undefined;
  };
  const stop = async () => {
    loop.stop();
    await follower.stop();
    await Promise.all([server.stop(), reporting.stop()]);
    await served.stop();
    await tracing?.close();
  };
  const listening = await serveGraphQL<GatewayContext>({
    served: {
      "/graphql": { server, inspect: inspectorOf(refuseOthers), documents: { find: manifest.find, allowsOthers } },
      "/reporting/graphql": { server: reporting, inspect: inspectorOf() },
    },
    admit: isLimited
      ? shedLoad(limitRate(admit, settings.RATE_LIMIT), { inFlight, loop, sent: new SendingLimit() })
      : admit,
    contextFor: createGatewayContext,
    pages: { "/session": createSessionDocument(businessClock(settings.AIWORK_TODAY)) },
    tracing,
    maxBodyBytes: MAX_BODY_BYTES,
    jsonBounds: isLimited ? JSON_BOUNDS : undefined,
    maxConnections: isLimited ? settings.MAX_CONNECTIONS : Number.POSITIVE_INFINITY,
    host: settings.HOST,
    port: settings.PORT,
    log,
  }).catch(async (error) => {
    await stop();
    throw error;
  });
  const monitoring = await serveMonitoring({
    metrics,
    isReady: async () => listening.accepting,
    host: settings.MONITORING_HOST,
    port: settings.MONITORING_PORT,
  }).catch(async (error) => {
    await listening.drain();
    await stop();
    throw error;
  });
  return {
    url: `${listening.origin}/graphql`,
    reportingUrl: `${listening.origin}/reporting/graphql`,
    monitoringUrl: monitoring.origin,
    reload: follower.look,
    async close() {
      await listening.drain();
      await monitoring.drain();
      await stop();
    },
  };
}
