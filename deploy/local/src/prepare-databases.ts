import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loginsOf } from "@aiwork/runtime/login/login-url";
import { provisionDatabase } from "@aiwork/runtime/postgres/provision-database";
import { readOrMakeSecret } from "@aiwork/runtime/postgres/read-or-make-secret";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@aiwork/runtime/postgres/start-embedded-postgres";
import type { StarterSettings } from "./read-settings";

type PartyName = "city" | "national";
const PARTIES = { city: "CITY", national: "NATIONAL" } as const;

export interface Databases {
  city: string;
  national: string;
  /** The passwords of each database's logins other than its owner. */
  loginPasswords: Readonly<Record<PartyName, string>>;
  /** The description that the starter prints. */
  description: string;
  /** The process id of the embedded server, when there is one. */
  serverPid: number | undefined;
  stop(): Promise<void>;
}

/** The configured databases, else one embedded PostgreSQL server with two databases whose roles cannot connect to each other's. */
export async function prepareDatabases(settings: StarterSettings): Promise<Databases> {
  const { cityDatabaseUrl, nationalDatabaseUrl } = settings;
  const loginPasswords = readOrMakeLoginPasswords(settings);
  if (cityDatabaseUrl && nationalDatabaseUrl) {
    const named = { city: cityDatabaseUrl, national: nationalDatabaseUrl, loginPasswords };
    return { ...named, description: "the databases that were named", serverPid: undefined, stop: async () => {} };
  }
  const server = await startEmbeddedPostgres({ dataDir: join(settings.dataDirectory, "postgres") });
  const own = (party: PartyName) => provision(server, settings, party, loginPasswords[party]);
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
function readOrMakeLoginPasswords(settings: StarterSettings): Databases["loginPasswords"] {
  const directory = join(settings.dataDirectory, "logins");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const passwordOf = (party: PartyName) => readOrMakeSecret(join(directory, `${party}-password`));
  return {
    city: settings.cityLoginPassword ?? passwordOf("city"),
    national: settings.nationalLoginPassword ?? passwordOf("national"),
  };
}

function provision(
  { adminUrl }: EmbeddedPostgres,
  { dataDirectory }: StarterSettings,
  name: PartyName,
  loginPassword: string,
): Promise<string> {
  const password = readOrMakeSecret(join(dataDirectory, "postgres", `${name}-password`));
  const logins = { names: loginsOf(PARTIES[name]), password: loginPassword };
  return provisionDatabase(adminUrl, { database: `aiwork_${name}`, role: `aiwork_${name}`, password, logins });
}
