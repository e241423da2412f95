import { randomBytes } from "node:crypto";
import { provisionDatabase } from "@aiwork/postgres/provision-database";
import {
  type CallerDatabase,
  connectDatabase,
  type Database,
  type PoolName,
} from "@aiwork/subgraph/database/connect-database";
import type { Party } from "@aiwork/subgraph/serve/party";
import { dropDatabase } from "./clone-database";
import { postgresOfRun } from "./postgres-of-run";

export interface EmptyDatabase extends AsyncDisposable {
  url: string;
  /** Opens another pool on it, or on another address of it, which `dispose` closes. */
  open(more?: Partial<Pick<Party, "entities" | "migrations">> & { url?: string; pool?: PoolName }): Promise<Database>;
}

/** Creates a database without tables, owned by a role of its own. Dispose it. */
export async function createEmptyDatabase(): Promise<EmptyDatabase> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  const url = await provisionDatabase(postgresOfRun(), { database: name, role: name, password: "for-this-run-only" });
  const pools: Database[] = [];
  return {
    url,
    open: async (more = {}) => {
      const database = await connectDatabase({ url, pool: "interactive", applicationName: "test", ...more });
      pools.push(database);
      return database;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(pools.map((pool) => pool.close()));
      await dropDatabase(postgresOfRun(), name);
    },
  };
}

/** Wraps a database and collects the names of the statements that it runs. */
export function watchStatements(database: CallerDatabase): { database: CallerDatabase; statements: string[] } {
  const statements: string[] = [];
  const read = <Row>(...[statement, values]: Parameters<CallerDatabase["read"]>): Promise<Row[]> => {
    statements.push(statement.name);
    return database.read<Row>(statement, values);
  };
  return { database: { ...database, read }, statements };
}
