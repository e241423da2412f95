import DataLoader from "dataloader";
import type { Desk } from "../database/open-database";
import { COUNTED_AT_MOST, type KeysetList, pageOf, variantOf } from "./keyset-list";
import { type Connection, makeConnection, type Placed } from "./make-connection";
import type { PageRequest } from "./page-request";
import { readCursor, refuseCursor } from "./read-connection";

type OfSnapshot<Row> = Map<string, DataLoader<string, Connection<Row>>>;

/**
 * Pages of the children of many parents: one statement for all parents of a request with the same page arguments.
 * The list's select refers to its parent as `parent.key`, of the PostgreSQL type `keyType`, and binds nothing else.
 */
export function childConnections<Row extends object>(list: KeysetList, keyType: string) {
  const ofSnapshot = new WeakMap<object, OfSnapshot<Row>>();
  // guard: children-are-read-anew-after-act
  return (context: { database: Desk; snapshot: object }, page: PageRequest): DataLoader<string, Connection<Row>> => {
    const known = ofSnapshot.get(context.snapshot) ?? new Map();
    ofSnapshot.set(context.snapshot, known);
    const key = JSON.stringify(page);
    const loader = known.get(key) ?? openLoader<Row>(context.database, list, keyType, page);
    known.set(key, loader);
    return loader;
  };
}

function openLoader<Row extends object>(database: Desk, list: KeysetList, keyType: string, page: PageRequest) {
  const counts = new DataLoader<string, number>((keys) => countChildren(database, list, keyType, keys));
  return new DataLoader<string, Connection<Row>>(async (keys) => {
    const rows = await readChildren<Row>(database, list, keyType, page, keys);
    return keys.map((key) => makeConnection<Row>(list, page, rows.get(key) ?? [], () => counts.load(key)));
  });
}

async function readChildren<Row extends object>(
  database: Desk,
  list: KeysetList,
  keyType: string,
  page: PageRequest,
  keys: readonly string[],
): Promise<Map<string, Placed<Row>[]>> {
  const text = `select parent.key as parent_key, child.* from unnest($1::${keyType}[]) as parent (key)
    cross join lateral (${pageOf(list, 1, page)}) as child`;
  const statement = { name: `${list.name}:children:${variantOf(page)}`, text };
  const values = [keys, ...readCursor(list, page), page.size + 1];
  const rows = await database.read<Placed<Row> & { parent_key: string }>(statement, values).catch(refuseCursor(page));
  const byParent = new Map<string, Placed<Row>[]>(keys.map((key) => [key, []]));
  for (const { parent_key, ...row } of rows) byParent.get(parent_key)?.push(row as unknown as Placed<Row>);
  return byParent;
}

async function countChildren(
  database: Desk,
  { name, select }: KeysetList,
  keyType: string,
  keys: readonly string[],
): Promise<number[]> {
  const text = `select parent.key, (select count(*)::int from (${select} limit ${COUNTED_AT_MOST}) as list) as count
    from unnest($1::${keyType}[]) as parent (key)`;
  const rows = await database.read<{ key: string; count: number }>({ name: `${name}:children:count`, text }, [keys]);
  const counts = new Map(rows.map(({ key, count }) => [key, count]));
  return keys.map((key) => counts.get(key) ?? 0);
}
