import { randomBytes } from "node:crypto";
import type { GraphQLFormattedError } from "graphql";
import { openRecorder } from "../access-record/open-recorder";
import { Readings } from "../access-record/readings";
import { recordReadings } from "../access-record/record-readings";
import type { Recorder } from "../access-record/recorder";
import { businessClock } from "../clock/business-clock";
import { type Database, openDatabase } from "../database/open-database";
import { buildPartySchema } from "../graphql/build-subgraph-schema";
import { openApolloServer } from "../http/open-apollo-server";
import type { Caller } from "../identity/caller";
import { partyOfRole } from "../identity/role";
import { openLog } from "../log/log";
import { loginsOf, loginUrl, RECORDER } from "../login/login-url";
import { openLogins } from "../login/open-logins";
import { cloneDatabase, dropDatabase } from "../postgres/clone-database";
import { readRequestContext } from "../request/request-context";
import type { Party } from "../server/party";
import type { SubgraphContext } from "../server/subgraph-context";
import { listen, overheard } from "./canary";
import { postgresOfRun } from "./postgres-of-run";
import { recordContract } from "./record-contract";
import { PASSWORD, ROLE, templateName, urlOf } from "./template-of-party";
import { type Posing, testCaller } from "./test-caller";
import { TEST_RECORD_KEY } from "./test-record-key";
import { testSeals } from "./test-seals";
import { watchStatements } from "./watch-statements";

// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the query's, which the test spells out next to it.
type Data = any;

export interface Answer {
  data: Data;
  errors: readonly GraphQLFormattedError[];
  /** The names of the SQL statements that were run. */
  statements: readonly string[];
}

type Ask = (query: string, variables?: Record<string, unknown>, headers?: Record<string, string>) => Promise<Answer>;

/** A party's subgraph on a database of its own, queried as the gateway would. Dispose it. */
export interface TestParty extends AsyncDisposable {
  /** Queries as a member of its staff who works at every service point. */
  ask: Ask;
  askAs(who: Posing | Caller, ...asked: Parameters<Ask>): ReturnType<Ask>;
  /** The database as its owner, to arrange test data. */
  database: Database;
  /** Writes its access records; closing it closes their chain. */
  recorder: Recorder;
}

/**
 * @param lines the lines of defence in effect: "resolvers" bypasses row-level security, by querying as the tables' owner,
 *   for tests of what the resolvers alone enforce
 */
export async function openTestParty(
  party: Party,
  dataSet: string,
  today?: string,
  lines: "all" | "resolvers" = "all",
): Promise<TestParty> {
  const adminUrl = postgresOfRun();
  const name = `test_${party.name}_${randomBytes(6).toString("hex")}`;
  await cloneDatabase(adminUrl, {
    template: templateName(party, dataSet),
    database: name,
    owner: ROLE,
    logins: loginsOf(party.access.party),
  });
  const { entities } = party;
  const url = urlOf(adminUrl, name);
  const database = await openDatabase({ url, pool: "interactive", applicationName: party.name, entities });
  const log = openLog(party.name, "trace", overheard);
  const records = await openRecorder(party, loginUrl(url, party.access.party, RECORDER, PASSWORD), TEST_RECORD_KEY);
  const schema = recordContract(buildPartySchema(party), party.name);
  const server = await openApolloServer<SubgraphContext>({ schema }, log, recordReadings(records.recorder));
  const clock = businessClock(today);
  const logins = openLogins(party, url, PASSWORD, clock);
  const seals = await testSeals(party.access.party);
  const staff = await staffEverywhere(party, database);
  const askAs: TestParty["askAs"] = async (who, query, variables = {}, headers = {}) => {
    const caller = "party" in who ? who : testCaller(who);
    const watched = watchStatements(lines === "all" ? logins.deskOf(caller) : database);
    const request = readRequestContext(headers, caller);
    const more = { database: watched.database, clock, seals, readings: new Readings(), snapshot: {} };
    const contextValue = { ...request, ...more };
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== "single") throw new Error("an incremental answer was not asked for");
    const { data, errors = [] } = body.singleResult;
    listen("an error", JSON.stringify(errors));
    return { data, errors, statements: watched.statements };
  };
  return {
    database,
    recorder: records.recorder,
    ask: (...asked) => askAs(staff, ...asked),
    askAs,
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await Promise.all([records.close(), logins.close()]);
      await database.close();
      await dropDatabase(adminUrl, name);
    },
  };
}

async function staffEverywhere({ access }: Party, database: Database): Promise<Caller> {
  const [role = ""] = [...access.servicePointRoles].filter((role) => partyOfRole(role) === access.party);
  const points: { id: string }[] = await database.dataSource.query("select id from service_point");
  return testCaller({ role, servicePoints: points.map(({ id }) => id) });
}
