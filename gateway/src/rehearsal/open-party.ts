import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSdl } from "@aiwork/runtime/graphql/read-sdl";
import { scalars } from "@aiwork/runtime/graphql/scalars";
import type { Admit } from "@aiwork/runtime/http/admission";
import { openApolloServer } from "@aiwork/runtime/http/open-apollo-server";
import { serveGraphQL } from "@aiwork/runtime/http/serve-graphql";
import { ANONYMOUS } from "@aiwork/runtime/identity/caller";
import { openLog } from "@aiwork/runtime/log/log";
import { overheard } from "@aiwork/runtime/testing/canary";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { Source } from "graphql";

const CONTRACT = join(__dirname, "..", "..", "..", "schema");

export interface RunningSubgraph extends AsyncDisposable {
  readonly url: string;
  /** The number of requests it received. */
  asked: number;
}

const anyone: Admit = async () => ANONYMOUS;

/** Starts a party's subgraph by its contract, with the test's resolvers and admission. */
export async function openParty(
  party: "city" | "national",
  resolvers: object,
  admit = anyone,
): Promise<RunningSubgraph> {
  const typeDefs = parseSdl([...readFolder("agreement"), ...readFolder(party)]);
  return openSubgraph(buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...resolvers } as never }]), admit);
}

/** Serves any schema with our own HTTP server. */
export async function openSubgraph(
  schema: ReturnType<typeof buildSubgraphSchema>,
  admit = anyone,
): Promise<RunningSubgraph> {
  const log = openLog("rehearsal", "trace", overheard);
  const server = await openApolloServer({ schema, introspection: true }, log);
  const running: RunningSubgraph = {
    url: "",
    asked: 0,
    async [Symbol.asyncDispose]() {
      await listening.drain();
      await server.stop();
    },
  };
  const contextFor = <Context>(context: Context) => {
    running.asked++;
    return context;
  };
  const isReady = async () => true;
  const where = { host: "127.0.0.1", port: 0, maxBodyBytes: 1_000_000, log };
  const listening = await serveGraphQL({ server, admit, contextFor, isReady, ...where });
  return Object.assign(running, { url: `${listening.origin}/graphql` });
}

function readFolder(folder: string): Source[] {
  const files = readdirSync(join(CONTRACT, folder)).filter((file) => file.endsWith(".graphql"));
  return files.map((file) => new Source(readFileSync(join(CONTRACT, folder, file), "utf8"), `${folder}/${file}`));
}
