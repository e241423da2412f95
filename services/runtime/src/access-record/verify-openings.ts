import type { EntityManager } from "typeorm";
import type { CallerParty } from "../identity/caller";
import type { AccessRecordKey } from "./access-record-key";
import { instantText } from "./canonical";
import { type Chain, hashOfOpening, NOTHING, sealOfChain } from "./chain";
import type { Misfit } from "./verify-chain";

/** A chain as it is stored. */
export interface KeptChain extends Chain {
  readonly openedAt: string;
  readonly keyId: string;
  readonly witnesses: readonly string[];
  readonly seal: Buffer;
  readonly closedAt: string | null;
}

export function readChains(db: EntityManager): Promise<KeptChain[]> {
  return db.query(
    `select number::float8, ${instantText("opened_at")} as "openedAt", key_id as "keyId", witnesses, opening,
       rows::float8, head, seal, ${instantText("closed_at")} as "closedAt" from access_chain order by number`,
  );
}

/** Verifies that the chains follow each other, and that each is signed as it is stored. */
export function* verifyOpenings(
  party: CallerParty,
  keys: readonly AccessRecordKey[],
  chains: readonly KeptChain[],
): Generator<Misfit> {
  let before: Buffer = NOTHING;
  let last = 0;
  for (const chain of chains) {
    const { number, opening, keyId, seal, closedAt } = chain;
    const misfit = (what: string): Misfit => ({ chain: number, place: null, what });
    if (number !== last + 1) yield misfit(`the chains from ${last + 1} to ${number - 1} are missing`);
    else if (!hashOfOpening(before, { ...chain, party }).equals(opening)) yield misfit("its genesis was changed");
    const key = keys.find(({ id }) => id === keyId);
    if (!key) yield misfit(`the key ${keyId} that signed it is unknown`);
    else if (!sealOfChain(key, chain, closedAt).equals(seal)) yield misfit("its end differs from what was signed");
    [before, last] = [opening, number];
  }
}

/** By chain: its checkpoints in later chains, from number of rows to head. */
export function witnessed(chains: readonly KeptChain[]): Map<number, Map<number, string>> {
  const seen = new Map<number, Map<number, string>>();
  for (const { witnesses } of chains)
    for (const witness of witnesses) {
      const [number, rows, head = ""] = witness.split(":");
      const ofChain = seen.get(Number(number)) ?? new Map<number, string>();
      seen.set(Number(number), ofChain.set(Number(rows), head));
    }
  return seen;
}
