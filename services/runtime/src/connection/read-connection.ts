import type { Desk } from "../database/open-database";
import { refuse } from "../refusal/plumbing-refusals";
import { decodeCursor } from "./cursor";
import { COUNTED_AT_MOST, type KeysetList, pageOf, variantOf } from "./keyset-list";
import { type Connection, makeConnection, type Placed } from "./make-connection";
import type { PageRequest } from "./page-request";

/** SQLSTATE class 22, data exception: for example a text that is not a date, number or UUID. */
const DATA_EXCEPTION = /^22/;

/** Reads one page by row comparison: no row is skipped or repeated while rows are added. @throws WRONG_CURSOR */
export async function readConnection<Row extends object>(
  database: Desk,
  list: KeysetList,
  values: readonly unknown[],
  page: PageRequest,
): Promise<Connection<Row>> {
  const statement = { name: `${list.name}:${variantOf(page)}`, text: pageOf(list, values.length, page) };
  const bound = [...values, ...readCursor(list, page), page.size + 1];
  const rows = await database.read<Placed<Row>>(statement, bound).catch(refuseCursor(page));
  return makeConnection(
    list,
    page,
    rows,
    once(() => countRows(database, list, values)),
  );
}

/** The values of the cursor's columns; empty without a cursor. @throws WRONG_CURSOR */
export function readCursor({ name, order }: KeysetList, { cursor }: PageRequest): string[] {
  return cursor === null ? [] : decodeCursor(cursor, name, order.length);
}

/** A cursor that PostgreSQL cannot parse is the caller's error. */
export function refuseCursor({ cursor }: PageRequest): (error: unknown) => never {
  return (error) => {
    const unread = cursor !== null && DATA_EXCEPTION.test(String((error as { code?: unknown }).code));
    throw unread ? refuse("WRONG_CURSOR") : error;
  };
}

async function countRows(database: Desk, { name, select }: KeysetList, values: readonly unknown[]): Promise<number> {
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
