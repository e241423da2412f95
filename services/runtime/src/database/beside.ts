import { getMetadataArgsStorage, type ObjectLiteral } from "typeorm";

type EntityClass = new () => ObjectLiteral;

interface BesideRow {
  readonly propertyName: string;
  readonly entity: () => EntityClass;
  /** The side table's column that holds the row's key. */
  readonly key: string;
}

const known = new Map<object, BesideRow[]>();

/**
 * Columns with narrower access than their row: they stand in a side table, under that table's policies. The property is
 * null where there is no such row or the caller may not read it. A side table has no instants: JSON would make them text.
 * @param key the side table's column that holds the row's key
 */
export function Beside(entity: () => EntityClass, key: string): PropertyDecorator {
  return (prototype, propertyName) => {
    const of = prototype.constructor;
    known.set(of, [...besidesOf(of), { propertyName: String(propertyName), entity, key }]);
  };
}

export function besidesOf(entity: object): readonly BesideRow[] {
  return known.get(entity) ?? [];
}

/** By property, the SQL expression that selects a side table's row together with a row of `table`. */
export function besideExpressions(entity: EntityClass, table = tableOf(entity)): [property: string, sql: string][] {
  const id = primaryColumnOf(entity);
  return besidesOf(entity).map(({ propertyName, entity: beside, key }) => {
    const columns = getMetadataArgsStorage().filterColumns(beside());
    const pairs = columns.map((column) => `'${column.propertyName}', "${column.options.name}"`);
    const from = tableOf(beside());
    return [
      propertyName,
      `(select json_build_object(${pairs.join(", ")}) from ${from} where ${from}.${key} = ${table}.${id})`,
    ];
  });
}

function tableOf(entity: EntityClass): string | undefined {
  return getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name;
}

function primaryColumnOf(entity: EntityClass): string | undefined {
  return getMetadataArgsStorage()
    .filterColumns(entity)
    .find(({ options }) => options.primary)?.options.name;
}
