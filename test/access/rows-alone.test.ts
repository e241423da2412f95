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
/** Types without data of their own: roots, and lists with their parts. */
const EMPTY_OF_DATA = /^(Query|Mutation|PageInfo|.*(Connection|Edge|Payload))$/;

/** Entity keys reach every record; `npm run proofs` takes every path. */
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

/** Fields that repeat rows which the caller may read: the program officer reads applications and liaisons as events too. */
const TOLD_OF: Readonly<Record<string, string>> = {
  "city CitySupport.timeline": "city ProgramApplication.status",
  "city TimelineEvent": "city ProgramApplication.status",
};

/** By field, the columns with a value on any path in the reviewed table: row-level security does not know the path. */
function allowed(): Map<string, Set<number>> {
  const columns = [...groupBy(readTable(TABLE), fieldOf)].map(([name, some]): [string, Set<number>] => [
    name,
    new Set(COLUMNS.flatMap((_, i) => (some.some(({ cells }) => cells[i] === "+") ? [i] : []))),
  ]);
  return new Map(columns);
}

/** The columns of the same role: a root field may return a record of any person whom the caller may read. */
function alike(party: Party, column: number): number[] {
  const kindOf = (i: number) => callerOf(COLUMNS[i] as Column, party, () => "")?.role;
  return COLUMNS.flatMap((_, i) => (kindOf(i) === kindOf(column) ? [i] : []));
}

/** Whether access to a type is that of the field that returns it. A type of both parties declares this on its fields. */
function isValueType(party: Party, type: string): boolean {
  const found = schemas[party].getType(type);
  if (!isObjectType(found)) return false;
  const fields = Object.values(found.getFields());
  const isAsParent = (directives: readonly ConstDirectiveNode[] = []) =>
    directives.some((directive) => print(directive).includes("AS_PARENT"));
  return isAsParent(found.astNode?.directives) || fields.every(({ astNode }) => isAsParent(astNode?.directives));
}

/**
 * Computed from published programs and from the data of the person that the caller may read. Conditions on hidden data
 * are answered as "to be checked".
 */
const WORKED_OUT = "city CitySupport.eligiblePrograms";

const isData = ({ party, type, field, path, cells }: Row) => {
  const value = fieldsOf(party, type)[field]?.type;
  if (value === undefined || EMPTY_OF_DATA.test(type) || isValueType(party, type)) return false;
  if (`${party} ${type}.${field}` === WORKED_OUT) return false;
  // A key that is returned to the caller who gave it.
  if (path.startsWith("entity") && cells.every((cell) => cell === "+")) return false;
  const named = getNamedType(value);
  return isLeafType(named) || (isValueType(party, named.name) && !EMPTY_OF_DATA.test(named.name));
};

describe("row-level security alone, with every resolver guard switched off", () => {
  it("returns no value that the reviewed table forbids", () => {
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

  it("returns enough permitted values for the comparison to mean something", () => {
    const values = rows.filter(isData).flatMap(({ cells }) => cells.filter((cell) => cell === "+"));
    expect(values.length).toBeGreaterThan(300);
  });
});
