import { readFileSync } from "node:fs";
import { join } from "node:path";
import { city } from "@aiwork/city/city";
import { testCaller } from "@aiwork/kit/access/test-caller";
import { arrangeCityPersons } from "@aiwork/kit/city/arrange-city-persons";
import { arrangeNationalPersons } from "@aiwork/kit/national/arrange-national-persons";
import { national } from "@aiwork/national/national";
import { type LoginClass, loginClassOf } from "@aiwork/subgraph/database/caller-databases";
import type { Party } from "@aiwork/subgraph/serve/party";
import { fieldOfColumn, readableColumns } from "./columns-of-logins";
import { callerOf, MATRIX_COLUMNS } from "./matrix-columns";
import { readTable } from "./read-table";

const TABLE = readTable(readFileSync(join(__dirname, "matrix.txt"), "utf8"));
const SOMEBODY = "00000000-0000-4000-8000-000000000001";

/** By field, the classes of callers to whom the reviewed table gives a value on any path. */
function classesByField({ name, access }: Party & { name: "city" | "national" }): Map<string, Set<LoginClass>> {
  const classes = MATRIX_COLUMNS.map((column) => {
    const who = callerOf(column, name, () => SOMEBODY);
    if (who === null) return "public";
    const { role, servicePoints = [], seeker: seekerId = null } = who;
    return loginClassOf(testCaller({ role, servicePoints: [...servicePoints], seekerId }), access);
  });
  const given = new Map<string, Set<LoginClass>>();
  for (const { type, field, cells } of TABLE.filter(({ party }) => party === name)) {
    const known = given.get(`${type}.${field}`) ?? new Set();
    cells.forEach((cell, i) => {
      if (cell === "+" || cell === "n") known.add(classes[i] ?? "public");
    });
    given.set(`${type}.${field}`, known);
  }
  return given;
}

describe.each([
  [city, arrangeCityPersons],
  [national, arrangeNationalPersons],
])("the logins of %#", (party, arrange) => {
  it("read no column whose value no caller of theirs is given, and none of which nobody said what gives it", async () => {
    await using bench = await arrange();
    const name = party.name as "city" | "national";
    const given = classesByField({ ...party, name });
    const faults = (await readableColumns(bench, name)).flatMap((readable) => {
      const field = fieldOfColumn(name, readable);
      if (field === null || given.get(field)?.has(readable.login)) return [];
      const why = given.has(field) ? `${field} is given to no caller of this login` : `there is no field ${field}`;
      return [`${name}_${readable.login} reads ${readable.table}.${readable.column}: ${why} (columns-of-logins.ts)`];
    });
    expect(faults).toEqual([]);
  }, 60_000);
});
