import { COLUMNS } from "./callers";
import { inOrder } from "./in-order";
import { legend } from "./legend";
import { groupBy, type Row } from "./row";
import { fieldsOf } from "./sdl";

const RULER = COLUMNS.map(({ code }) => code).join(" ");
const PATHS_WIDTH = 18;
const LINES_A_RULER = 30;
/** Types whose fields are always listed by name. */
const OFFERED: ReadonlySet<string> = new Set(["Query", "Mutation"]);

/** One line: fields with the same outcomes on the same paths. */
interface Line {
  readonly cells: string;
  readonly names: string;
  readonly paths: string[];
}

/** Writes all rows as a table for reviewers, by party and type in the order of the SDL. */
export function writeTable(rows: readonly Row[]): string {
  const sections = [...groupBy(inOrder(rows), ({ party }) => party)].map(([party, own]) => {
    const types = [...groupBy(own, ({ type }) => type)].map(([type, some]) => linesOf(type, some));
    const alike = groupBy(types, (lines) =>
      JSON.stringify(lines.map(({ cells, names, paths }) => [cells, paths, names.replace(/^\w+|\(.*?\)/g, "")])),
    );
    return [
      `# What the ${party === "city" ? "city" : "national"} holds`,
      ...ruled([...alike.values()].map(writeTypes)),
    ];
  });
  return `${[legend(), ...sections.map((lines) => lines.join("\n"))].join("\n\n")}\n`;
}

/** Types with the same outcomes everywhere share one block. */
function writeTypes(types: readonly Line[][]): string[] {
  const [first = []] = types;
  return first.map(({ cells, paths }, i) => {
    const names = types.map((lines) => lines[i]?.names).join(" ");
    return `${cells} | ${writePaths(paths).padEnd(PATHS_WIDTH)} | ${names}`;
  });
}

function linesOf(type: string, rows: readonly Row[]): Line[] {
  const fields = Object.keys(fieldsOf(rows[0]?.party ?? "city", type));
  const lines = new Map<string, Line>();
  for (const [path, some] of groupBy(rows, (row) => row.path))
    for (const { cells, names } of alikeOn(type, some, fields)) {
      const line = lines.get(`${cells} ${names}`) ?? { cells, names, paths: [] };
      line.paths.push(path);
      lines.set(`${cells} ${names}`, line);
    }
  const [whole, ...more] = [...lines.values()].toSorted((a, b) => Number(isWhole(b)) - Number(isWhole(a)));
  if (!whole || !isWhole(whole)) return [...lines.values()];
  return [{ ...whole, names: `${whole.names}(${fields.join(" ")})` }, ...more];
}

/** Groups the fields on one path by their outcomes. If all fields are present, the largest group is written as `*`. */
function alikeOn(type: string, rows: readonly Row[], fields: readonly string[]): Omit<Line, "paths">[] {
  const alike = [...groupBy(rows, ({ cells }) => writeCells(cells))];
  const hasRest = rows.length === fields.length && !OFFERED.has(type);
  const [most] = alike.toSorted(([, a], [, b]) => b.length - a.length);
  return alike.map(([cells, some]) => {
    const names = some.map(({ field }) => field);
    if (hasRest && some === most?.[1]) return { cells, names: `${type}.*` };
    return { cells, names: names.length === 1 ? `${type}.${names}` : `${type}.{${names.join(" ")}}` };
  });
}

/** Writes the cases of a path after it: `root DRAFT ENDED`. */
function writePaths(paths: readonly string[]): string {
  const alone = paths.filter((path) => !path.includes(" "));
  const cased = groupBy(
    paths.filter((path) => path.includes(" ")),
    (path) => path.replace(/ .*/, ""),
  );
  return [
    ...alone,
    ...[...cased].map(([path, some]) =>
      some
        .map((one) => one.slice(path.length))
        .join("")
        .replace(/^/, path),
    ),
  ].join(", ");
}

const isWhole = ({ names }: Line) => names.endsWith(".*");

/** Repeats the column names every LINES_A_RULER lines, between two types. */
function ruled(blocks: readonly string[][]): string[] {
  let since = LINES_A_RULER;
  return blocks.flatMap((lines) => {
    const isDue = since >= LINES_A_RULER;
    since = isDue ? lines.length : since + lines.length;
    return isDue ? ["", RULER, ...lines] : lines;
  });
}

function writeCells(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(2)).join(" ");
}
