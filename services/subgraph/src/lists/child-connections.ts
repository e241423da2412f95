import DataLoader from "dataloader";
import type { CallerDatabase } from "../database/connect-database";
import { type Connection, cursorValues, makeConnection, type PositionedRow, rethrowCursorError } from "./connection";
import { type KeysetList, MAX_COUNT, type PageRequest, pageSql, statementVariant } from "./keyset-list";

export interface ReadingContext {
  readonly database: CallerDatabase;
  readonly snapshot: object;
}

/** The list of each parent, and what it binds. */
interface ChildList {
  readonly list: KeysetList;
  readonly keyType: string;
  readonly bound: readonly unknown[];
}

type OfSnapshot<Row> = Map<string, DataLoader<string, Connection<Row>>>;

/**
 * Pages of the children of many parents: one statement for all parents of a request with the same page arguments.
 * The list's select refers to its parent as `parent.key`, of the PostgreSQL type `keyType`.
 * @param bind what the select binds of the caller, from `$2` on
 */
export function childConnections<Row extends object, Context extends ReadingContext = ReadingContext>(
  list: KeysetList,
  keyType: string,
  bind: (context: Context) => readonly unknown[] = () => [],
) {
  const ofSnapshot = new WeakMap<object, OfSnapshot<Row>>();
  // guard: children-are-read-anew-after-act
  return (context: Context, page: PageRequest): DataLoader<string, Connection<Row>> => {
    const known = ofSnapshot.get(context.snapshot) ?? new Map();
    ofSnapshot.set(context.snapshot, known);
    const key = JSON.stringify(page);
    const loader = known.get(key) ?? openLoader<Row>(context.database, { list, keyType, bound: bind(context) }, page);
    known.set(key, loader);
    return loader;
  };
}

function openLoader<Row extends object>(database: CallerDatabase, children: ChildList, page: PageRequest) {
  const { list } = children;
  const counts = new DataLoader<string, number>((keys) => countChildren(database, children, keys));
  return new DataLoader<string, Connection<Row>>(async (keys) => {
    const rows = await readChildren<Row>(database, children, page, keys);
    return keys.map((key) => makeConnection<Row>(list, page, rows.get(key) ?? [], () => counts.load(key)));
  });
}

async function readChildren<Row extends object>(
  database: CallerDatabase,
  { list, keyType, bound }: ChildList,
  page: PageRequest,
  keys: readonly string[],
): Promise<Map<string, PositionedRow<Row>[]>> {
  const text = `select parent.key as parent_key, child.* from unnest($1::${keyType}[]) as parent (key)
    cross join lateral (${pageSql(list, 1 + bound.length, page)}) as child`;
  const statement = { name: `${list.name}:children:${statementVariant(page)}`, text };
  const values = [keys, ...bound, ...cursorValues(list, page), page.size + 1];
  const rows = await database
    .read<PositionedRow<Row> & { parent_key: string }>(statement, values)
    .catch(rethrowCursorError(page));
  const byParent = new Map<string, PositionedRow<Row>[]>(keys.map((key) => [key, []]));
  for (const { parent_key, ...row } of rows) byParent.get(parent_key)?.push(row as unknown as PositionedRow<Row>);
  return byParent;
}

async function countChildren(
  database: CallerDatabase,
  { list: { name, select }, keyType, bound }: ChildList,
  keys: readonly string[],
): Promise<number[]> {
  const text = `select parent.key, (select count(*)::int from (${select} limit ${MAX_COUNT}) as list) as count
    from unnest($1::${keyType}[]) as parent (key)`;
  const rows = await database.read<{ key: string; count: number }>({ name: `${name}:children:count`, text }, [
    keys,
    ...bound,
  ]);
  const counts = new Map(rows.map(({ key, count }) => [key, count]));
  return keys.map((key) => counts.get(key) ?? 0);
}
