import type { PageRequest } from "./page-request";

/** A list for keyset pagination: a select without order, and the columns that order it, newest first and together unique. */
export interface KeysetList {
  /** Names its statements and its cursors. */
  name: string;
  /** `select … from … where …`, with parameters from $1 on; it must select the order columns too. */
  select: string;
  /** Column and PostgreSQL type, e.g. [["drafted_at", "timestamptz"], ["id", "uuid"]]; descending. */
  order: readonly (readonly [column: string, type: string])[];
}

export const COUNTED_AT_MOST = 1_001;

/** The name of a statement's variant; each variant is prepared once. */
export function variantOf({ backward, cursor }: PageRequest): string {
  return `${backward ? "last" : "first"}${cursor === null ? "" : ":from"}`;
}

/** SQL for the rows of a page and one more, each with its position. The cursor's columns and the size are bound after `bound` values. */
export function pageOf({ select, order }: KeysetList, bound: number, { backward, cursor }: PageRequest): string {
  const columns = order.map(([column]) => column).join(", ");
  const place = order.map(([, type], i) => `$${bound + i + 1}::${type}`).join(", ");
  const from = cursor === null ? "" : `where (${columns}) ${backward ? ">" : "<"} (${place})`;
  const sort = order.map(([column]) => `${column} ${backward ? "asc" : "desc"}`).join(", ");
  const limit = `$${bound + (cursor === null ? 0 : order.length) + 1}::int`;
  const texts = order.map(([column]) => `${column}::text`).join(", ");
  return `select *, array[${texts}] as place from (${select}) as list ${from} order by ${sort} limit ${limit}`;
}
