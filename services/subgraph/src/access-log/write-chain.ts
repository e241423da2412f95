import type { CallerParty } from "@aiwork/server/identity/caller";
import type { Database, Statement } from "../database/connect-database";
import { inTransaction } from "../database/in-transaction";
import type { AccessRecordKey } from "./access-record-key";
import { type AccessRow, hashRow } from "./access-row";
import {
  type Chain,
  type ChainHead,
  checkpointOf,
  hashGenesis,
  microsecondText,
  NO_GENESIS,
  signChain,
} from "./hash-chain";

/**
 * Starts the next chain. Its genesis holds a checkpoint of every chain whose present head no genesis states yet: from
 * then on nobody can cut off the end of a chain whose process was killed. Of two processes that start at once the second
 * begins again behind the first, without a lock that another login could hold.
 * @param lost a chain of this process whose end the process does not know
 */
export async function startChain(...start: Parameters<typeof tryToStartChain>): Promise<Chain> {
  for (;;) {
    const chain = await tryToStartChain(...start);
    if (chain) return chain;
  }
}

/** Gives undefined where another process took the number meanwhile. */
function tryToStartChain(
  database: Database,
  party: CallerParty,
  key: AccessRecordKey,
  lost: Chain | undefined,
): Promise<Chain | undefined> {
  return inTransaction(database, async (db) => {
    const [last] = await db.query("select number::float8, genesis from access_chain order by number desc limit 1");
    const checkpoints = [...(lost ? [checkpointOf(lost)] : []), ...(await db.query(HEADS.text)).map(checkpointOf)];
    const number = (last?.number ?? 0) + 1;
    const openedAt = microsecondText(new Date());
    const genesis = hashGenesis(last?.genesis ?? NO_GENESIS, { number, party, openedAt, keyId: key.id, checkpoints });
    const chain: Chain = { number, genesis, rows: 0, head: genesis };
    // guard: number-of-chain-is-taken-once
    const added = await db.query(
      `insert into access_chain (number, opened_at, key_id, checkpoints, genesis, rows, head, seal)
       values ($1, $2, $3, $4, $5, 0, $5, $6) on conflict (number) do nothing returning 1`,
      [number, openedAt, key.id, checkpoints, genesis, signChain(key, chain, null)],
    );
    return added.length > 0 ? chain : undefined;
  });
}

/** The heads of the chains whose present head no later genesis states. */
const HEADS: Statement = {
  name: "access-chain-heads",
  text: `select number::float8, rows::float8, chain.head, closed_at is not null as "isClosed"
    from access_chain as chain
    where not exists (
      select from access_chain as later where later.number > chain.number
        and chain.number || ':' || chain.rows || ':' || encode(chain.head, 'hex') = any (later.checkpoints)
    ) order by chain.number`,
};

/** The heads by which all chains can be verified: no later chain states them. */
export function readHeads(database: Database): Promise<ChainHead[]> {
  return database.read(HEADS);
}

/** The chain in the database does not end where its own process left it, or another login wrote behind that end. */
class ChainAltered extends Error {
  override readonly name = "ChainAltered";
}

const APPEND_ROWS: Statement = {
  name: "append-access-records",
  text: `with chain as (
      update access_chain set rows = $3, head = $4, seal = $5
      where number = $1 and head = $2 and closed_at is null returning number
    ), added as (
      insert into access_record (chain, place, seeker_id, read_at, by_party, by_role, by_name, by_subject, categories,
        basis, purpose, reason, trace_id, service_points, consent_ids, hash)
      select chain.number, given.* from chain, json_to_recordset($6) as given (place bigint, seeker_id uuid,
        read_at timestamptz, by_party text, by_role text, by_name text, by_subject text, categories text[],
        basis text, purpose text, reason text, trace_id text, service_points text[],
        consent_ids text[], hash bytea)
    ) select from chain`,
};

/** Adds rows and signs the new head: one statement, one commit. @throws ChainAltered */
export async function appendRows(
  database: Database,
  key: AccessRecordKey,
  chain: Chain,
  rows: readonly AccessRow[],
): Promise<Chain> {
  let { head, rows: place } = chain;
  const placed = rows.map((row) => {
    place++;
    head = hashRow(head, chain.number, place, row);
    return { place, ...row, hash: `\\x${head.toString("hex")}` };
  });
  const longer = { ...chain, rows: place, head };
  const seal = signChain(key, longer, null);
  const values = [chain.number, chain.head, place, head, seal, JSON.stringify(placed)];
  const found = await database.read(APPEND_ROWS, values).catch((error: { constraint?: unknown }) => {
    // guard: row-behind-the-end-stops-no-process
    if (error.constraint === "access_record_pkey") throw new ChainAltered();
    throw error;
  });
  if (found.length === 0) throw new ChainAltered();
  return longer;
}

const CLOSE_CHAIN: Statement = {
  name: "close-access-chain",
  text: "update access_chain set closed_at = $3, seal = $4 where number = $1 and head = $2 and closed_at is null",
};

/** Closes the chain: signs that no row follows. */
export async function closeChain(database: Database, key: AccessRecordKey, chain: Chain): Promise<void> {
  const closedAt = microsecondText(new Date());
  await database.read(CLOSE_CHAIN, [chain.number, chain.head, closedAt, signChain(key, chain, closedAt)]);
}
