import type { CallerParty } from "../identity/caller";
import type { AccessRecordKey } from "./access-record-key";
import { hashOf, sealOf } from "./canonical";

/** A chain of access records as far as it goes: one per server process and boot. */
export interface Chain {
  readonly number: number;
  /** The hash of its opening, from which its first row hangs. */
  readonly opening: Buffer;
  readonly rows: number;
  /** The hash of its last row; of its opening, where it has none. */
  readonly head: Buffer;
}

/** What opens a chain. */
export interface Opening {
  readonly number: number;
  readonly party: CallerParty;
  /** UTC, to the microsecond. */
  readonly openedAt: string;
  readonly keyId: string;
  /** Heads of other chains: `number:rows:head`. */
  readonly witnesses: readonly string[];
}

/** Before the first chain there is nothing. */
export const NOTHING = Buffer.alloc(32);

/** Openings are a chain too: each hangs from the one before it, so that no whole chain can go unmissed from between. */
export function hashOfOpening(before: Buffer, { number, party, openedAt, keyId, witnesses }: Opening): Buffer {
  return hashOf(before, [number, party, openedAt, keyId, witnesses]);
}

/** Signs how a chain was opened and how far it goes; the instant at which it was closed, or null. */
export function sealOfChain(
  key: AccessRecordKey,
  { number, opening, rows, head }: Chain,
  closedAt: string | null,
): Buffer {
  return sealOf(key, [number, opening.toString("hex"), rows, head.toString("hex"), closedAt]);
}

/** A chain's head as the opening of a later one tells it. */
export function witnessOf({ number, rows, head }: Pick<Chain, "number" | "rows" | "head">): string {
  return `${number}:${rows}:${head.toString("hex")}`;
}
