import { requestError } from "./request.errors";

/** How much JSON a body may hold, whatever its size in bytes. */
export interface JsonBounds {
  /** Objects, lists, their members and items. */
  readonly values: number;
  /** Objects and lists within each other. */
  readonly depth: number;
}

const [QUOTE, COMMA, LIST, ESCAPE, LIST_END, OBJECT, OBJECT_END] = Buffer.from('",[\\]{}') as unknown as number[];

/**
 * Counts over the bytes what parsing would make of them: an object of many members takes a hundred times the memory of its
 * text, and the time of everybody. What is not JSON is counted too; parsing refuses it.
 * @throws JSON_TOO_MANY_VALUES, JSON_TOO_DEEP
 */
export function requireJsonWithin(body: Buffer, most: JsonBounds): void {
  let [values, depth] = [0, 0];
  let isText = false;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i];
    if (isText) {
      if (byte === ESCAPE) i++;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === COMMA) values++;
    else if (byte === OBJECT || byte === LIST) {
      values++;
      // guard: json-has-limit-of-depth
      if (++depth > most.depth) throw requestError("JSON_TOO_DEEP", { most: most.depth });
    } else if (byte === OBJECT_END || byte === LIST_END) depth--;
  }
  // guard: json-has-limit-of-values
  if (values > most.values) throw requestError("JSON_TOO_MANY_VALUES", { most: most.values });
}
