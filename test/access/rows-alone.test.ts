import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ConstDirectiveNode, getNamedType, isLeafType, isObjectType, print } from "graphql";
import { type Constellation, type Party, startConstellation } from "../constellation";
import { layeredProgramOf } from "../load/access/layered-program-of";
import { LAYERS_VARIABLE } from "../load/access/layers";
import { arrangeEverything } from "./arrange-everything";
import { COLUMNS, type Column, callerOf } from "./callers";
import { observe } from "./observe";
import { readTable } from "./read-table";
import { groupBy, nameOf, type Row } from "./row";
import { fieldsOf, schemas } from "./sdl";

const TABLE = readFileSync(join(__dirname, "matrix.txt"), "utf8");
/** What holds no data of its own: ways in, and lists with their parts. */
const EMPTY_OF_DATA = /^(Query|Mutation|PageInfo|.*(Connection|Edge|Payload))$/;

/** By keys, which reach every record there is; on every path in `npm run proofs`. */
const ways = process.env.AIWORK_PROOFS === "long" ? "plain" : "entities";

let system: Constellation;
let rows: readonly Row[];
beforeAll(async () => {
  const environment = { AIWORK_TODAY: "2013-10-31", [LAYERS_VARIABLE]: "road,rows" };
  system = await startConstellation("seed", environment, { programFor: layeredProgramOf });
  ({ rows } = await observe(system, await arrangeEverything(system), ways));
}, 400_000);
afterAll(() => system?.[Symbol.asyncDispose]());

const fieldOf = ({ party, type, field }: Row) => `${party} ${type}.${field}`;

/** What is told once more of rows that a caller may read themselves: the officer's applications and liaisons, as events. */
const TOLD_OF: Readonly<Record<string, string>> = {
  "city CitySupport.timeline": "city ProgramApplication.status",
  "city TimelineEvent": "city ProgramApplication.status",
};

/** By field, the columns that the reviewed table gives a value on any path: rows cannot know by which path they are read. */
function allowed(): Map<string, Set<number>> {
  const columns = [...groupBy(readTable(TABLE), fieldOf)].map(([name, some]): [string, Set<number>] => [
    name,
    new Set(COLUMNS.flatMap((_, i) => (some.some(({ cells }) => cells[i] === "+") ? [i] : []))),
  ]);
  return new Map(columns);
}

/** The columns of the same callers: what is found at a root may be of anybody whose it is to them. */
function alike(party: Party, column: number): number[] {
  const kindOf = (i: number) => callerOf(COLUMNS[i] as Column, party, () => "")?.role;
  return COLUMNS.flatMap((_, i) => (kindOf(i) === kindOf(column) ? [i] : []));
}

/** A value type is read where the field that has it is. One of both parties says so on its fields. */
function isValueType(party: Party, type: string): boolean {
  const found = schemas[party].getType(type);
  if (!isObjectType(found)) return false;
  const fields = Object.values(found.getFields());
  const isAsParent = (directives: readonly ConstDirectiveNode[] = []) =>
    directives.some((directive) => print(directive).includes("AS_PARENT"));
  return isAsParent(found.astNode?.directives) || fields.every(({ astNode }) => isAsParent(astNode?.directives));
}

/**
 * Worked out of programs that are published and of what the caller may read of the person; of what is hidden it says
 * that it is to be checked.
 */
const WORKED_OUT = "city CitySupport.eligiblePrograms";

const isData = ({ party, type, field, path, cells }: Row) => {
  const value = fieldsOf(party, type)[field]?.type;
  if (value === undefined || EMPTY_OF_DATA.test(type) || isValueType(party, type)) return false;
  if (`${party} ${type}.${field}` === WORKED_OUT) return false;
  // A key that comes back to whoever gave it.
  if (path.startsWith("entity") && cells.every((cell) => cell === "+")) return false;
  const named = getNamedType(value);
  return isLeafType(named) || (isValueType(party, named.name) && !EMPTY_OF_DATA.test(named.name));
};

describe("with every guard of the resolvers switched off, row-level security alone", () => {
  it("lets no forbidden value out", () => {
    const columns = allowed();
    const mayAll = (row: Row, i: number) => {
      const told = columns.get(TOLD_OF[`${row.party} ${row.type}`] ?? TOLD_OF[fieldOf(row)] ?? "");
      const may = columns.get(fieldOf(row));
      const asked = row.path.startsWith("root") ? alike(row.party, i) : [i];
      return asked.some((one) => may?.has(one) || told?.has(one));
    };
    const leaks = rows.filter(isData).flatMap((row) => {
      const given = COLUMNS.filter((_, i) => row.cells[i] === "+" && !mayAll(row, i));
      return given.length === 0 ? [] : [`${nameOf(row)}: ${given.map(({ code }) => code).join(" ")}`];
    });
    expect(leaks).toEqual([]);
  });

  it("lets out what the table gives, so that this proves something", () => {
    const values = rows.filter(isData).flatMap(({ cells }) => cells.filter((cell) => cell === "+"));
    expect(values.length).toBeGreaterThan(300);
  });
});
