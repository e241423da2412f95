import { join } from "node:path";
import { provisionDatabase } from "@aiwork/runtime/postgres/provision-database";
import { readOrMakeSecret } from "@aiwork/runtime/postgres/read-or-make-secret";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@aiwork/runtime/postgres/start-embedded-postgres";
import type { StarterSettings } from "./read-settings";

export interface Databases {
  city: string;
  national: string;
  /** What the starter tells of them. */
  description: string;
  /** Of the embedded server, when there is one. */
  serverPid: number | undefined;
  stop(): Promise<void>;
}

/** The servers that were named, else one embedded PostgreSQL with two databases whose roles cannot connect to each other. */
export async function prepareDatabases(settings: StarterSettings): Promise<Databases> {
  const { cityDatabaseUrl: city, nationalDatabaseUrl: national } = settings;
  if (city && national)
    return { city, national, description: "the databases that were named", serverPid: undefined, stop: async () => {} };
  const server = await startEmbeddedPostgres({ dataDir: join(settings.dataDirectory, "postgres") });
  try {
    return {
      city: city ?? (await provision(server, settings, "city")),
      national: national ?? (await provision(server, settings, "national")),
      description: `PostgreSQL on port ${server.port}, ${server.fresh ? "new" : "with its data"} in ${server.dataDir}`,
      serverPid: server.pid,
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function provision({ adminUrl }: EmbeddedPostgres, { dataDirectory }: StarterSettings, party: string): Promise<string> {
  const password = readOrMakeSecret(join(dataDirectory, "postgres", `${party}-password`));
  return provisionDatabase(adminUrl, { database: `aiwork_${party}`, role: `aiwork_${party}`, password });
}
