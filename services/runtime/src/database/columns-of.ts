import { getMetadataArgsStorage, type ObjectLiteral } from "typeorm";
import { besideExpressions } from "./beside";

/** An entity's select list, each column under its property's name: `ward_code as "wardCode", …`. */
export function columnsOf<Row extends ObjectLiteral>(entity: new () => Row, table?: string): string {
  const columns = getMetadataArgsStorage().filterColumns(entity);
  const of = table === undefined ? "" : `${table}.`;
  const own = columns.map(({ propertyName, options }) => `${of}${options.name} as "${propertyName}"`);
  const beside = besideExpressions(entity, table).map(([property, expression]) => `${expression} as "${property}"`);
  return [...own, ...beside].join(", ");
}
