import { createHash, createHmac } from "node:crypto";
import type { CallerParty } from "@aiwork/server/identity/caller";
import type { AccessRecordKey } from "./access-record-key";

type HashedValue = string | number | null | readonly string[];

/** SHA-256 over the hash before and a list of values. Instants are text to the microsecond, as PostgreSQL stores them. */
export function chainHash(before: Buffer, parts: readonly HashedValue[]): Buffer {
  return createHash("sha256").update(before).update(JSON.stringify(parts)).digest();
}

/** HMAC-SHA256 with a key that the database does not hold. */
function chainSignature({ secret }: AccessRecordKey, parts: readonly HashedValue[]): Buffer {
  return createHmac("sha256", secret).update(JSON.stringify(parts)).digest();
}

/** The text of a JavaScript instant, which has milliseconds only, with six decimals. */
export function microsecondText(instant: Date): string {
  return instant.toISOString().replace("Z", "000Z");
}

/** SQL for the same text, from a `timestamptz` column. */
export function instantTextSql(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** Text as PostgreSQL returns it: a lone surrogate becomes U+FFFD. */
export function asStored<Text extends string | null>(text: Text): Text {
  return (text === null ? null : Buffer.from(text).toString()) as Text;
}

/** A chain of access records: one per run of a server process. */
export interface Chain {
  readonly number: number;
  /** The hash of its genesis, which the hash of its first row covers. */
  readonly genesis: Buffer;
  readonly rows: number;
  /** The hash of its last row; of its genesis, where it has no row. */
  readonly head: Buffer;
}

/** The genesis of a chain. */
interface Genesis {
  readonly number: number;
  readonly party: CallerParty;
  /** UTC, to the microsecond. */
  readonly openedAt: string;
  readonly keyId: string;
  /** Checkpoints of other chains: `number:rows:head`. */
  readonly checkpoints: readonly string[];
}

/** Stands for the genesis hash before that of the first chain. */
export const NO_GENESIS = Buffer.alloc(32);

/** Each genesis covers the genesis before it, so that a whole chain cannot be removed unnoticed. */
export function hashGenesis(before: Buffer, { number, party, openedAt, keyId, checkpoints }: Genesis): Buffer {
  return chainHash(before, [number, party, openedAt, keyId, checkpoints]);
}

/** Signs a chain's genesis, its length and its head. @param closedAt null while the chain is open */
export function signChain(
  key: AccessRecordKey,
  { number, genesis, rows, head }: Chain,
  closedAt: string | null,
): Buffer {
  return chainSignature(key, [number, genesis.toString("hex"), rows, head.toString("hex"), closedAt]);
}

/** Where a chain ends, and whether no row follows. */
export interface ChainHead extends Pick<Chain, "number" | "rows" | "head"> {
  readonly isClosed: boolean;
}

/** A checkpoint: a chain's length and head, as the genesis of a later chain states it. */
export function checkpointOf({ number, rows, head }: Pick<Chain, "number" | "rows" | "head">): string {
  return `${number}:${rows}:${head.toString("hex")}`;
}
