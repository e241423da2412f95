import { getMetadataArgsStorage, type ObjectLiteral } from "typeorm";
import { besideExpressions } from "./beside";

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
  const nested = [...besideExpressions(entity, table), ...Object.entries(more)].map(
    ([name, expression]) => `'${name}', ${expression}`,
  );
  return `case when ${table}.${key} is not null then json_build_object(${[...pairs, ...nested].join(", ")}) end`;
}
