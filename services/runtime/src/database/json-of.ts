import { getMetadataArgsStorage, type ObjectLiteral } from "typeorm";
import { besideExpressions } from "./beside";

/**
 * A joined row as one JSON column, under its entity's property names; null where the join found none.
 * `more` nests further expressions under names of their own. The entity has no instants: JSON would make them text.
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
