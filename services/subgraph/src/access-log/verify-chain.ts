import type { CallerParty } from "@aiwork/server/identity/caller";
import type { EntityManager } from "typeorm";
import type { AccessRecordKey } from "./access-record-key";
import { type AccessRow, hashRow } from "./access-row";
import { type Chain, hashGenesis, instantTextSql, NO_GENESIS, signChain } from "./hash-chain";

/** A row as it is stored. */
export interface StoredAccessRow extends AccessRow {
  readonly chain: number;
  readonly place: number;
  readonly hash: Buffer;
}

/** A mismatch: its chain, and its row where it concerns one. */
export interface Mismatch {
  readonly chain: number;
  readonly place: number | null;
  readonly what: string;
}

/** What a later chain or an anchor states of a chain: its head when it had so many rows. */
export interface Checkpoint {
  readonly rows: number;
  readonly head: string;
  /** Who states it: "a later chain", "the anchor of …". */
  readonly by: string;
}

/** Verifies the rows of one chain in order. Each is compared with the stored hash before it, so that a changed row is reported alone. */
export class ChainVerifier {
  #place = 0;
  #before: Buffer;
  /** The checkpoints that are not reached yet, in the order of their rows. */
  readonly #checkpoints: Checkpoint[];

  constructor(
    readonly chain: Pick<Chain, "number" | "genesis">,
    checkpoints: readonly Checkpoint[] = [],
  ) {
    this.#before = chain.genesis;
    this.#checkpoints = checkpoints.toSorted((one, other) => one.rows - other.rows);
  }

  *verifyRow(row: StoredAccessRow): Generator<Mismatch> {
    yield* this.#compareCheckpoint();
    const { place } = row;
    if (place > this.#place + 1) yield this.#mismatch(this.#place + 1, `rows up to ${place - 1} are missing`);
    if (place <= this.#place) yield this.#mismatch(place, "there are two rows of this number");
    this.#place = place;
    if (!hashRow(this.#before, this.chain.number, place, row).equals(row.hash))
      yield this.#mismatch(place, "the row was changed, or does not follow the row before it");
    this.#before = row.hash;
  }

  /** Verifies the end of the chain, after its last row. */
  *verifyEnd({ rows, head }: Pick<Chain, "rows" | "head">): Generator<Mismatch> {
    yield* this.#compareCheckpoint();
    if (this.#place !== rows)
      yield this.#mismatch(null, `the chain ends at row ${this.#place}; ${rows} rows were signed`);
    else if (!this.#before.equals(head)) yield this.#mismatch(rows, "the last row is not the one that was signed");
    const last = this.#checkpoints.at(-1);
    if (last) yield this.#mismatch(null, `${last.by} has a checkpoint at row ${last.rows}, which is missing`);
  }

  /** Compares the row reached with the checkpoints there are of it. */
  *#compareCheckpoint(): Generator<Mismatch> {
    const head = this.#before.toString("hex");
    while (this.#checkpoints[0]?.rows === this.#place) {
      const checkpoint = this.#checkpoints.shift();
      if (checkpoint?.head !== head)
        yield this.#mismatch(this.#place, `the row differs from the checkpoint that ${checkpoint?.by} has of it`);
    }
  }

  #mismatch(place: number | null, what: string): Mismatch {
    return { chain: this.chain.number, place, what };
  }
}

/** A chain as it is stored. */
export interface StoredChain extends Chain {
  readonly openedAt: string;
  readonly keyId: string;
  readonly checkpoints: readonly string[];
  readonly seal: Buffer;
  readonly closedAt: string | null;
}

export function readChains(db: EntityManager): Promise<StoredChain[]> {
  return db.query(
    `select number::float8, ${instantTextSql("opened_at")} as "openedAt", key_id as "keyId", checkpoints, genesis,
       rows::float8, head, seal, ${instantTextSql("closed_at")} as "closedAt" from access_chain order by number`,
  );
}

/** Verifies that the chains follow each other, and that each is signed as it is stored. */
export function* verifyGenesis(
  party: CallerParty,
  keys: readonly AccessRecordKey[],
  chains: readonly StoredChain[],
): Generator<Mismatch> {
  let before: Buffer = NO_GENESIS;
  let last = 0;
  for (const chain of chains) {
    const { number, genesis, keyId, seal, closedAt } = chain;
    const mismatch = (what: string): Mismatch => ({ chain: number, place: null, what });
    if (number !== last + 1) yield mismatch(`the chains from ${last + 1} to ${number - 1} are missing`);
    else if (!hashGenesis(before, { ...chain, party }).equals(genesis)) yield mismatch("its genesis was changed");
    const key = keys.find(({ id }) => id === keyId);
    if (!key) yield mismatch(`the key ${keyId} that signed it is unknown`);
    else if (!signChain(key, chain, closedAt).equals(seal)) yield mismatch("its end differs from what was signed");
    [before, last] = [genesis, number];
  }
}
