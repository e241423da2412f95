import { createHmac } from "node:crypto";
import type { BusinessClock } from "@aiwork/server/clock/business-clock";
import { platformError } from "@aiwork/server/errors/platform.errors";
import { type Caller, type CallerParty, isAuditor, isStaff, partyOfRole } from "@aiwork/server/identity/caller";
import type { EntityTarget, ObjectLiteral } from "typeorm";
import { type CallerDeadline, withDeadline } from "./caller-deadline";
import { CallerTurns } from "./caller-turns";
import { type CallerDatabase, connectDatabase, type Database, type PoolName, poolSettings } from "./connect-database";
import { UnreachableDatabase } from "./database.errors";
import { callerIdentity } from "./identified-query";
import { restoreLogins } from "./restore-logins";
import { connectionShare, MAX_WAITING_STATEMENTS, shareConnections } from "./share-connections";

/**
 * The classes of callers, each with a database login of its own: injected SQL can claim another identity within its
 * class, but never another class.
 */
export const LOGIN_CLASSES = ["staff", "peer", "self", "joint", "public", "report", "audit"] as const;
export type LoginClass = (typeof LOGIN_CLASSES)[number];

/** The roles of a party that determine its staff's login class. */
export interface PartyRoles {
  readonly party: CallerParty;
  /** Roles that are bound to service points. */
  readonly servicePointRoles: ReadonlySet<string>;
  /** Roles that deal with joint documents and with no person; a party may have none. */
  readonly jointDocumentRoles?: ReadonlySet<string>;
}

/** A caller's login class. The other party's staff are `peer` where they serve seekers, else `joint`, for joint documents alone. */
export function loginClassOf(caller: Caller, { party, servicePointRoles, jointDocumentRoles }: PartyRoles): LoginClass {
  const { role } = caller;
  // guard: auditor-reads-own-sides-records-alone
  if (isAuditor(role)) return partyOfRole(role) === party ? "audit" : "public";
  if (isStaff(caller)) {
    // guard: other-party-staff-are-not-this-ones
    if (caller.party === party) return jointDocumentRoles?.has(role) ? "joint" : "staff";
    // guard: other-party-staff-who-serve-no-person
    return servicePointRoles.has(role) ? "peer" : "joint";
  }
  if (caller.seekerId !== null) return "self";
  // guard: only-reporting-clients-have-login-of-reports
  return role === "reporting" ? "report" : "public";
}

const prefixOf = (party: CallerParty) => party.toLowerCase();

/** The logins of a party's database, without its owner: one for each login class, and one that writes access records. */
export function loginNames(party: CallerParty): string[] {
  return [...LOGIN_CLASSES, RECORDER].map((loginClass) => `${prefixOf(party)}_${loginClass}`);
}

/** The login that adds access records, and reads nothing else. */
export const RECORDER = "recorder";

/** The password of a login: whoever has stolen it opens no other login, since only the party's process has the secret. */
export function loginPassword(secret: string, name: string): string {
  // guard: each-login-has-password-of-its-own
  return createHmac("sha256", secret).update(name).digest("base64url");
}

/** The logins of a party's database with their passwords, for whoever creates them. */
export function partyLogins(party: CallerParty, secret: string): { name: string; password: string }[] {
  return loginNames(party).map((name) => ({ name, password: loginPassword(secret, name) }));
}

/**
 * The address of the same database for one of its logins. A user in the query is removed, since it would override the one
 * before the host.
 * @param secret of which each login's password is made
 */
export function loginUrl(url: string, party: CallerParty, login: LoginClass | typeof RECORDER, secret: string): string {
  const address = new URL(url);
  address.username = `${prefixOf(party)}_${login}`;
  address.password = loginPassword(secret, address.username);
  // guard: name-in-query-of-address
  for (const own of ["user", "password"]) address.searchParams.delete(own);
  return address.href;
}

/** A party's database through one login for each class of callers. */
export interface CallerDatabases {
  /** The database as this caller sees it, until the deadline of the caller's request. */
  databaseFor(caller: Caller, traceId?: string, deadline?: CallerDeadline): CallerDatabase;
  close(): Promise<void>;
}

interface ServedParty {
  readonly name: string;
  readonly access: PartyRoles;
  readonly entities: EntityTarget<ObjectLiteral>[];
}

/** At most this often a running process gives its logins back what they changed. */
const RESTORE_PAUSE_MS = 5_000;

/** Connects a login class when its first caller comes. A login that is refused is restored for the next request. */
export function createCallerDatabases(
  party: ServedParty,
  url: string,
  secret: string,
  clock: BusinessClock,
): CallerDatabases {
  const pools = new Map<LoginClass, Promise<Database>>();
  const turns = new Map<LoginClass, CallerTurns>();
  let restoredAt = 0;
  const restore = async () => {
    if (Date.now() - restoredAt < RESTORE_PAUSE_MS) return;
    restoredAt = Date.now();
    const owner = await connectDatabase({ url, pool: "maintenance", applicationName: party.name });
    await restoreLogins(owner, partyLogins(party.access.party, secret)).finally(() => owner.close());
  };
  const connect = (pool: LoginClass & PoolName) =>
    connectDatabase({
      url: loginUrl(url, party.access.party, pool, secret),
      pool,
      applicationName: `${party.name}-${pool}`,
      entities: party.entities,
      // Whatever fails here, the request that was refused fails too, and says so.
      onRefused: () => void restore().catch(() => {}),
    });
  const poolOf = (loginClass: LoginClass): Promise<Database> => {
    const known = pools.get(loginClass) ?? connect(loginClass);
    pools.set(loginClass, known);
    return known.catch((error: unknown) => {
      pools.delete(loginClass);
      throw error instanceof UnreachableDatabase
        ? Object.assign(platformError("DATABASE_AWAY"), { cause: error })
        : error;
    });
  };
  const turnsAt = (loginClass: LoginClass) => {
    const running = connectionShare(poolSettings[loginClass].size);
    const known = turns.get(loginClass) ?? new CallerTurns({ running, waiting: MAX_WAITING_STATEMENTS });
    turns.set(loginClass, known);
    return known;
  };
  return {
    databaseFor: (caller, traceId = "", deadline) => {
      const loginClass = loginClassOf(caller, party.access);
      const identity = callerIdentity(
        caller,
        clock,
        party.access.servicePointRoles,
        `${party.name}-${loginClass} ${traceId}`,
      );
      const own: CallerDatabase = {
        identity,
        source: pools,
        read: async (...query) => (await poolOf(loginClass)).as(identity).read(...query),
        runner: async () => (await poolOf(loginClass)).runner(),
      };
      // Behind the turn, so that what nobody waits for any more takes no connection.
      // guard: deadline-is-compared-behind-turn
      const timed = deadline ? withDeadline(own, deadline) : own;
      return caller.subject === null ? timed : shareConnections(timed, caller.subject, turnsAt(loginClass));
    },
    close: async () => {
      await Promise.all([...pools.values()].map(async (database) => (await database.catch(() => null))?.close()));
    },
  };
}
