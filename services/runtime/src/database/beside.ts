import { getMetadataArgsStorage, type ObjectLiteral } from "typeorm";

type EntityClass = new () => ObjectLiteral;

interface BesideRow {
  readonly propertyName: string;
  readonly entity: () => EntityClass;
  /** The column there that holds the row's key. */
  readonly key: string;
}

const known = new Map<object, BesideRow[]>();

/**
 * What fewer may read than the row it belongs to: it stands in a table of its own, under that table's policies, and is
 * null where there is none or the reader may not see it. Instants in it would be text, as in all JSON.
 * @param key the column there that holds the row's key
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

/** By property, how its value is selected beside a row of `table`. */
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
