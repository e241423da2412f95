import { randomBytes } from "node:crypto";
import { businessClock } from "@aiwork/server/clock/business-clock";
import { readRequestContext } from "@aiwork/server/http/request-context";
import { startApolloServer } from "@aiwork/server/http/start-apollo-server";
import { type Caller, partyOfRole } from "@aiwork/server/identity/caller";
import { createLog } from "@aiwork/server/telemetry/log";
import { AccessLog } from "@aiwork/subgraph/access-log/access-log";
import {
  type AccessLogWriter,
  createAccessLogWriter,
  writeAccessLog,
} from "@aiwork/subgraph/access-log/access-log-writer";
import { createCallerDatabases, loginNames, loginUrl, RECORDER } from "@aiwork/subgraph/database/caller-databases";
import { connectDatabase, type Database } from "@aiwork/subgraph/database/connect-database";
import { buildPartySchema } from "@aiwork/subgraph/graphql/build-party-schema";
import type { Party } from "@aiwork/subgraph/serve/party";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { GraphQLFormattedError } from "graphql";
import { type CallerClaims, testCaller } from "../access/test-caller";
import { TEST_ACCESS_RECORD_KEY } from "../access-log/access-log-bench";
import { leakWatchingLog, watchForLeaks } from "../canary/canary";
import { recordContract } from "../contract/record-contract";
import { cloneDatabase, dropDatabase } from "../postgres/clone-database";
import { watchStatements } from "../postgres/empty-database";
import { databaseUrlOf, requireTemplate, TEMPLATE_OWNER, TEMPLATE_PASSWORD } from "../postgres/party-template";
import { postgresOfRun } from "../postgres/postgres-of-run";
import { testReceiptSigner } from "../receipts/test-receipt-signers";

// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the query's, which the test spells out next to it.
type Data = any;

export interface PartyAnswer {
  data: Data;
  errors: readonly GraphQLFormattedError[];
  /** The names of the SQL statements that were run. */
  statements: readonly string[];
}

type QueryParty = (
  query: string,
  variables?: Record<string, unknown>,
  headers?: Record<string, string>,
) => Promise<PartyAnswer>;

/** A party's subgraph on a database of its own, queried as the gateway would. Dispose it. */
export interface TestParty extends AsyncDisposable {
  /** Queries as a member of its staff who works at every service point. */
  ask: QueryParty;
  askAs(who: CallerClaims | Caller, ...query: Parameters<QueryParty>): ReturnType<QueryParty>;
  /** Moves the party to another business day. */
  comesTo(day: string): void;
  /** Keeps from now on what a process keeps from one request to the next; otherwise each request reads everything. */
  startKeeping(): void;
  /** The database as its owner, to arrange test data. */
  database: Database;
  /** Writes its access records; closing it closes their chain. */
  accessLogWriter: AccessLogWriter;
}

type LinesOfDefence = "all" | "resolvers";
/** A run of mutants sets it in jest's `globals`, for guards behind which row-level security would refuse as well. */
const { AIWORK_TEST_LINES = "all" } = globalThis as { AIWORK_TEST_LINES?: LinesOfDefence };

/**
 * @param lines the lines of defence in effect: "resolvers" bypasses row-level security, by querying as the tables' owner
 *   who names the caller, for tests of what the resolvers alone enforce
 */
export async function startTestParty(
  party: Party,
  dataSet: string,
  today?: string,
  lines: LinesOfDefence = AIWORK_TEST_LINES,
): Promise<TestParty> {
  const adminUrl = postgresOfRun();
  const name = `test_${party.name}_${randomBytes(6).toString("hex")}`;
  await cloneDatabase(adminUrl, {
    template: await requireTemplate(adminUrl, party, dataSet),
    database: name,
    owner: TEMPLATE_OWNER,
    logins: loginNames(party.access.party),
  });
  const { entities } = party;
  const url = databaseUrlOf(adminUrl, name);
  const database = await connectDatabase({ url, pool: "interactive", applicationName: party.name, entities });
  // As at each start: the test's file may put another list in place of the agreement's.
  await party.loadReferenceData?.(database.dataSource.manager);
  const log = createLog(party.name, "trace", leakWatchingLog);
  const accessLog = await createAccessLogWriter(
    party,
    loginUrl(url, party.access.party, RECORDER, TEMPLATE_PASSWORD),
    TEST_ACCESS_RECORD_KEY,
  );
  const schema = recordContract(buildPartySchema(party), party.name);
  const server = await startApolloServer<SubgraphContext>({ schema }, log, writeAccessLog(accessLog.writer));
  let fixedDay = today;
  let kept: object | undefined;
  const clock = { today: () => businessClock(fixedDay).today() };
  const databases = createCallerDatabases(party, url, TEMPLATE_PASSWORD, clock);
  const receiptSigner = await testReceiptSigner(party.access.party);
  const staff = await staffEverywhere(party, database);
  const askAs: TestParty["askAs"] = async (who, query, variables = {}, headers = {}) => {
    const caller = "party" in who ? who : testCaller(who);
    const own = databases.databaseFor(caller);
    const watched = watchStatements(lines === "all" || !own.identity ? own : database.as(own.identity));
    const request = readRequestContext(headers, caller);
    const more = { database: watched.database, clock, receiptSigner, accessLog: new AccessLog(), snapshot: {} };
    const contextValue = { ...request, ...more, ...(kept && { kept }) };
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== "single") throw new Error("an incremental answer was not requested");
    const { data, errors = [] } = body.singleResult;
    watchForLeaks("an error", JSON.stringify(errors));
    return { data, errors, statements: watched.statements };
  };
  return {
    database,
    accessLogWriter: accessLog.writer,
    ask: (...query) => askAs(staff, ...query),
    askAs,
    comesTo: (day) => {
      fixedDay = day;
    },
    startKeeping: () => {
      kept = {};
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await Promise.all([accessLog.close(), databases.close()]);
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
