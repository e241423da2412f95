import { refuse } from "../refusal/plumbing-refusals";

/** The position of a row in a list: its order columns as PostgreSQL's own text, so that no microsecond is lost. */
export type Place = readonly [list: string, ...columns: string[]];

export function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws WRONG_CURSOR for a cursor that is broken or of another list */
export function decodeCursor(cursor: string, list: string, columns: number): string[] {
  const place = parsePlace(cursor);
  const isPlace =
    Array.isArray(place) &&
    place.length === columns + 1 &&
    place.every((part) => typeof part === "string" && !part.includes("\0"));
  if (!isPlace || place[0] !== list) throw refuse("WRONG_CURSOR");
  return place.slice(1);
}

function parsePlace(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
