import { getMetadataArgsStorage, type ObjectLiteral } from "typeorm";

/** The columns of an entity for a select list, each under its property's name: `ward_code as "wardCode", …`. */
export function columnsOf<Row extends ObjectLiteral>(entity: new () => Row, table?: string): string {
  const columns = getMetadataArgsStorage().filterColumns(entity);
  const of = table === undefined ? "" : `${table}.`;
  return columns.map(({ propertyName, options }) => `${of}${options.name} as "${propertyName}"`).join(", ");
}
