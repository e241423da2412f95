import { getMetadataArgsStorage, type ObjectLiteral } from "typeorm";

type EntityClass = new () => ObjectLiteral;

interface SideTableColumn {
  readonly propertyName: string;
  readonly entity: () => EntityClass;
  /** The side table's column that holds the row's key. */
  readonly key: string;
}

const sideTables = new Map<object, SideTableColumn[]>();

/**
 * Columns with narrower access than their row: they stand in a side table, under that table's policies. The property is
 * null where there is no such row or the caller may not read it. A side table has no instants: JSON would make them text.
 * @param key the side table's column that holds the row's key
 */
export function SideTable(entity: () => EntityClass, key: string): PropertyDecorator {
  return (prototype, propertyName) => {
    const of = prototype.constructor;
    sideTables.set(of, [...sideTablesOf(of), { propertyName: String(propertyName), entity, key }]);
  };
}

export function sideTablesOf(entity: object): readonly SideTableColumn[] {
  return sideTables.get(entity) ?? [];
}

/** By property, the SQL expression that selects a side table's row together with a row of `table`. */
function sideTableExpressions(entity: EntityClass, table = tableOf(entity)): [property: string, sql: string][] {
  const id = primaryColumnOf(entity);
  return sideTablesOf(entity).map(({ propertyName, entity: beside, key }) => {
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

/** An entity's select list, each column under its property's name: `ward_code as "wardCode", …`. */
export function columnsOf<Row extends ObjectLiteral>(entity: new () => Row, table?: string): string {
  const columns = getMetadataArgsStorage().filterColumns(entity);
  const of = table === undefined ? "" : `${table}.`;
  const own = columns.map(({ propertyName, options }) => `${of}${options.name} as "${propertyName}"`);
  const beside = sideTableExpressions(entity, table).map(([property, expression]) => `${expression} as "${property}"`);
  return [...own, ...beside].join(", ");
}

/** The columns of the given properties with their values. A property that is undefined is left out. */
export function givenColumns<Row extends ObjectLiteral>(
  entity: new () => Row,
  given: { readonly [Property in keyof Row]?: Row[Property] | undefined },
): { column: string; value: unknown }[] {
  return getMetadataArgsStorage()
    .filterColumns(entity)
    .flatMap(({ propertyName, options: { name: column = propertyName } }) => {
      const value = given[propertyName];
      return value === undefined ? [] : [{ column, value }];
    });
}

/** The names of an entity's columns, without its key. */
export function columnNamesWithoutKey(entity: EntityClass): string[] {
  const columns = getMetadataArgsStorage().filterColumns(entity);
  return columns.flatMap(({ options: { name, primary } }) => (primary || name === undefined ? [] : [name]));
}

/**
 * SQL for a joined row as one JSON column, under its entity's property names; null where the join found no row.
 * `more` adds expressions under further names. The entity must have no instants: JSON would make them text.
 */
export function jsonOf<Row extends ObjectLiteral>(
  entity: new () => Row,
  table: string,
  more: Readonly<Record<string, string>> = {},
): string {
  const columns = getMetadataArgsStorage().filterColumns(entity);
  const key = columns.find(({ options }) => options.primary)?.options.name;
  const pairs = columns.map(({ propertyName, options }) => `'${propertyName}', ${table}.${options.name}`);
  const nested = [...sideTableExpressions(entity, table), ...Object.entries(more)].map(
    ([name, expression]) => `'${name}', ${expression}`,
  );
  return `case when ${table}.${key} is not null then json_build_object(${[...pairs, ...nested].join(", ")}) end`;
}
