import type { IncomingHttpHeaders } from "node:http";
import { type BusinessClock, businessClock } from "@aiwork/server/clock/business-clock";
import { readConfiguration } from "@aiwork/server/configuration/read-configuration";
import type { Admit } from "@aiwork/server/http/admission";
import type { Listening } from "@aiwork/server/http/listen";
import { serveMonitoring } from "@aiwork/server/http/monitoring";
import { countResponses, traceResponses } from "@aiwork/server/http/observe-responses";
import { DEADLINE_HEADER, readDeadline } from "@aiwork/server/http/request-context";
import { serveGraphQL } from "@aiwork/server/http/serve-graphql";
import { exitWithStartError, notifyParent, runUntilSignal } from "@aiwork/server/http/server-process";
import { startApolloServer } from "@aiwork/server/http/start-apollo-server";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { readIssuers } from "@aiwork/server/identity/issuers";
import { createLog, type Log } from "@aiwork/server/telemetry/log";
import { createMetrics } from "@aiwork/server/telemetry/metrics";
import { createTracing, type Tracing } from "@aiwork/server/telemetry/tracing";
import { AccessLog } from "../access-log/access-log";
import { type AccessLogWriter, createAccessLogWriter, writeAccessLog } from "../access-log/access-log-writer";
import { ephemeralAccessRecordKey } from "../access-log/access-record-key";
import { Anchoring, requireAnchorDirectory } from "../access-log/anchoring";
import { type CallerDatabases, createCallerDatabases, loginUrl, RECORDER } from "../database/caller-databases";
import type { Statement } from "../database/connect-database";
import { watchLogins } from "../database/watch-logins";
import { buildPartySchema } from "../graphql/build-party-schema";
import { type CursorSealer, createCursorSealer } from "../graphql/seal-cursors";
import { createReceiptSigner, type ReceiptSigner, sealKeysPage } from "../receipts/receipt-signer";
import type { SubgraphContext } from "../subgraph-context";
import { admitGatewayCalls } from "./admit-gateway-calls";
import type { Party } from "./party";
import { prepareDatabase } from "./prepare-database";
import { startUpkeep } from "./start-upkeep";
import { subgraphSettings } from "./subgraph-settings";

/** Room for 1,000 entity representations; a gateway sends no more. */
const MAX_BODY_BYTES = 1024 * 1024;
const READY: Statement = { name: "ready", text: "select 1" };

/** Runs a party's process until a signal ends it. An error at start is one sentence on standard error, and exit code 1. */
export async function runSubgraph(party: Party, createClock = businessClock): Promise<void> {
  try {
    const settings = readConfiguration(
      subgraphSettings(party.databaseVariable, Object.keys(party.dataSets) as [string]),
    );
    const log = createLog(party.name, settings.LOG_LEVEL);
    const issuers = readIssuers(settings.ISSUERS_PATH, settings.NODE_ENV === "production", party.knownClaims);
    const admit = admitGatewayCalls({ audience: party.name, keys: settings.SUBGRAPH_SIGNING_KEYS, issuers }, log);
    const receiptSigner = await createReceiptSigner(settings);
    const anchorDirectory = settings.ACCESS_ANCHORS_PATH;
    if (anchorDirectory !== undefined) requireAnchorDirectory(anchorDirectory);
    const { databaseUrl, LOGIN_PASSWORD, AIWORK_TODAY, AIWORK_DATA } = settings;
    const isTrial = AIWORK_TODAY !== undefined;
    await prepareDatabase(party, databaseUrl, { dataSet: AIWORK_DATA, secret: LOGIN_PASSWORD, isTrial });
    const clock = createClock(AIWORK_TODAY);
    const databases = createCallerDatabases(party, databaseUrl, LOGIN_PASSWORD, clock);
    const ownLogins = { name: party.name, party: party.access.party, url: databaseUrl, secret: LOGIN_PASSWORD };
    const logins = watchLogins(ownLogins, log);
    const upkeep = startUpkeep(party, databaseUrl, log);
    const recorderUrl = loginUrl(databaseUrl, party.access.party, RECORDER, LOGIN_PASSWORD);
    const accessLog = await createAccessLogWriter(
      party,
      recorderUrl,
      settings.ACCESS_RECORD_KEY ?? ephemeralAccessRecordKey(),
    );
    const anchored = { writer: accessLog.writer, receiptSigner, clock, log };
    const anchoring = anchorDirectory === undefined ? undefined : new Anchoring(party, anchorDirectory, anchored);
    const tracing = await createTracing(party.name, settings.OTEL_EXPORTER_OTLP_ENDPOINT);
    const cursorSealer = createCursorSealer(settings.ACCESS_RECORD_KEY?.secret);
    const served = { databases, clock, receiptSigner, accessLogWriter: accessLog.writer, cursorSealer, tracing };
    const { listening, monitoring } = await serveParty(party, served, admit, settings, log);
    runUntilSignal(async () => {
      await listening.drain();
      await monitoring.drain();
      // guard: end-of-chain-is-anchored-at-stop
      await accessLog.writer.close().finally(() => anchoring?.stop());
      await Promise.all([accessLog.close(), databases.close(), logins.stop(), upkeep.stop(), tracing?.close()]);
    }, log);
    log.info({ url: `${listening.origin}/graphql`, monitoringUrl: monitoring.origin }, "listening");
    notifyParent(`${listening.origin}/graphql`, monitoring.origin);
  } catch (error) {
    exitWithStartError(party.name, error);
  }
}

