import { city } from "@aiwork/city/city";
import { national } from "@aiwork/national/national";
import { openRecorder } from "@aiwork/runtime/access-record/open-recorder";
import { Readings } from "@aiwork/runtime/access-record/readings";
import { recordReadings } from "@aiwork/runtime/access-record/record-readings";
import { businessClock } from "@aiwork/runtime/clock/business-clock";
import { readConfiguration } from "@aiwork/runtime/configuration/read-configuration";
import { openDatabase } from "@aiwork/runtime/database/open-database";
import { buildPartySchema } from "@aiwork/runtime/graphql/build-subgraph-schema";
import { parseSdl } from "@aiwork/runtime/graphql/read-sdl";
import { openApolloServer } from "@aiwork/runtime/http/open-apollo-server";
import { runUntilTold, tellStarter } from "@aiwork/runtime/http/run-until-told";
import { serveGraphQL } from "@aiwork/runtime/http/serve-graphql";
import { readIssuers } from "@aiwork/runtime/identity/issuers";
import { openLog } from "@aiwork/runtime/log/log";
import { loginUrl, RECORDER } from "@aiwork/runtime/login/login-url";
import { openLogins } from "@aiwork/runtime/login/open-logins";
import { openSeals } from "@aiwork/runtime/seal/open-seals";
import { admitGatewayCalls } from "@aiwork/runtime/server/admit-gateway-calls";
import { failStart } from "@aiwork/runtime/server/fail-start";
import type { Party } from "@aiwork/runtime/server/party";
import { prepareDatabase } from "@aiwork/runtime/server/prepare-database";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { subgraphSettings } from "@aiwork/runtime/server/subgraph-settings";
import { testCaller } from "@aiwork/runtime/testing/test-caller";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { COUNSELOR, LAYERS_VARIABLE, type Layer } from "./layers";
import { liftRowSecurity } from "./lift-row-security";

/**
 * A party's subgraph with only some of what keeps its data: what the bench compares the product with. It lives here and
 * takes the product's parts, so that the product itself has no switch by which a guard goes off.
 */
async function runLayered(party: Party): Promise<void> {
  const layers = new Set((process.env[LAYERS_VARIABLE] ?? "").split(",") as Layer[]);
  const settings = readConfiguration(subgraphSettings(party.databaseVariable, Object.keys(party.dataSets) as [string]));
  const {
    databaseUrl: url,
    SUBGRAPH_SIGNING_KEYS: keys,
    ACCESS_RECORD_KEY: recordKey,
    HOST: host,
    PORT: port,
  } = settings;
  const log = openLog(party.name, settings.LOG_LEVEL);
  await prepareDatabase(party, url, settings.AIWORK_DATA, settings.LOGIN_PASSWORD);
  if (!layers.has("rows")) await liftRowSecurity(url);
  const { name, entities } = party;
  const database = await openDatabase({ url, pool: "interactive", applicationName: name, entities });
  const clock = businessClock(settings.AIWORK_TODAY);
  const logins = layers.has("rows") ? openLogins(party, url, settings.LOGIN_PASSWORD, clock) : undefined;
  const recorderUrl = logins ? loginUrl(url, party.access.party, RECORDER, settings.LOGIN_PASSWORD) : url;
  const records = layers.has("records") && recordKey ? await openRecorder(party, recorderUrl, recordKey) : undefined;
  const server = await openApolloServer<SubgraphContext>(
    { schema: layers.has("guards") ? buildPartySchema(party) : buildBareSchema(party) },
    log,
    records && recordReadings(records.recorder),
  );
  const caller = testCaller(COUNSELOR);
  const issuers = readIssuers(settings.ISSUERS_PATH, false);
  const seals = await openSeals(settings);
  const listening = await serveGraphQL<SubgraphContext>({
    server,
    admit: layers.has("road") ? admitGatewayCalls({ audience: name, keys, issuers }, log) : async () => caller,
    contextFor: (request) => ({
      ...request,
      database: logins?.deskOf(request.caller) ?? database,
      clock,
      seals,
      readings: new Readings(),
      snapshot: {},
    }),
    isReady: async () => true,
    maxBodyBytes: 1024 * 1024,
    host,
    port,
    log,
  });
  runUntilTold(async () => {
    await listening.drain();
    await Promise.all([records?.close(), logins?.close(), database.close()]);
  }, log);
  tellStarter(`${listening.origin}/graphql`);
}

/** The contract and its answers, without a guard before them. */
function buildBareSchema({ sdl, resolvers }: Party) {
  return buildSubgraphSchema([{ typeDefs: parseSdl(sdl), resolvers: resolvers as never }]);
}

const party = [city, national].find(({ databaseVariable }) => process.env[databaseVariable]) ?? city;
runLayered(party).catch((error) => failStart(party.name, error));
