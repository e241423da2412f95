import type { IncomingHttpHeaders } from "node:http";
import { passingKey } from "../access-record/access-record-key";
import { openRecorder } from "../access-record/open-recorder";
import { Readings } from "../access-record/readings";
import { recordReadings } from "../access-record/record-readings";
import type { Recorder } from "../access-record/recorder";
import { type BusinessClock, businessClock } from "../clock/business-clock";
import { readConfiguration } from "../configuration/read-configuration";
import type { Statement } from "../database/open-database";
import { DEADLINE_HEADER, readDeadline } from "../deadline/deadline-header";
import { untilDeadline } from "../deadline/until-deadline";
import { buildPartySchema } from "../graphql/build-subgraph-schema";
import type { Admit } from "../http/admission";
import type { Listening } from "../http/listen";
import { openApolloServer } from "../http/open-apollo-server";
import { runUntilTold, tellStarter } from "../http/run-until-told";
import { serveGraphQL } from "../http/serve-graphql";
import { ANONYMOUS } from "../identity/caller";
import { readIssuers } from "../identity/issuers";
import { type Log, openLog } from "../log/log";
import { loginUrl, RECORDER } from "../login/login-url";
import { type Logins, openLogins } from "../login/open-logins";
import { countAnswers } from "../metrics/count-answers";
import { openMetrics } from "../metrics/open-metrics";
import { openSeals } from "../seal/open-seals";
import { sealKeysPage } from "../seal/seal-keys-page";
import type { Seals } from "../seal/seals";
import { describeAnswers } from "../tracing/describe-answers";
import { openTracing } from "../tracing/open-tracing";
import type { Tracing } from "../tracing/tracing";
import { admitGatewayCalls } from "./admit-gateway-calls";
import { failStart } from "./fail-start";
import type { Party } from "./party";
import { prepareDatabase } from "./prepare-database";
import type { SubgraphContext } from "./subgraph-context";
import { subgraphSettings } from "./subgraph-settings";

/** Room for 1,000 entity representations; a gateway sends no more. */
const MAX_BODY_BYTES = 1024 * 1024;
const READY: Statement = { name: "ready", text: "select 1" };

/** Runs a party's process until a signal ends it. An error at start is one sentence on standard error, and exit code 1. */
export async function runSubgraph(party: Party): Promise<void> {
  try {
    const settings = readConfiguration(
      subgraphSettings(party.databaseVariable, Object.keys(party.dataSets) as [string]),
    );
    const log = openLog(party.name, settings.LOG_LEVEL);
    const issuers = readIssuers(settings.ISSUERS_PATH, settings.NODE_ENV === "production");
    const admit = admitGatewayCalls({ audience: party.name, keys: settings.SUBGRAPH_SIGNING_KEYS, issuers }, log);
    const seals = await openSeals(settings);
    const { databaseUrl, LOGIN_PASSWORD, AIWORK_TODAY } = settings;
    await prepareDatabase(party, databaseUrl, settings.AIWORK_DATA, LOGIN_PASSWORD);
    const clock = businessClock(AIWORK_TODAY);
    const logins = openLogins(party, databaseUrl, LOGIN_PASSWORD, clock);
    const recorderUrl = loginUrl(databaseUrl, party.access.party, RECORDER, LOGIN_PASSWORD);
    const records = await openRecorder(party, recorderUrl, settings.ACCESS_RECORD_KEY ?? passingKey());
    const tracing = await openTracing(party.name, settings.OTEL_EXPORTER_OTLP_ENDPOINT);
    const served = { logins, clock, seals, recorder: records.recorder, tracing };
    const listening = await serveParty(party, served, admit, settings, log);
    runUntilTold(async () => {
      await listening.drain();
      await Promise.all([records.close(), logins.close(), tracing?.close()]);
    }, log);
    log.info({ url: `${listening.origin}/graphql` }, "listening");
    tellStarter(`${listening.origin}/graphql`);
  } catch (error) {
    failStart(party.name, error);
  }
}

/** The instant of `performance.now()` until which the gateway waits for an answer. */
function endOf({ [DEADLINE_HEADER]: header }: IncomingHttpHeaders): number | undefined {
  const left = readDeadline(header);
  return left && performance.now() + left;
}

interface Served {
  readonly logins: Logins;
  readonly clock: BusinessClock;
  readonly seals: Seals;
  readonly recorder: Recorder;
  readonly tracing: Tracing | undefined;
}

async function serveParty(
  party: Party,
  { logins, clock, seals, recorder, tracing }: Served,
  admit: Admit,
  settings: { INTROSPECTION: string; HOST: string; PORT: number },
  log: Log,
): Promise<Listening> {
  const anyone = logins.deskOf(ANONYMOUS);
  const metrics = openMetrics(party.name);
  const server = await openApolloServer<SubgraphContext>(
    { schema: buildPartySchema(party), introspection: settings.INTROSPECTION === "1" },
    log,
    recordReadings(recorder),
    [countAnswers(metrics), describeAnswers(() => false)],
  );
  return serveGraphQL<SubgraphContext>({
    server,
    admit,
    contextFor: (request, headers, departed) => ({
      ...request,
      database: untilDeadline(logins.deskOf(request.caller, request.traceId), { endsAt: endOf(headers), departed }),
      clock,
      seals,
      readings: new Readings(),
      snapshot: {},
    }),
    publicPages: [sealKeysPage(seals), ...(party.publicPages?.({ database: anyone, clock }) ?? [])],
    metrics,
    tracing,
    isReady: async () => (await anyone.read(READY)).length === 1,
    maxBodyBytes: MAX_BODY_BYTES,
    host: settings.HOST,
    port: settings.PORT,
    log,
  });
}
