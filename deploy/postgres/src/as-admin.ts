import { Client } from "pg";
import { PostgresUnavailable } from "./errors";

/**
 * Connects to `adminUrl` for the duration of `act`.
 * @throws PostgresUnavailable when there is no connection within 10 s, and what `act` throws
 */
export async function asAdmin<T>(adminUrl: string, act: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  // Without a listener, a server that stops between two statements would end this process too.
  admin.on("error", () => {});
  try {
    await admin.connect();
  } catch (cause) {
    const { host } = new URL(adminUrl);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PostgresUnavailable(`No connection to PostgreSQL at ${host}: ${reason}. Does it run?`, { cause });
  }
  try {
    return await act(admin);
  } finally {
    await admin.end().catch(() => {});
  }
}
