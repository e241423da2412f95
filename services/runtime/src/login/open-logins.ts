import type { EntityTarget, ObjectLiteral } from "typeorm";
import type { BusinessClock } from "../clock/business-clock";
import { type Database, type Desk, openDatabase } from "../database/open-database";
import type { PoolName } from "../database/pool";
import { UnreachableDatabase } from "../database/unreachable-database";
import type { Caller } from "../identity/caller";
import { refuse } from "../refusal/plumbing-refusals";
import { identityOf } from "./identity-settings";
import { type Duties, type LoginClass, loginClassOf } from "./login-class";
import { loginUrl } from "./login-url";

/** A party's database through one login for each class of callers. */
export interface Logins {
  /** The database as this caller sees it. */
  deskOf(caller: Caller, traceId?: string): Desk;
  close(): Promise<void>;
}

interface Served {
  readonly name: string;
  readonly access: Duties;
  readonly entities: EntityTarget<ObjectLiteral>[];
}

/** Connects a login class when its first caller comes. */
export function openLogins(party: Served, url: string, password: string, clock: BusinessClock): Logins {
  const opened = new Map<LoginClass, Promise<Database>>();
  const open = (pool: LoginClass & PoolName) =>
    openDatabase({
      url: loginUrl(url, party.access.party, pool, password),
      pool,
      applicationName: `${party.name}-${pool}`,
      entities: party.entities,
    });
  const databaseFor = (loginClass: LoginClass): Promise<Database> => {
    const known = opened.get(loginClass) ?? open(loginClass);
    opened.set(loginClass, known);
    return known.catch((error: unknown) => {
      opened.delete(loginClass);
      throw error instanceof UnreachableDatabase ? Object.assign(refuse("DATABASE_AWAY"), { cause: error }) : error;
    });
  };
  return {
    deskOf: (caller, traceId = "") => {
      const loginClass = loginClassOf(caller, party.access);
      const identity = identityOf(
        caller,
        clock,
        party.access.servicePointRoles,
        `${party.name}-${loginClass} ${traceId}`,
      );
      return {
        identity,
        source: opened,
        read: async (...asked) => (await databaseFor(loginClass)).as(identity).read(...asked),
        runner: async () => (await databaseFor(loginClass)).runner(),
      };
    },
    close: async () => {
      await Promise.all([...opened.values()].map(async (database) => (await database.catch(() => null))?.close()));
    },
  };
}
