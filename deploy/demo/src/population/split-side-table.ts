type Row = Readonly<Record<string, unknown>>;

/**
 * Splits rows into a main table and a side table, whose columns have narrower access. A row without any of these columns
 * has no row in the side table.
 * @param key the key in the main table, and its column in the side table
 * @param columns the side table's column names, by their names in the given rows
 */
export function splitSideTable<Given extends object>(
  rows: readonly Given[],
  key: readonly [here: keyof Given & string, there: string],
  columns: Readonly<Record<string, string>>,
): { rows: Given[]; aside: Row[] } {
  const isAside = (name: string) => name in columns;
  const kept = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !isAside(name))) as Given);
  const aside = rows.flatMap((row) => {
    const values = Object.entries(row).filter(([name]) => isAside(name));
    if (values.every(([, value]) => value === null || value === undefined)) return [];
    return [{ [key[1]]: row[key[0]], ...Object.fromEntries(values.map(([name, value]) => [columns[name], value])) }];
  });
  return { rows: kept, aside };
}

/** Columns that have the same name in the side table. */
export function sameColumnNames(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
