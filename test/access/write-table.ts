import { fieldsOfType, objectTypesOf, PARTY_NAMES } from "@aiwork/kit/contract/party-schemas";
import { MATRIX_COLUMNS } from "./matrix-columns";
import { groupRowsBy, type MatrixRow } from "./read-table";

const RULER = MATRIX_COLUMNS.map(({ code }) => code).join(" ");
const PATHS_WIDTH = 18;
const LINES_PER_RULER = 30;
/** Types whose fields are always listed by name. */
const ROOT_TYPES: ReadonlySet<string> = new Set(["Query", "Mutation"]);

/** One line: fields with the same outcomes on the same paths. */
interface WrittenLine {
  readonly cells: string;
  readonly names: string;
  readonly paths: string[];
}

/** Writes all rows as a table for reviewers, by party and type in the order of the SDL. */
export function writeTable(rows: readonly MatrixRow[]): string {
  const sections = [...groupRowsBy(sortRows(rows), ({ party }) => party)].map(([party, own]) => {
    const types = [...groupRowsBy(own, ({ type }) => type)].map(([type, some]) => linesOf(type, some));
    const alike = groupRowsBy(types, (lines) =>
      JSON.stringify(lines.map(({ cells, names, paths }) => [cells, paths, names.replace(/^\w+|\([^()]*\)/g, "")])),
    );
    return [
      `# What the ${party === "city" ? "city" : "national"} holds`,
      ...withRulers([...alike.values()].map(writeTypes)),
    ];
  });
  return `${[legend(), ...sections.map((lines) => lines.join("\n"))].join("\n\n")}\n`;
}

/** Types with the same outcomes everywhere share one block. */
function writeTypes(types: readonly WrittenLine[][]): string[] {
  const [first = []] = types;
  return first.map(({ cells, paths }, i) => {
    const names = types.map((lines) => lines[i]?.names).join(" ");
    return `${cells} | ${writePaths(paths).padEnd(PATHS_WIDTH)} | ${names}`;
  });
}

function linesOf(type: string, rows: readonly MatrixRow[]): WrittenLine[] {
  const fields = Object.keys(fieldsOfType(rows[0]?.party ?? "city", type));
  const lines = new Map<string, WrittenLine>();
  for (const [path, some] of groupRowsBy(rows, (row) => row.path))
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
function alikeOn(type: string, rows: readonly MatrixRow[], fields: readonly string[]): Omit<WrittenLine, "paths">[] {
  const alike = [...groupRowsBy(rows, ({ cells }) => writeCells(cells))];
  const hasRest = rows.length === fields.length && !ROOT_TYPES.has(type);
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
  const cased = groupRowsBy(
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

const isWhole = ({ names }: WrittenLine) => names.endsWith(".*");

/** Repeats the column names every LINES_PER_RULER lines, between two types. */
function withRulers(blocks: readonly string[][]): string[] {
  let since = LINES_PER_RULER;
  return blocks.flatMap((lines) => {
    const isDue = since >= LINES_PER_RULER;
    since = isDue ? lines.length : since + lines.length;
    return isDue ? ["", RULER, ...lines] : lines;
  });
}

function writeCells(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(2)).join(" ");
}

const PATH_ORDER: readonly string[] = ["view", "root", "join", "interface", "entity"];

/** Sorts rows by party, type, path and field in the order of the SDL; rows of a case come after the rows without one. */
function sortRows(rows: readonly MatrixRow[]): MatrixRow[] {
  const types = new Map(PARTY_NAMES.map((party) => [party, objectTypesOf(party).map(({ name }) => name)]));
  const rankOf = ({ party, type, field, path }: MatrixRow): (number | string)[] => {
    const [plain = "", one = ""] = path.split(" ");
    const position = [PARTY_NAMES.indexOf(party), types.get(party)?.indexOf(type) ?? 0, one === "" ? 0 : 1];
    return [...position, PATH_ORDER.indexOf(plain), one, Object.keys(fieldsOfType(party, type)).indexOf(field)];
  };
  const ranked = rows.map((row) => ({ row, rank: rankOf(row) }));
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ row }) => row);
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const i = a.findIndex((value, index) => value !== b[index]);
  return i === -1 ? 0 : (a[i] ?? 0) < (b[i] ?? 0) ? -1 : 1;
}

const peers = MATRIX_COLUMNS.filter(({ code }) => /^[gp][-\d*x]$/.test(code));
const describeColumns = (columns: typeof MATRIX_COLUMNS) =>
  columns.map(({ code, description }) => `  ${code}  ${description}`).join("\n");

/** The explanation above the table. */
function legend(): string {
  return `Every field on every path, for every caller. This table is reviewed: the test compares the observed answers with it,
\`npm run access:table\` writes the observed answers, and a reviewer compares the difference with @access and docs/security.md.

Cells
  +  a value
  0  null without an error, exactly like data that does not exist
  e  an empty list: readable, but without an item for this caller
  F  FORBIDDEN
  U  UNAUTHENTICATED
  n  readable, but not served yet

Columns: the caller. The person has every kind of record, all at one service point, and has consented to everything
${describeColumns(MATRIX_COLUMNS.filter((column) => !peers.includes(column)))}
The counselors of the other party (national counselors for the city's data, city counselors for the national data), at
another service point unless stated otherwise. The persons have given other consents (to the city | to the national side)
${describeColumns(peers)}

Lines: cells, paths, fields. \`Type.*\` is every field of the type without a line of its own on that path; at the first
mention of the type all its fields follow in parentheses. Types with the same cells everywhere share their lines.
  view       through seeker(id) and the party's half
  root       the shortest path from another field of Query; of a mutation, the call, with its payload
  join       from a key of the other party, joined by the gateway
  interface  through a field of an interface type
  entity     by _entities of the subgraph
A word after the path says which of several records the line is about, by its state or kind.
The test also asserts that the answer is the same in inline fragments, in named fragments, under aliases and directly from
the subgraph in a signed call. The payload of a mutation has the same access as the mutation.`;
}
