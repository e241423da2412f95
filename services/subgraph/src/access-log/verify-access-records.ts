import type { CallerParty } from "@aiwork/server/identity/caller";
import type { EntityManager } from "typeorm";
import type { Database } from "../database/connect-database";
import type { AccessRecordKey } from "./access-record-key";
import { instantTextSql } from "./hash-chain";
import {
  ChainVerifier,
  checkpointsByChain,
  type Mismatch,
  readChains,
  type StoredAccessRow,
  type StoredChain,
  verifyGenesis,
} from "./verify-chain";

/** The smallest bigint of PostgreSQL. */
const MIN_BIGINT = "-9223372036854775808";
const MAX_ROWS_PER_PAGE = 5_000;

/** How much was verified, and how many mismatches were found. */
export interface VerificationResult {
  chains: number;
  rows: number;
  mismatches: number;
}

/** The party whose records are verified, and the keys; each mismatch is reported as it is found. */
export interface Verification {
  readonly party: CallerParty;
  readonly keys: readonly AccessRecordKey[];
  readonly report: (mismatch: Mismatch) => void;
}

/** Verifies all access records of a party as of one instant, also while more are written. */
export function verifyAccessRecords({ dataSource }: Database, verification: Verification): Promise<VerificationResult> {
  return dataSource.transaction("REPEATABLE READ", (db) => verifyAccessRecordsIn(db, verification));
}

/** Verifies all access records that a transaction sees. */
export async function verifyAccessRecordsIn(
  db: EntityManager,
  { party, keys, report }: Verification,
): Promise<VerificationResult> {
  const chains = await readChains(db);
  const result: VerificationResult = { chains: chains.length, rows: 0, mismatches: 0 };
  const reportAll = (mismatches: Iterable<Mismatch>) => {
    for (const mismatch of mismatches) {
      result.mismatches++;
      report(mismatch);
    }
  };
  reportAll(verifyGenesis(party, keys, chains));
  const verifiers = chainVerifiers(chains);
  for await (const row of readRows(db)) {
    result.rows++;
    const verifier = verifiers.get(row.chain);
    reportAll(
      verifier?.verifyRow(row) ?? [{ chain: row.chain, place: row.place, what: "the row belongs to no chain" }],
    );
  }
  for (const chain of chains) reportAll(verifiers.get(chain.number)?.verifyEnd(chain) ?? []);
  return result;
}

function chainVerifiers(chains: readonly StoredChain[]): Map<number, ChainVerifier> {
  const seen = checkpointsByChain(chains);
  return new Map(chains.map((chain) => [chain.number, new ChainVerifier(chain, seen.get(chain.number))]));
}

const READ_PAGE = `select chain::float8, place::float8, seeker_id, ${instantTextSql("read_at")} as read_at, by_party, by_role,
    by_name, by_subject, categories, basis, purpose, reason, trace_id, hash
  from access_record where (chain, place) > ($1::bigint, $2::bigint) order by chain, place limit ${MAX_ROWS_PER_PAGE}`;

/** Reads page by page, so that memory does not grow with the number of rows. */
async function* readRows(db: EntityManager): AsyncGenerator<StoredAccessRow> {
  let last = [MIN_BIGINT, MIN_BIGINT];
  for (;;) {
    const rows: StoredAccessRow[] = await db.query(READ_PAGE, last);
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < MAX_ROWS_PER_PAGE) return;
    last = [String(end.chain), String(end.place)];
  }
}
