import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fieldsOfType, partySchemas } from "@aiwork/kit/contract/party-schemas";
import { LAYERS_VARIABLE, layeredProgramOf } from "@aiwork/kit/layers/layered-program";
import { type PartyName, startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { WITHOUT_BUDGETS } from "@aiwork/kit/system/without-budgets";
import { type ConstDirectiveNode, getNamedType, isLeafType, isObjectType, print } from "graphql";
import { arrangeEverything } from "./arrange-everything";
import { callerOf, MATRIX_COLUMNS, type MatrixColumn } from "./matrix-columns";
import { observe } from "./observe";
import { groupRowsBy, type MatrixRow, nameOfMatrixRow, readTable } from "./read-table";

const TABLE = readFileSync(join(__dirname, "matrix.txt"), "utf8");
/** Types without data of their own: roots, and lists with their parts. */
const TYPES_WITHOUT_DATA = /^(Query|Mutation|PageInfo|.*(Connection|Edge|Payload))$/;

/** Entity keys reach every record; `npm run proofs` takes every path. */
const forms = process.env.AIWORK_PROOFS === "long" ? "plain" : "entities";

let system: TestSystem;
let rows: readonly MatrixRow[];
beforeAll(async () => {
  const environment = { AIWORK_TODAY: "2013-10-31", [LAYERS_VARIABLE]: "signing,rows", ...WITHOUT_BUDGETS };
  system = await startTestSystem("seed", environment, { programFor: layeredProgramOf });
  ({ rows } = await observe(system, await arrangeEverything(system), forms));
}, 400_000);
afterAll(() => system?.[Symbol.asyncDispose]());

const fieldOf = ({ party, type, field }: MatrixRow) => `${party} ${type}.${field}`;

/** Fields that repeat rows which the caller may read: the program officer reads applications and liaisons as events too. */
const ALSO_READABLE_AS: Readonly<Record<string, string>> = {
  "city CitySupport.timeline": "city ProgramApplication.status",
  "city TimelineEvent": "city ProgramApplication.status",
};

/** By field, the columns with a value on any path in the reviewed table: row-level security does not know the path. */
function allowed(): Map<string, Set<number>> {
  const columns = [...groupRowsBy(readTable(TABLE), fieldOf)].map(([name, some]): [string, Set<number>] => [
    name,
    new Set(MATRIX_COLUMNS.flatMap((_, i) => (some.some(({ cells }) => cells[i] === "+") ? [i] : []))),
  ]);
  return new Map(columns);
}

/** The columns of the same role: a root field may return a record of any person whom the caller may read. */
function columnsOfSameRole(party: PartyName, column: number): number[] {
  const kindOf = (i: number) => callerOf(MATRIX_COLUMNS[i] as MatrixColumn, party, () => "")?.role;
  return MATRIX_COLUMNS.flatMap((_, i) => (kindOf(i) === kindOf(column) ? [i] : []));
}

/** Whether access to a type is that of the field that returns it. A type of both parties declares this on its fields. */
function isValueType(party: PartyName, type: string): boolean {
  const found = partySchemas[party].getType(type);
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
const DERIVED_FIELD = "city CitySupport.eligiblePrograms";

const isData = ({ party, type, field, path, cells }: MatrixRow) => {
  const value = fieldsOfType(party, type)[field]?.type;
  if (value === undefined || TYPES_WITHOUT_DATA.test(type) || isValueType(party, type)) return false;
  if (`${party} ${type}.${field}` === DERIVED_FIELD) return false;
  // A key that is returned to the caller who gave it.
  if (path.startsWith("entity") && cells.every((cell) => cell === "+")) return false;
  const named = getNamedType(value);
  return isLeafType(named) || (isValueType(party, named.name) && !TYPES_WITHOUT_DATA.test(named.name));
};

describe("row-level security alone, with every resolver guard switched off", () => {
  it("returns no value that the reviewed table forbids", () => {
    const columns = allowed();
    const mayAll = (row: MatrixRow, i: number) => {
      const also = columns.get(ALSO_READABLE_AS[`${row.party} ${row.type}`] ?? ALSO_READABLE_AS[fieldOf(row)] ?? "");
      const may = columns.get(fieldOf(row));
      const same = row.path.startsWith("root") ? columnsOfSameRole(row.party, i) : [i];
      return same.some((one) => may?.has(one) || also?.has(one));
    };
    const leaks = rows.filter(isData).flatMap((row) => {
      const given = MATRIX_COLUMNS.filter((_, i) => row.cells[i] === "+" && !mayAll(row, i));
      return given.length === 0 ? [] : [`${nameOfMatrixRow(row)}: ${given.map(({ code }) => code).join(" ")}`];
    });
    expect(leaks).toEqual([]);
  });

  it("returns enough permitted values for the comparison to mean something", () => {
    const values = rows.filter(isData).flatMap(({ cells }) => cells.filter((cell) => cell === "+"));
    expect(values.length).toBeGreaterThan(300);
  });
});
