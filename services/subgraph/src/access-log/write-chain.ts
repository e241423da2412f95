import type { CallerParty } from "@aiwork/server/identity/caller";
import type { EntityManager } from "typeorm";
import type { Database, Statement } from "../database/connect-database";
import { inTransaction } from "../database/in-transaction";
import type { AccessRecordKey } from "./access-record-key";
import { type AccessRow, hashRow } from "./access-row";
import { type Chain, checkpointOf, hashGenesis, microsecondText, NO_GENESIS, signChain } from "./hash-chain";

/**
 * Starts the next chain. Its genesis holds a checkpoint of every chain whose present head no genesis states yet: from
 * then on nobody can cut off the end of a chain whose process was killed.
 * @param lost a chain of this process whose end the process does not know
 */
export function startChain(
  database: Database,
  party: CallerParty,
  key: AccessRecordKey,
  lost: Chain | undefined,
): Promise<Chain> {
  return inTransaction(database, async (db) => {
    await db.query("select pg_advisory_xact_lock(hashtext('aiwork:access-chain'))");
    const [last] = await db.query("select number::float8, genesis from access_chain order by number desc limit 1");
    const checkpoints = [...(lost ? [checkpointOf(lost)] : []), ...(await readHeads(db))];
    const number = (last?.number ?? 0) + 1;
    const openedAt = microsecondText(new Date());
    const genesis = hashGenesis(last?.genesis ?? NO_GENESIS, { number, party, openedAt, keyId: key.id, checkpoints });
    const chain: Chain = { number, genesis, rows: 0, head: genesis };
    await db.query(
      `insert into access_chain (number, opened_at, key_id, checkpoints, genesis, rows, head, seal)
       values ($1, $2, $3, $4, $5, 0, $5, $6)`,
      [number, openedAt, key.id, checkpoints, genesis, signChain(key, chain, null)],
    );
    return chain;
  });
}

async function readHeads(db: EntityManager): Promise<string[]> {
  const heads: { head: string }[] = await db.query(
    `select shown.head from access_chain as chain
     cross join lateral (select number || ':' || rows || ':' || encode(chain.head, 'hex') as head) as shown
     where not exists (
       select from access_chain as later where later.number > chain.number and shown.head = any (later.checkpoints)
     ) order by chain.number`,
  );
  return heads.map(({ head }) => head);
}

/** The chain in the database does not end where its own process left it. */
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
        basis, purpose, reason, trace_id, hash)
      select chain.number, given.* from chain, json_to_recordset($6) as given (place bigint, seeker_id uuid,
        read_at timestamptz, by_party text, by_role text, by_name text, by_subject text, categories text[],
        basis text, purpose text, reason text, trace_id text, hash bytea)
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
  const found = await database.read(APPEND_ROWS, values);
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
