import type { CallerParty } from "@aiwork/server/identity/caller";
import { Client } from "pg";
import { LOGIN_CLASSES, loginNames, loginUrl, partyLogins, RECORDER } from "./caller-databases";
import { type Database, poolSettings } from "./connect-database";
import { loginError, UnreachableDatabase } from "./database.errors";
import { isLoginRefused } from "./pooled-client";
import { haveOwnSettings, restoreLogins } from "./restore-logins";

/** The party whose logins are checked, and the address of its database. */
export interface RequiredLogins {
  readonly name: string;
  readonly party: CallerParty;
  readonly url: string;
  /** Of which each login's password is made. */
  readonly secret: string;
}

/** A login that is a superuser, bypasses row-level security or is a member of another role is not bound by the policies. */
// guard: login-is-member-of-another-role
const SELECT_LOGINS = `select rolname as login, rolsuper or rolbypassrls
    or exists (select from pg_auth_members where member = pg_roles.oid) as "isUnbound"
  from pg_roles where rolname = any($1)`;

/**
 * Checks, as the owner, that all logins of the party exist, can connect, and are bound by row-level security. A login that
 * changed its own password or settings gets them back, where the owner may restore it.
 * @throws LOGINS_MISSING, LOGINS_UNBOUND, LOGINS_REFUSED, each with all logins that it applies to; UnreachableDatabase
 */
export async function requireLogins(owner: Pick<Database, "dataSource">, wanted: RequiredLogins): Promise<void> {
  const { name: party } = wanted;
  const all = loginNames(wanted.party);
  const known: { login: string; isUnbound: boolean }[] = await owner.dataSource.query(SELECT_LOGINS, [all]);
  const missing = all.filter((login) => !known.some((one) => one.login === login));
  // guard: party-does-not-start-without-all
  if (missing.length > 0) throw loginError("LOGINS_MISSING", { party, logins: missing });
  const unbound = known.filter(({ isUnbound }) => isUnbound).map(({ login }) => login);
  // guard: login-row-level-security-does-not-bind
  if (unbound.length > 0) throw loginError("LOGINS_UNBOUND", { party, logins: unbound.sort() });
  // guard: login-that-changed-itself-is-restored
  if ((await haveOwnSettings(owner, all)) || (await findRefused(wanted)).length > 0)
    await restoreLogins(owner, partyLogins(wanted.party, wanted.secret));
  const refused = await findRefused(wanted);
  // guard: party-does-not-start-with-logins-cannot
  if (refused.length > 0) throw loginError("LOGINS_REFUSED", { party, logins: refused });
}

async function findRefused({ name, party, url, secret }: RequiredLogins): Promise<string[]> {
  const classes = [...LOGIN_CLASSES, RECORDER] as const;
  const taken = await Promise.all(classes.map((login) => canConnect(name, loginUrl(url, party, login, secret))));
  return loginNames(party).filter((_, i) => !taken[i]);
}

async function canConnect(name: string, url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: poolSettings.maintenance.connect });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (isLoginRefused(error)) return false;
    throw new UnreachableDatabase(name, error);
  } finally {
    await client.end().catch(() => {});
  }
}