/** The instant of `performance.now()` until which the gateway waits for an answer. */
function deadlineOf({ [DEADLINE_HEADER]: header }: IncomingHttpHeaders): number | undefined {
  const left = readDeadline(header);
  return left && performance.now() + left;
}

interface SubgraphDependencies {
  readonly databases: CallerDatabases;
  readonly clock: BusinessClock;
  readonly receiptSigner: ReceiptSigner;
  readonly accessLogWriter: AccessLogWriter;
  readonly cursorSealer: CursorSealer;
  readonly tracing: Tracing | undefined;
}

async function serveParty(
  party: Party,
  { databases, clock, receiptSigner, accessLogWriter, cursorSealer, tracing }: SubgraphDependencies,
  admit: Admit,
  settings: { INTROSPECTION: string; HOST: string; PORT: number; MONITORING_HOST: string; MONITORING_PORT: number },
  log: Log,
): Promise<Record<"listening" | "monitoring", Listening>> {
  const anyone = databases.databaseFor(ANONYMOUS);
  /** By the auditors' connections, which no crowd takes: a party that anybody keeps busy is still ready for its staff. */
  const monitor = databases.databaseFor({ ...ANONYMOUS, role: `auditor.${party.name}` });
  const metrics = createMetrics(party.name);
  const kept = {};
  const server = await startApolloServer<SubgraphContext>(
    { schema: buildPartySchema(party, cursorSealer), introspection: settings.INTROSPECTION === "1" },
    log,
    writeAccessLog(accessLogWriter),
    [countResponses(metrics), traceResponses(() => false)],
  );
  const listening = await serveGraphQL<SubgraphContext>({
    served: { "/graphql": { server } },
    admit,
    contextFor: (request, headers, clientClosed) => ({
      ...request,
      database: databases.databaseFor(request.caller, request.traceId, { endsAt: deadlineOf(headers), clientClosed }),
      clock,
      receiptSigner,
      accessLog: new AccessLog(),
      kept,
      snapshot: {},
    }),
    continuesTraces: true,
    publicPages: [sealKeysPage(receiptSigner), ...(party.publicPages?.({ database: anyone, clock }) ?? [])],
    tracing,
    maxBodyBytes: MAX_BODY_BYTES,
    host: settings.HOST,
    port: settings.PORT,
    log,
  });
  const monitoring = await serveMonitoring({
    metrics,
    isReady: async () => listening.accepting && (await monitor.read(READY)).length === 1,
    host: settings.MONITORING_HOST,
    port: settings.MONITORING_PORT,
  });
  return { listening, monitoring };
}
