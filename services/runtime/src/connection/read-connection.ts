import { QueryFailedError } from "typeorm";
import type { Database } from "../database/open-database";
import { refuse } from "../refusal/plumbing-refusals";
import { decodeCursor, encodeCursor } from "./cursor";
import type { PageRequest } from "./page-request";

const COUNTED_AT_MOST = 1_001;
const INVALID_TEXT = new Set(["22P02", "22007", "22008"]);

/** A list that can be paged: a select without order, and the columns that order it, newest first and unique together. */
export interface KeysetList {
  /** Names the statements, and the cursors that belong to it. */
  name: string;
  /** `select … from … where …`, bound from $1 on; it selects the order columns too. */
  select: string;
  /** Column and PostgreSQL type, e.g. [["drafted_at", "timestamptz"], ["id", "uuid"]]; descending. */
  order: readonly (readonly [column: string, type: string])[];
}

export interface Connection<Row> {
  edges: { cursor: string; node: Row }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: () => Promise<number>;
  totalCountExact: () => Promise<boolean>;
}

/** One page by row comparison: it neither skips nor repeats while rows are added. @throws WRONG_CURSOR */
export async function readConnection<Row extends object>(
  database: Database,
  list: KeysetList,
  values: readonly unknown[],
  page: PageRequest,
): Promise<Connection<Row>> {
  const after = page.cursor === null ? [] : decodeCursor(page.cursor, list.name, list.order.length);
  const rows = await database
    .read<Row & { place: string[] }>(pageStatement(list, values.length, page), [...values, ...after, page.size + 1])
    .catch((error: unknown) => {
      throw page.cursor !== null && INVALID_TEXT.has(codeOf(error)) ? refuse("WRONG_CURSOR") : error;
    });
  const more = rows.length > page.size;
  const shown = rows.slice(0, page.size);
  if (page.backward) shown.reverse();
  const edges = shown.map(({ place, ...node }) => ({ cursor: encodeCursor([list.name, ...place]), node: node as Row }));
  const count = once(() => countRows(database, list, values));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backward ? page.cursor !== null : more,
      hasPreviousPage: page.backward ? more : page.cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: count,
    totalCountExact: async () => (await count()) < COUNTED_AT_MOST,
  };
}

function pageStatement({ name, select, order }: KeysetList, bound: number, { backward, cursor }: PageRequest) {
  const columns = order.map(([column]) => column).join(", ");
  const place = order.map((_, i) => `$${bound + i + 1}::${order[i]?.[1]}`).join(", ");
  const from = cursor === null ? "" : `where (${columns}) ${backward ? ">" : "<"} (${place})`;
  const sort = order.map(([column]) => `${column} ${backward ? "asc" : "desc"}`).join(", ");
  const limit = `$${bound + (cursor === null ? 0 : order.length) + 1}::int`;
  const texts = order.map(([column]) => `${column}::text`).join(", ");
  return {
    name: `${name}:${backward ? "last" : "first"}${cursor === null ? "" : ":from"}`,
    text: `select *, array[${texts}] as place from (${select}) as list ${from} order by ${sort} limit ${limit}`,
  };
}

async function countRows(
  database: Database,
  { name, select }: KeysetList,
  values: readonly unknown[],
): Promise<number> {
  const text = `select count(*)::int as count from (${select} limit ${COUNTED_AT_MOST}) as list`;
  const [row] = await database.read<{ count: number }>({ name: `${name}:count`, text }, values);
  return row?.count ?? 0;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function codeOf(error: unknown): string {
  const cause = error instanceof QueryFailedError ? error.driverError : error;
  return String((cause as { code?: unknown }).code ?? "");
}
