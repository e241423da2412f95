type Row = Readonly<Record<string, unknown>>;

/**
 * Splits rows for two tables: what stands beside the row in a table of its own, and the rest. A row that has none of it
 * has no row there.
 * @param key the row's key here, and the column that holds it there
 * @param columns by their names here, their names there
 */
export function setAside<Given extends object>(
  rows: readonly Given[],
  key: readonly [here: keyof Given & string, there: string],
  columns: Readonly<Record<string, string>>,
): { rows: Given[]; aside: Row[] } {
  const isAside = (name: string) => name in columns;
  const kept = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !isAside(name))) as Given);
  const aside = rows.flatMap((row) => {
    const told = Object.entries(row).filter(([name]) => isAside(name));
    if (told.every(([, value]) => value === null || value === undefined)) return [];
    return [{ [key[1]]: row[key[0]], ...Object.fromEntries(told.map(([name, value]) => [columns[name], value])) }];
  });
  return { rows: kept, aside };
}

/** Columns that have the same name there. */
export function sameNames(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
