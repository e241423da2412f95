import type { PartyName } from "@aiwork/kit/system/start-system";
import { MATRIX_COLUMNS } from "./matrix-columns";
import type { FieldOutcome } from "./outcomes";

/** One field on one path, with its outcome in each column; the written table folds rows into lines. */
export interface MatrixRow {
  readonly party: PartyName;
  readonly type: string;
  readonly field: string;
  /** With the case, if there is one: `root DRAFT`. */
  readonly path: string;
  readonly cells: readonly FieldOutcome[];
}

export function nameOfMatrixRow({ party, type, field, path }: Omit<MatrixRow, "cells">): string {
  return `${party} ${type}.${field} by ${path}`;
}

export function groupRowsBy<T>(things: readonly T[], by: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) groups.set(by(thing), [...(groups.get(by(thing)) ?? []), thing]);
  return groups;
}

/** `Type.field`, `Type.{field field}`, `Type.*` and, at its first mention, `Type.*(field field)`. */
const NAMED = /(?<!\w)(\w+)\.(?:(\*)(?:\(([^)]*)\))?|\{([^}]*)\}|(\w+))/g;

interface TableLine {
  readonly party: PartyName;
  readonly type: string;
  readonly path: string;
  /** Undefined for all fields that have no line of their own. */
  readonly fields: readonly string[] | undefined;
  readonly cells: readonly FieldOutcome[];
}

/** Parses a written table into rows. */
export function readTable(text: string): MatrixRow[] {
  const [, ...sections] = text.split(/^# /m);
  return sections.flatMap((section) => readSection(section.startsWith("What the city") ? "city" : "national", section));
}

function readSection(party: PartyName, section: string): MatrixRow[] {
  const all = new Map<string, string[]>();
  const lines = section.split("\n").flatMap((line): TableLine[] => {
    const [cells = "", paths = "", named = ""] = line.split(" | ");
    return [...named.matchAll(NAMED)].flatMap(([, type = "", star, listed, some, one]) => {
      if (listed !== undefined) all.set(type, words(listed));
      const fields = star ? undefined : words(some ?? one ?? "");
      return pathsOf(paths).map((path) => ({ party, type, path, fields, cells: words(cells) as FieldOutcome[] }));
    });
  });
  const own = new Set(
    lines.flatMap(({ type, path, fields }) => fields?.map((field) => `${type}.${field} ${path}`) ?? []),
  );
  return lines.flatMap(({ fields, ...row }) => {
    const rest = () => (all.get(row.type) ?? []).filter((field) => !own.has(`${row.type}.${field} ${row.path}`));
    return (fields ?? rest()).map((field) => ({ ...row, field }));
  });
}

/** `root, entity DRAFT ENDED` is root, entity DRAFT and entity ENDED. */
function pathsOf(text: string): string[] {
  return text.split(",").flatMap((written) => {
    const [path = "", ...cases] = words(written);
    return cases.length > 0 ? cases.map((one) => `${path} ${one}`) : [path];
  });
}

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** The differences between the observed rows and the table, one sentence each. */
export function compareRows(table: readonly MatrixRow[], seen: readonly MatrixRow[]): string[] {
  const reviewed = new Map(table.map((row) => [nameOfMatrixRow(row), row]));
  const found = new Map(seen.map((row) => [nameOfMatrixRow(row), row]));
  const gone = [...reviewed.keys()].filter((name) => !found.has(name));
  return [
    ...gone.map((name) => `${name}: is in the table, but there is no such field or path`),
    ...[...found].flatMap(([name, row]) => {
      const expected = reviewed.get(name);
      if (!expected) return [`${name}: is not in the table, and is ${row.cells.join(" ")}`];
      const changed = MATRIX_COLUMNS.flatMap(({ code, description }, i) =>
        expected.cells[i] === row.cells[i] ? [] : [`${code} (${description}) ${expected.cells[i]} → ${row.cells[i]}`],
      );
      return changed.length > 0 ? [`${name}: ${changed.join("; ")}`] : [];
    }),
  ];
}
