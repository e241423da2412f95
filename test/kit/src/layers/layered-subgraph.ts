import { cityWithDemo } from "@aiwork/demo/city/city-with-demo";
import { nationalWithDemo } from "@aiwork/demo/national/national-with-demo";
import { businessClock } from "@aiwork/server/clock/business-clock";
import { readConfiguration } from "@aiwork/server/configuration/read-configuration";
import type { Admit } from "@aiwork/server/http/admission";
import { serveGraphQL } from "@aiwork/server/http/serve-graphql";
import { exitWithStartError, notifyParent, runUntilSignal } from "@aiwork/server/http/server-process";
import { startApolloServer } from "@aiwork/server/http/start-apollo-server";
import { readIssuers } from "@aiwork/server/identity/issuers";
import { parseSdl } from "@aiwork/server/sdl/read-sdl";
import { signAnswerTo } from "@aiwork/server/signing/verify-call";
import { createLog } from "@aiwork/server/telemetry/log";
import { AccessLog } from "@aiwork/subgraph/access-log/access-log";
import { createAccessLogWriter, writeAccessLog } from "@aiwork/subgraph/access-log/access-log-writer";
import { createCallerDatabases, loginUrl, RECORDER } from "@aiwork/subgraph/database/caller-databases";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";
import { buildPartySchema } from "@aiwork/subgraph/graphql/build-party-schema";
import { createReceiptSigner } from "@aiwork/subgraph/receipts/receipt-signer";
import { admitGatewayCalls } from "@aiwork/subgraph/serve/admit-gateway-calls";
import type { Party } from "@aiwork/subgraph/serve/party";
import { prepareDatabase } from "@aiwork/subgraph/serve/prepare-database";
import { subgraphSettings } from "@aiwork/subgraph/serve/subgraph-settings";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { testCaller } from "../access/test-caller";
import { LAYER_COUNSELOR, LAYERS_VARIABLE, type Layer } from "./layered-program";

/**
 * A party's subgraph with only some protections of its data, with which the bench compares the product. It is built here
 * from the product's parts, so that the product itself has no switch that turns a guard off.
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
  const log = createLog(party.name, settings.LOG_LEVEL);
  await prepareDatabase(party, url, {
    dataSet: settings.AIWORK_DATA,
    secret: settings.LOGIN_PASSWORD,
    isTrial: settings.AIWORK_TODAY !== undefined,
  });
  if (!layers.has("rows")) await liftRowSecurity(url);
  const { name, entities } = party;
  const database = await connectDatabase({ url, pool: "interactive", applicationName: name, entities });
  const clock = businessClock(settings.AIWORK_TODAY);
  const logins = layers.has("rows") ? createCallerDatabases(party, url, settings.LOGIN_PASSWORD, clock) : undefined;
  const recorderUrl = logins ? loginUrl(url, party.access.party, RECORDER, settings.LOGIN_PASSWORD) : url;
  const records =
    layers.has("records") && recordKey ? await createAccessLogWriter(party, recorderUrl, recordKey) : undefined;
  const server = await startApolloServer<SubgraphContext>(
    { schema: layers.has("guards") ? buildPartySchema(party) : buildBareSchema(party) },
    log,
    records && writeAccessLog(records.writer),
  );
  const caller = testCaller(LAYER_COUNSELOR);
  const issuers = readIssuers(settings.ISSUERS_PATH, false, party.knownClaims);
  const receiptSigner = await createReceiptSigner(settings);
  const secrets = new Map(keys.map(({ id, secret }) => [id, secret]));
  /** Its gateway reads no answer that is not signed. */
  const admitWithoutSignature: Admit = async (call) => {
    signAnswerTo(call, secrets);
    return caller;
  };
  const listening = await serveGraphQL<SubgraphContext>({
    served: { "/graphql": { server } },
    admit: layers.has("signing") ? admitGatewayCalls({ audience: name, keys, issuers }, log) : admitWithoutSignature,
    contextFor: (request) => ({
      ...request,
      database: logins?.databaseFor(request.caller) ?? database,
      clock,
      receiptSigner,
      accessLog: new AccessLog(),
      snapshot: {},
    }),
    maxBodyBytes: 1024 * 1024,
    host,
    port,
    log,
  });
  runUntilSignal(async () => {
    await listening.drain();
    await Promise.all([records?.close(), logins?.close(), database.close()]);
  }, log);
  notifyParent(`${listening.origin}/graphql`);
}

/** The contract and its resolvers, without guards. */
function buildBareSchema({ sdl, resolvers }: Party) {
  return buildSubgraphSchema([{ typeDefs: parseSdl(sdl), resolvers: resolvers as never }]);
}

const party =
  [cityWithDemo, nationalWithDemo].find(({ databaseVariable }) => process.env[databaseVariable]) ?? cityWithDemo;
runLayered(party).catch((error) => exitWithStartError(party.name, error));

/** Switches row-level security off in a database of the bench, as the owner of its tables. */
async function liftRowSecurity(url: string): Promise<void> {
  const database = await connectDatabase({ url, pool: "maintenance", applicationName: "bench" });
  try {
    const tables: { name: string }[] = await database.dataSource.query(
      "select oid::regclass::text as name from pg_class where relkind in ('r', 'p') and (relrowsecurity or relforcerowsecurity)",
    );
    for (const { name } of tables)
      await database.dataSource.query(
        `alter table ${name} disable row level security; alter table ${name} no force row level security`,
      );
  } finally {
    await database.close();
  }
}
