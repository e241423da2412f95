import { getMetadataArgsStorage, type ObjectLiteral } from "typeorm";

interface BesideColumn {
  readonly propertyName: string;
  readonly table: string;
  readonly key: string;
  readonly column: string;
}

const known = new Map<object, BesideColumn[]>();

/**
 * A column that fewer may read than its row: it stands in a table of its own, under that table's policies, and is null
 * where the reader may not see it.
 * @param key the column there that holds the row's key
 */
export function Beside(table: string, key: string, column: string): PropertyDecorator {
  return ({ constructor: entity }, propertyName) => {
    known.set(entity, [...(known.get(entity) ?? []), { propertyName: String(propertyName), table, key, column }]);
  };
}

export function besidesOf(entity: object): readonly BesideColumn[] {
  return known.get(entity) ?? [];
}

/** By property, how its value is selected beside a row of `table`. */
export function besideExpressions<Row extends ObjectLiteral>(
  entity: new () => Row,
  table: string | undefined,
): [property: string, expression: string][] {
  const storage = getMetadataArgsStorage();
  const own = table ?? storage.tables.find(({ target }) => target === entity)?.name;
  const id = storage.filterColumns(entity).find(({ options }) => options.primary)?.options.name;
  return besidesOf(entity).map((beside) => [
    beside.propertyName,
    `(select ${beside.column} from ${beside.table} where ${beside.key} = ${own}.${id})`,
  ]);
}
