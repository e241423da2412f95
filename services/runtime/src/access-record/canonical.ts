import { createHash, createHmac } from "node:crypto";
import type { AccessRecordKey } from "./access-record-key";

type Part = string | number | null | readonly string[];

/** SHA-256 over the hash before and a list of values. Instants are text to the microsecond, as PostgreSQL stores them. */
export function hashOf(before: Buffer, parts: readonly Part[]): Buffer {
  return createHash("sha256").update(before).update(JSON.stringify(parts)).digest();
}

/** HMAC-SHA256 with a key that the database does not hold. */
export function sealOf({ secret }: AccessRecordKey, parts: readonly Part[]): Buffer {
  return createHmac("sha256", secret).update(JSON.stringify(parts)).digest();
}

/** The text of a JavaScript instant, which has milliseconds only, with six decimals. */
export function microsecondsOf(instant: Date): string {
  return instant.toISOString().replace("Z", "000Z");
}

/** SQL for the same text, from a `timestamptz` column. */
export function instantText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** Text as PostgreSQL returns it: a lone surrogate becomes U+FFFD. */
export function asKept<Text extends string | null>(text: Text): Text {
  return (text === null ? null : Buffer.from(text).toString()) as Text;
}
