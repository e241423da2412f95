import { platformError } from "@aiwork/server/errors/platform.errors";
import type { CallerDatabase } from "../database/connect-database";
import { type KeysetList, MAX_COUNT, type PageRequest, pageSql, statementVariant } from "./keyset-list";

/** The position of a row in a list: its order columns as PostgreSQL's own text, so that no microsecond is lost. */
type CursorPosition = readonly [list: string, ...columns: string[]];

export function encodeCursor(place: CursorPosition): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws WRONG_CURSOR for a cursor that is broken or of another list */
function decodeCursor(cursor: string, list: string, columns: number): string[] {
  const place = parsePosition(cursor);
  const isPlace =
    Array.isArray(place) &&
    place.length === columns + 1 &&
    place.every((part) => typeof part === "string" && !part.includes("\0"));
  if (!isPlace || place[0] !== list) throw platformError("WRONG_CURSOR");
  return place.slice(1);
}

function parsePosition(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

export interface Connection<Row> {
  edges: { cursor: string; node: Row }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: () => Promise<number>;
  totalCountExact: () => Promise<boolean>;
}

/** A row of a page, with the text of its order columns. */
export type PositionedRow<Row> = Row & { place: string[] };

/** Makes a page of the rows read: one row more than requested means that more follow. Rows are counted only when a field asks for the count. */
export function makeConnection<Row extends object>(
  { name }: KeysetList,
  { size, backward, cursor }: PageRequest,
  rows: readonly PositionedRow<Row>[],
  count: () => Promise<number>,
): Connection<Row> {
  const more = rows.length > size;
  const shown = rows.slice(0, size);
  if (backward) shown.reverse();
  const edges = shown.map(({ place, ...node }) => ({
    cursor: encodeCursor([name, ...place]),
    node: node as unknown as Row,
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? cursor !== null : more,
      hasPreviousPage: backward ? more : cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: count,
    totalCountExact: async () => (await count()) < MAX_COUNT,
  };
}

/** SQLSTATE class 22, data exception: for example a text that is not a date, number or UUID. */
const DATA_EXCEPTION = /^22/;

/** Reads one page by row comparison: no row is skipped or repeated while rows are added. @throws WRONG_CURSOR */
export async function readConnection<Row extends object>(
  database: CallerDatabase,
  list: KeysetList,
  values: readonly unknown[],
  page: PageRequest,
): Promise<Connection<Row>> {
  const statement = { name: `${list.name}:${statementVariant(page)}`, text: pageSql(list, values.length, page) };
  const bound = [...values, ...cursorValues(list, page), page.size + 1];
  const rows = await database.read<PositionedRow<Row>>(statement, bound).catch(rethrowCursorError(page));
  return makeConnection(
    list,
    page,
    rows,
    once(() => countRows(database, list, values)),
  );
}

/** The values of the cursor's columns; empty without a cursor. @throws WRONG_CURSOR */
export function cursorValues({ name, order }: KeysetList, { cursor }: PageRequest): string[] {
  return cursor === null ? [] : decodeCursor(cursor, name, order.length);
}

/** A cursor that PostgreSQL cannot parse is the caller's error. */
export function rethrowCursorError({ cursor }: PageRequest): (error: unknown) => never {
  return (error) => {
    const unread = cursor !== null && DATA_EXCEPTION.test(String((error as { code?: unknown }).code));
    throw unread ? platformError("WRONG_CURSOR") : error;
  };
}

async function countRows(
  database: CallerDatabase,
  { name, select }: KeysetList,
  values: readonly unknown[],
): Promise<number> {
  const text = `select count(*)::int as count from (${select} limit ${MAX_COUNT}) as list`;
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
