import type { EntityManager } from "typeorm";
import type { Database } from "../database/open-database";
import type { CallerParty } from "../identity/caller";
import type { AccessRecordKey } from "./access-record-key";
import { instantText } from "./canonical";
import { ChainFollower, type KeptRow, type Misfit } from "./verify-chain";
import { type KeptChain, readChains, verifyOpenings, witnessed } from "./verify-openings";

/** The smallest bigint of PostgreSQL. */
const LEAST = "-9223372036854775808";
const ROWS_AT_ONCE = 5_000;

/** How much was verified, and how many mismatches were found. */
export interface Verified {
  chains: number;
  rows: number;
  misfits: number;
}

/** The party whose records are verified, and the keys; each mismatch is reported as it is found. */
export interface Verification {
  readonly party: CallerParty;
  readonly keys: readonly AccessRecordKey[];
  readonly tell: (misfit: Misfit) => void;
}

/** Verifies all access records of a party as of one instant, also while more are written. */
export function verifyRecords({ dataSource }: Database, verification: Verification): Promise<Verified> {
  return dataSource.transaction("REPEATABLE READ", (db) => verifyRecordsIn(db, verification));
}

/** Verifies all access records that a transaction sees. */
export async function verifyRecordsIn(db: EntityManager, { party, keys, tell }: Verification): Promise<Verified> {
  const chains = await readChains(db);
  const verified: Verified = { chains: chains.length, rows: 0, misfits: 0 };
  const tellAll = (misfits: Iterable<Misfit>) => {
    for (const misfit of misfits) {
      verified.misfits++;
      tell(misfit);
    }
  };
  tellAll(verifyOpenings(party, keys, chains));
  const followers = followersOf(chains);
  for await (const row of readRows(db)) {
    verified.rows++;
    const follower = followers.get(row.chain);
    tellAll(follower?.follow(row) ?? [{ chain: row.chain, place: row.place, what: "the row belongs to no chain" }]);
  }
  for (const chain of chains) tellAll(followers.get(chain.number)?.end(chain) ?? []);
  return verified;
}

function followersOf(chains: readonly KeptChain[]): Map<number, ChainFollower> {
  const seen = witnessed(chains);
  return new Map(chains.map((chain) => [chain.number, new ChainFollower(chain, seen.get(chain.number))]));
}

const READ = `select chain::float8, place::float8, seeker_id, ${instantText("read_at")} as read_at, by_party, by_role,
    by_name, by_subject, categories, basis, purpose, reason, trace_id, hash
  from access_record where (chain, place) > ($1::bigint, $2::bigint) order by chain, place limit ${ROWS_AT_ONCE}`;

/** Reads page by page, so that memory does not grow with the number of rows. */
async function* readRows(db: EntityManager): AsyncGenerator<KeptRow> {
  let last = [LEAST, LEAST];
  for (;;) {
    const rows: KeptRow[] = await db.query(READ, last);
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < ROWS_AT_ONCE) return;
    last = [String(end.chain), String(end.place)];
  }
}
