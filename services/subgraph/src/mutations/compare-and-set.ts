import { type EntityManager, getMetadataArgsStorage, type ObjectLiteral } from "typeorm";
import { columnsOf } from "../database/entity-columns";
import { mutationError } from "./mutation.errors";

/** A row that several callers may change: each change states the version that was read. */
export interface VersionedRow extends ObjectLiteral {
  id: string;
  version: number;
}

/** The row, and the version of it, that the caller read. */
export interface ReadVersion<Row> {
  id: string;
  version: number;
  /** The input field with the id. */
  field: string;
  /** Whether the record exists for this caller. Checked before the version, since a version conflict would reveal the record. */
  isOwn?: (row: Row) => boolean | Promise<boolean>;
}

/** A property that is undefined leaves its column as it is. */
export type RowChanges<Row> = { [Property in keyof Row]?: Row[Property] | undefined };

/**
 * Changes a row that is still as the caller read it, and increments its version. The row stays locked until the
 * transaction ends, so `decide` may read and write dependent rows, or throw.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT
 */
export async function compareAndSet<Row extends VersionedRow>(
  db: EntityManager,
  entity: new () => Row,
  { id, version, field, isOwn }: ReadVersion<Row>,
  decide: (row: Row) => RowChanges<Row> | Promise<RowChanges<Row>>,
): Promise<Row> {
  const table = tableOf(entity);
  const columns = columnsOf(entity);
  // guard: row-is-locked-before-version-is-compared
  const [row]: Row[] = await db.query(`select ${columns} from ${table} where id = $1 for update`, [id]);
  // guard: row-is-not-is-not
  if (!row || (isOwn && !(await isOwn(row)))) throw mutationError("NO_SUCH_RECORD").at(field);
  // guard: version-is-is-refused
  if (row.version !== version) throw mutationError("VERSION_CONFLICT").at("version");
  const changes = assignments(entity, await decide(row));
  // guard: what-is-changed-has-new-version
  const [[changed]]: [[Row?], number] = await db.query(
    `update ${table} set ${["version = version + 1", ...changes.map(([column], i) => `${column} = $${i + 2}`)].join(", ")}
     where id = $1 returning ${columns}`,
    [id, ...changes.map(([, value]) => value)],
  );
  // guard: change-that-changed-nothing-is-none
  if (!changed) throw new Error(`the caller may lock a row of ${table} and not change it`);
  return changed;
}

/** The columns that change, with their new values. */
function assignments<Row extends VersionedRow>(entity: new () => Row, changes: RowChanges<Row>): [string, unknown][] {
  // guard: what-is-not-given-is-not-changed
  return getMetadataArgsStorage()
    .filterColumns(entity)
    .filter(({ propertyName }) => changes[propertyName] !== undefined && !["id", "version"].includes(propertyName))
    .map(({ propertyName, options: { name = propertyName, type } }) => {
      const value: unknown = changes[propertyName];
      // guard: json-is-kept-as-json
      return [name, type === "jsonb" ? JSON.stringify(value) : value];
    });
}

function tableOf(entity: new () => ObjectLiteral): string {
  const { name } = getMetadataArgsStorage().tables.find(({ target }) => target === entity) ?? {};
  if (!name) throw new Error(`${entity.name} is no table's entity`);
  return name;
}
