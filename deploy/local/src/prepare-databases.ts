import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { provisionDatabase } from "@aiwork/postgres/provision-database";
import { readOrMakeSecret } from "@aiwork/postgres/read-or-make-secret";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@aiwork/postgres/start-embedded-postgres";
import { partyLogins } from "@aiwork/subgraph/database/caller-databases";
import type { StarterSettings } from "./starter-settings";

type DatabaseParty = "city" | "national";
const PARTIES = { city: "CITY", national: "NATIONAL" } as const;

export interface PreparedDatabases {
  city: string;
  national: string;
  /** Of which the passwords of each database's logins are made, without its owner's. */
  loginPasswords: Readonly<Record<DatabaseParty, string>>;
  /** The description that the starter prints. */
  description: string;
  /** The process id of the embedded server, when there is one. */
  serverPid: number | undefined;
  stop(): Promise<void>;
}

/** The configured databases, else one embedded PostgreSQL server with two databases whose roles cannot connect to each other's. */
export async function prepareDatabases(settings: StarterSettings): Promise<PreparedDatabases> {
  const { cityDatabaseUrl, nationalDatabaseUrl } = settings;
  const loginPasswords = readOrMakeLoginPasswords(settings);
  if (cityDatabaseUrl && nationalDatabaseUrl) {
    const named = { city: cityDatabaseUrl, national: nationalDatabaseUrl, loginPasswords };
    return { ...named, description: "the databases that were named", serverPid: undefined, stop: async () => {} };
  }
  const server = await startEmbeddedPostgres({ dataDir: join(settings.dataDirectory, "postgres") });
  const own = (party: DatabaseParty) => provision(server, settings, party, loginPasswords[party]);
  try {
    return {
      city: cityDatabaseUrl ?? (await own("city")),
      national: nationalDatabaseUrl ?? (await own("national")),
      loginPasswords,
      description: `PostgreSQL on port ${server.port}, ${server.fresh ? "new" : "with its data"} in ${server.dataDir}`,
      serverPid: server.pid,
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The configured passwords for configured databases; else created once per data directory. */
function readOrMakeLoginPasswords(settings: StarterSettings): PreparedDatabases["loginPasswords"] {
  const directory = join(settings.dataDirectory, "logins");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const passwordOf = (party: DatabaseParty) => readOrMakeSecret(join(directory, `${party}-password`));
  return {
    city: settings.cityLoginPassword ?? passwordOf("city"),
    national: settings.nationalLoginPassword ?? passwordOf("national"),
  };
}

function provision(
  { adminUrl }: EmbeddedPostgres,
  { dataDirectory }: StarterSettings,
  name: DatabaseParty,
  loginPassword: string,
): Promise<string> {
  const password = readOrMakeSecret(join(dataDirectory, "postgres", `${name}-password`));
  const logins = partyLogins(PARTIES[name], loginPassword);
  return provisionDatabase(adminUrl, { database: `aiwork_${name}`, role: `aiwork_${name}`, password, logins });
}
