import type { Database, Statement } from "../database/open-database";
import type { AccessRecordKey } from "./access-record-key";
import { type AccessRow, hashOfRow } from "./access-row";
import { microsecondsOf } from "./canonical";
import { type Chain, sealOfChain } from "./chain";

/** The chain in the database does not end where its own process left it. */
export class ChainAltered extends Error {
  override readonly name = "ChainAltered";
}

const APPEND: Statement = {
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
    head = hashOfRow(head, chain.number, place, row);
    return { place, ...row, hash: `\\x${head.toString("hex")}` };
  });
  const longer = { ...chain, rows: place, head };
  const seal = sealOfChain(key, longer, null);
  const values = [chain.number, chain.head, place, head, seal, JSON.stringify(placed)];
  const found = await database.read(APPEND, values);
  if (found.length === 0) throw new ChainAltered();
  return longer;
}

const CLOSE: Statement = {
  name: "close-access-chain",
  text: "update access_chain set closed_at = $3, seal = $4 where number = $1 and head = $2 and closed_at is null",
};

/** Closes the chain: signs that no row follows. */
export async function closeChain(database: Database, key: AccessRecordKey, chain: Chain): Promise<void> {
  const closedAt = microsecondsOf(new Date());
  await database.read(CLOSE, [chain.number, chain.head, closedAt, sealOfChain(key, chain, closedAt)]);
}
