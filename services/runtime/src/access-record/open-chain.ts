import type { EntityManager } from "typeorm";
import { inTransaction } from "../database/in-transaction";
import type { Database } from "../database/open-database";
import type { CallerParty } from "../identity/caller";
import type { AccessRecordKey } from "./access-record-key";
import { microsecondsOf } from "./canonical";
import { type Chain, hashOfOpening, NOTHING, sealOfChain, witnessOf } from "./chain";

/**
 * Starts the next chain. Its genesis holds a checkpoint of every chain whose present head no genesis states yet: from
 * then on nobody can cut off the end of a chain whose process was killed.
 * @param lost a chain of this process whose end the process does not know
 */
export function openChain(
  database: Database,
  party: CallerParty,
  key: AccessRecordKey,
  lost: Chain | undefined,
): Promise<Chain> {
  return inTransaction(database, async (db) => {
    await db.query("select pg_advisory_xact_lock(hashtext('aiwork:access-chain'))");
    const [last] = await db.query("select number::float8, opening from access_chain order by number desc limit 1");
    const witnesses = [...(lost ? [witnessOf(lost)] : []), ...(await readHeads(db))];
    const number = (last?.number ?? 0) + 1;
    const openedAt = microsecondsOf(new Date());
    const opening = hashOfOpening(last?.opening ?? NOTHING, { number, party, openedAt, keyId: key.id, witnesses });
    const chain: Chain = { number, opening, rows: 0, head: opening };
    await db.query(
      `insert into access_chain (number, opened_at, key_id, witnesses, opening, rows, head, seal)
       values ($1, $2, $3, $4, $5, 0, $5, $6)`,
      [number, openedAt, key.id, witnesses, opening, sealOfChain(key, chain, null)],
    );
    return chain;
  });
}

async function readHeads(db: EntityManager): Promise<string[]> {
  const heads: { head: string }[] = await db.query(
    `select told.head from access_chain as chain
     cross join lateral (select number || ':' || rows || ':' || encode(chain.head, 'hex') as head) as told
     where not exists (
       select from access_chain as later where later.number > chain.number and told.head = any (later.witnesses)
     ) order by chain.number`,
  );
  return heads.map(({ head }) => head);
}
