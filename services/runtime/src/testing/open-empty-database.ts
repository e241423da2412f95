import { randomBytes } from "node:crypto";
import { type Database, openDatabase } from "../database/open-database";
import type { PoolName } from "../database/pool";
import { dropDatabase } from "../postgres/clone-database";
import { provisionDatabase } from "../postgres/provision-database";
import type { Party } from "../server/party";
import { postgresOfRun } from "./postgres-of-run";

export interface EmptyDatabase extends AsyncDisposable {
  url: string;
  /** Opens another pool on it, or on another address of it, which `dispose` closes. */
  open(more?: Partial<Pick<Party, "entities" | "migrations">> & { url?: string; pool?: PoolName }): Promise<Database>;
}

/** Creates a database without tables, owned by a role of its own. Dispose it. */
export async function openEmptyDatabase(): Promise<EmptyDatabase> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  const url = await provisionDatabase(postgresOfRun(), { database: name, role: name, password: "for-this-run-only" });
  const pools: Database[] = [];
  return {
    url,
    open: async (more = {}) => {
      const database = await openDatabase({ url, pool: "interactive", applicationName: "test", ...more });
      pools.push(database);
      return database;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(pools.map((pool) => pool.close()));
      await dropDatabase(postgresOfRun(), name);
    },
  };
}
