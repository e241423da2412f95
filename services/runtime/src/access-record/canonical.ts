import { createHash, createHmac } from "node:crypto";
import type { AccessRecordKey } from "./access-record-key";

type Part = string | number | null | readonly string[];

/** SHA-256 over what went before and a list of parts: instants as text to the microsecond, as PostgreSQL keeps them. */
export function hashOf(before: Buffer, parts: readonly Part[]): Buffer {
  return createHash("sha256").update(before).update(JSON.stringify(parts)).digest();
}

/** HMAC-SHA256 by a key that the database does not hold. */
export function sealOf({ secret }: AccessRecordKey, parts: readonly Part[]): Buffer {
  return createHmac("sha256", secret).update(JSON.stringify(parts)).digest();
}

/** Of an instant that the process made: it has no microseconds. */
export function microsecondsOf(instant: Date): string {
  return instant.toISOString().replace("Z", "000Z");
}

/** The same text, of a `timestamptz` column. */
export function instantText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** Text as PostgreSQL gives it back: half a surrogate pair becomes U+FFFD. */
export function asKept<Text extends string | null>(text: Text): Text {
  return (text === null ? null : Buffer.from(text).toString()) as Text;
}
