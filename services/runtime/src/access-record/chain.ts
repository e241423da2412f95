import type { CallerParty } from "../identity/caller";
import type { AccessRecordKey } from "./access-record-key";
import { hashOf, sealOf } from "./canonical";

/** A chain of access records: one per run of a server process. */
export interface Chain {
  readonly number: number;
  /** The hash of its genesis, which the hash of its first row covers. */
  readonly opening: Buffer;
  readonly rows: number;
  /** The hash of its last row; of its genesis, where it has no row. */
  readonly head: Buffer;
}

/** The genesis of a chain. */
export interface Opening {
  readonly number: number;
  readonly party: CallerParty;
  /** UTC, to the microsecond. */
  readonly openedAt: string;
  readonly keyId: string;
  /** Checkpoints of other chains: `number:rows:head`. */
  readonly witnesses: readonly string[];
}

/** Stands for the genesis hash before that of the first chain. */
export const NOTHING = Buffer.alloc(32);

/** Each genesis covers the genesis before it, so that a whole chain cannot be removed unnoticed. */
export function hashOfOpening(before: Buffer, { number, party, openedAt, keyId, witnesses }: Opening): Buffer {
  return hashOf(before, [number, party, openedAt, keyId, witnesses]);
}

/** Signs a chain's genesis, its length and its head. @param closedAt null while the chain is open */
export function sealOfChain(
  key: AccessRecordKey,
  { number, opening, rows, head }: Chain,
  closedAt: string | null,
): Buffer {
  return sealOf(key, [number, opening.toString("hex"), rows, head.toString("hex"), closedAt]);
}

/** A checkpoint: a chain's length and head, as the genesis of a later chain states it. */
export function witnessOf({ number, rows, head }: Pick<Chain, "number" | "rows" | "head">): string {
  return `${number}:${rows}:${head.toString("hex")}`;
}
