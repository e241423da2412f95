import type { CallerParty } from "@aiwork/server/identity/caller";
import type { EntityManager } from "typeorm";
import type { Database } from "../database/connect-database";
import type { AccessRecordKey } from "./access-record-key";
import type { Anchor } from "./anchor";
import { instantTextSql } from "./hash-chain";
import { checkpointsByChain, verifyAnchoredChains } from "./verify-anchors";
import {
  ChainVerifier,
  type Checkpoint,
  type Mismatch,
  readChains,
  type StoredAccessRow,
  type StoredChain,
  verifyGenesis,
} from "./verify-chain";

/** The smallest bigint of PostgreSQL. */
const MIN_BIGINT = "-9223372036854775808";
const MAX_ROWS_PER_PAGE = 5_000;

/** A chain that was not closed: its process runs, was killed, or its end was put back. */
export interface OpenChain {
  readonly chain: number;
  readonly rows: number;
  /** How many of its rows, from the first one, a later chain or an anchor states: nothing outside the database states the rest. */
  readonly stated: number;
}

/** How much was verified, how many mismatches were found, and whose end nothing but the database states. */
export interface VerificationResult {
  chains: number;
  rows: number;
  mismatches: number;
  open: OpenChain[];
}

/** The party whose records are verified, and the keys; each mismatch is reported as it is found. */
export interface Verification {
  readonly party: CallerParty;
  readonly keys: readonly AccessRecordKey[];
  readonly report: (mismatch: Mismatch) => void;
  /** What was kept outside the database; its signatures are verified already. */
  readonly anchors?: readonly Anchor[];
}

/** Verifies all access records of a party as of one instant, also while more are written. */
export function verifyAccessRecords({ dataSource }: Database, verification: Verification): Promise<VerificationResult> {
  return dataSource.transaction("REPEATABLE READ", (db) => verifyAccessRecordsIn(db, verification));
}

/** Verifies all access records that a transaction sees. */
export async function verifyAccessRecordsIn(
  db: EntityManager,
  { party, keys, report, anchors = [] }: Verification,
): Promise<VerificationResult> {
  const chains = await readChains(db);
  const checkpoints = checkpointsByChain(chains, anchors);
  const open = openChains(chains, checkpoints);
  const result: VerificationResult = { chains: chains.length, rows: 0, mismatches: 0, open };
  const reportAll = (mismatches: Iterable<Mismatch>) => {
    for (const mismatch of mismatches) {
      result.mismatches++;
      report(mismatch);
    }
  };
  reportAll(verifyGenesis(party, keys, chains));
  reportAll(verifyAnchoredChains(chains, anchors));
  const verifiers = new Map(
    chains.map((chain) => [chain.number, new ChainVerifier(chain, checkpoints.get(chain.number))]),
  );
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

// guard: chain-that-did-not-end-in-order-is-told
function openChains(
  chains: readonly StoredChain[],
  checkpoints: ReadonlyMap<number, readonly Checkpoint[]>,
): OpenChain[] {
  const unclosed = chains.filter(({ closedAt }) => closedAt === null);
  return unclosed.map(({ number, rows }) => {
    const stated = (checkpoints.get(number) ?? []).map((checkpoint) => checkpoint.rows);
    return { chain: number, rows, stated: Math.min(rows, Math.max(0, ...stated)) };
  });
}

const READ_PAGE = `select chain::float8, place::float8, seeker_id, ${instantTextSql("read_at")} as read_at, by_party, by_role,
    by_name, by_subject, categories, basis, purpose, reason, trace_id, service_points, consent_ids, hash
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
