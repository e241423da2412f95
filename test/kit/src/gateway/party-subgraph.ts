import { join } from "node:path";
import { calendarScalars } from "@aiwork/server/clock/calendar-scalars";
import type { Admit } from "@aiwork/server/http/admission";
import { serveGraphQL } from "@aiwork/server/http/serve-graphql";
import { startApolloServer } from "@aiwork/server/http/start-apollo-server";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { parseSdl, readSdlFiles } from "@aiwork/server/sdl/read-sdl";
import { createLog } from "@aiwork/server/telemetry/log";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { leakWatchingLog } from "../canary/canary";
import { REPOSITORY_ROOT } from "../system/repository-root";

export type PartySubgraphName = "city" | "national";

export const SEEKER_ID = "7d9e7a52-3f0b-4b0e-9a51-0c6f6f1f4a10";

/** The half of the seeker that a party answers with. */
export const seekerHalf = (party: PartySubgraphName) => ({
  nextAction: { text: `${party} calls`, owner: party === "city" ? "CITY" : "NATIONAL" },
  withheld: [{ reason: "NO_CONSENT" }],
});

/** Starts a party's subgraph that knows one seeker. `half` may answer something else, or throw. */
export function startSeekerHalf(
  party: PartySubgraphName,
  half: () => unknown = () => seekerHalf(party),
  admit?: Admit,
): Promise<TestSubgraph> {
  const Seeker = { __resolveReference: ({ id }: { id: string }) => ({ id }), [party]: half };
  const seeker = (_: unknown, { id }: { id: string }) => ({ id: parseUuid(id, "id") });
  return startPartySubgraph(party, { Query: { seeker }, Seeker }, admit);
}

export const HALF_SELECTION = "{ nextAction { text owner } withheld { reason } }";
export const SEEKER_VIEW = `query View($id: ID!) { seeker(id: $id) { id city ${HALF_SELECTION} national ${HALF_SELECTION} } }`;

const SCHEMA_FOLDER = join(REPOSITORY_ROOT, "schema");

export interface TestSubgraph extends AsyncDisposable {
  readonly url: string;
  /** The number of requests it received. */
  callCount: number;
}

const admitAnyone: Admit = async () => ANONYMOUS;

/** Starts a party's subgraph by its contract, with the test's resolvers and admission. */
async function startPartySubgraph(
  party: "city" | "national",
  resolvers: object,
  admit = admitAnyone,
): Promise<TestSubgraph> {
  const typeDefs = parseSdl(
    ["agreement", party].flatMap((part) => readSdlFiles(join(SCHEMA_FOLDER, part), `schema/${part}`)),
  );
  return startTestSubgraph(
    buildSubgraphSchema([{ typeDefs, resolvers: { ...calendarScalars, ...resolvers } as never }]),
    admit,
  );
}

/** Serves any schema with our own HTTP server. */
export async function startTestSubgraph(
  schema: ReturnType<typeof buildSubgraphSchema>,
  admit = admitAnyone,
): Promise<TestSubgraph> {
  const log = createLog("test", "trace", leakWatchingLog);
  const server = await startApolloServer({ schema, introspection: true }, log);
  const running: TestSubgraph = {
    url: "",
    callCount: 0,
    async [Symbol.asyncDispose]() {
      await listening.drain();
      await server.stop();
    },
  };
  const contextFor = <Context>(context: Context) => {
    running.callCount++;
    return context;
  };
  const where = { host: "127.0.0.1", port: 0, maxBodyBytes: 1_000_000, log };
  const listening = await serveGraphQL({ served: { "/graphql": { server } }, admit, contextFor, ...where });
  return Object.assign(running, { url: `${listening.origin}/graphql` });
}
