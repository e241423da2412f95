import { COLUMNS } from "./callers";
import { nameOf, type Row } from "./row";

/** The differences between the observed rows and the table, one sentence each. */
export function compareRows(table: readonly Row[], seen: readonly Row[]): string[] {
  const told = new Map(table.map((row) => [nameOf(row), row]));
  const found = new Map(seen.map((row) => [nameOf(row), row]));
  const gone = [...told.keys()].filter((name) => !found.has(name));
  return [
    ...gone.map((name) => `${name}: is in the table, but there is no such field or path`),
    ...[...found].flatMap(([name, row]) => {
      const expected = told.get(name);
      if (!expected) return [`${name}: is not in the table, and is ${row.cells.join(" ")}`];
      const changed = COLUMNS.flatMap(({ code, says }, i) =>
        expected.cells[i] === row.cells[i] ? [] : [`${code} (${says}) ${expected.cells[i]} → ${row.cells[i]}`],
      );
      return changed.length > 0 ? [`${name}: ${changed.join("; ")}`] : [];
    }),
  ];
}
