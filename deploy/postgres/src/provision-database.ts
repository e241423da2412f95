import type { Client } from "pg";
import { asAdmin } from "./as-admin";
import { PostgresUnavailable } from "./errors";
import { letOwnerEndTransactions } from "./let-owner-end-transactions";
import { letOwnerRestoreLogins } from "./let-owner-restore-logins";
import { restrictFunctions } from "./restrict-functions";

interface WantedLogin {
  readonly name: string;
  readonly password: string;
}

/** A database of one party, its owner, and the further logins that may connect to it. */
export type WantedDatabase = { database: string; role: string; password: string; logins?: readonly WantedLogin[] };

/**
 * Ensures that the role, its database and its logins exist and that no other ordinary role can connect to the database;
 * returns the role's URL. It may be repeated, also by two processes at once; the last password given applies.
 * @param adminUrl a superuser's
 * @throws PostgresUnavailable without a connection, or when another role owns the database; otherwise pg's DatabaseError
 */
export async function provisionDatabase(adminUrl: string, wanted: WantedDatabase): Promise<string> {
  await asAdmin(adminUrl, async (admin) => {
    // Held until the connection ends. Without it concurrent changes of one role or database fail instead of waiting.
    await admin.query("select pg_advisory_lock(hashtext('aiwork: provision'))");
    const { database, logins = [] } = wanted;
    await provisionRole(admin, wanted.role, wanted.password);
    for (const { name, password } of logins) await provisionRole(admin, name, password);
    await createDatabase(admin, wanted);
    await closeToPublic(admin, database);
    const names = logins.map(({ name }) => name);
    await openToLogins(admin, database, names);
    await admin.query("revoke connect on database postgres, template1 from public");
    await restrictFunctions(urlOf(adminUrl, wanted.database), wanted.role);
    await letOwnerRestoreLogins(urlOf(adminUrl, wanted.database), wanted.role, names);
    await letOwnerEndTransactions(urlOf(adminUrl, wanted.database), wanted.role, names);
  });
  const url = new URL(urlOf(adminUrl, wanted.database));
  url.username = encodeURIComponent(wanted.role);
  url.password = encodeURIComponent(wanted.password);
  return url.href;
}

/** Revokes from PUBLIC the privileges to connect to the database and to create temporary tables in it. */
export async function closeToPublic(admin: Client, database: string): Promise<void> {
  await admin.query(`revoke connect, temporary on database ${admin.escapeIdentifier(database)} from public`);
}

/** Grants CONNECT to the logins. */
export async function openToLogins(admin: Client, database: string, logins: readonly string[]): Promise<void> {
  if (logins.length === 0) return;
  const names = logins.map((name) => admin.escapeIdentifier(name)).join(", ");
  await admin.query(`grant connect on database ${admin.escapeIdentifier(database)} to ${names}`);
}

/** Of the 100 connections that the server has: one party cannot take the other's. */
const CONNECTIONS_OF_ROLE = 45;

async function provisionRole(admin: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query("select from pg_roles where rolname = $1", [role]);
  await admin.query(
    `${rowCount ? "alter" : "create"} role ${admin.escapeIdentifier(role)} login nosuperuser nocreatedb nocreaterole ` +
      `noreplication nobypassrls connection limit ${CONNECTIONS_OF_ROLE} password ${admin.escapeLiteral(password)}`,
  );
  // A login may set for itself what all its later sessions begin with.
  await admin.query(`alter role ${admin.escapeIdentifier(role)} reset all`);
}

async function createDatabase(admin: Client, { database, role }: WantedDatabase): Promise<void> {
  const { rows } = await admin.query<{ owner: string }>(
    "select pg_get_userbyid(datdba)::text as owner from pg_database where datname = $1",
    [database],
  );
  const owner = rows[0]?.owner;
  if (owner === role) return;
  if (owner !== undefined) {
    throw new PostgresUnavailable(
      `The database "${database}" belongs to the role "${owner}", not to "${role}". ` +
        "Choose another name for one of them.",
    );
  }
  await admin.query(
    `create database ${admin.escapeIdentifier(database)} owner ${admin.escapeIdentifier(role)} ` +
      "template template0 encoding 'UTF8'",
  );
}

/** The same server's address of a database. */
function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}
