import { type EntityManager, getMetadataArgsStorage, type ObjectLiteral } from "typeorm";
import { columnsOf } from "../database/columns-of";
import { refuse } from "./act-refusals";

/** A thing that many may change: whoever changes it says which version was read. */
export interface Versioned extends ObjectLiteral {
  id: string;
  version: number;
}

/** What a caller read and wants changed. */
export interface ReadVersion<Row> {
  id: string;
  version: number;
  /** Whether there is such a record for this caller; told before the version, which would tell of it. */
  isTheirs?: (row: Row) => boolean | Promise<boolean>;
}

/** A property that is undefined leaves its column as it is. */
export type Changes<Row> = { [Property in keyof Row]?: Row[Property] | undefined };

/**
 * Changes a row that is as the caller read it, and raises its version by one. The row stands locked until the act's
 * end, so `decide` may read and write what hangs on it, or refuse.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT
 */
export async function compareAndSet<Row extends Versioned>(
  db: EntityManager,
  entity: new () => Row,
  { id, version, isTheirs }: ReadVersion<Row>,
  decide: (row: Row) => Changes<Row> | Promise<Changes<Row>>,
): Promise<Row> {
  const table = tableOf(entity);
  const columns = columnsOf(entity);
  const [row]: Row[] = await db.query(`select ${columns} from ${table} where id = $1 for update`, [id]);
  if (!row || (isTheirs && !(await isTheirs(row)))) throw refuse("NO_SUCH_RECORD");
  if (row.version !== version) throw refuse("VERSION_CONFLICT").at("version");
  const changes = assignments(entity, await decide(row));
  const [[changed]]: [[Row], number] = await db.query(
    `update ${table} set ${["version = version + 1", ...changes.map(([column], i) => `${column} = $${i + 2}`)].join(", ")}
     where id = $1 returning ${columns}`,
    [id, ...changes.map(([, value]) => value)],
  );
  return changed;
}

/** Columns and what they become. */
function assignments<Row extends Versioned>(entity: new () => Row, changes: Changes<Row>): [string, unknown][] {
  return getMetadataArgsStorage()
    .filterColumns(entity)
    .filter(({ propertyName }) => changes[propertyName] !== undefined && !["id", "version"].includes(propertyName))
    .map(({ propertyName, options: { name = propertyName, type } }) => {
      const value: unknown = changes[propertyName];
      return [name, type === "jsonb" ? JSON.stringify(value) : value];
    });
}

function tableOf(entity: new () => ObjectLiteral): string {
  const { name } = getMetadataArgsStorage().tables.find(({ target }) => target === entity) ?? {};
  if (!name) throw new Error(`${entity.name} is no table's entity`);
  return name;
}
