import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getNamedType, isLeafType } from "graphql";
import { type Constellation, startConstellation } from "../constellation";
import { layeredProgramOf } from "../load/access/layered-program-of";
import { LAYERS_VARIABLE } from "../load/access/layers";
import { arrangeEverything } from "./arrange-everything";
import { COLUMNS } from "./callers";
import { observe } from "./observe";
import { readTable } from "./read-table";
import { groupBy, nameOf, type Row } from "./row";
import { fieldsOf } from "./sdl";

const TABLE = readFileSync(join(__dirname, "matrix.txt"), "utf8");
/** What holds no data of its own: ways in, and lists with their parts. */
const EMPTY_OF_DATA = /^(Query|Mutation|PageInfo|.*(Connection|Edge|Payload))$/;

let system: Constellation;
let rows: readonly Row[];
beforeAll(async () => {
  const environment = { AIWORK_TODAY: "2013-10-31", [LAYERS_VARIABLE]: "road,rows" };
  system = await startConstellation("seed", environment, layeredProgramOf);
  ({ rows } = await observe(system, await arrangeEverything(system), "plain"));
}, 400_000);
afterAll(() => system?.[Symbol.asyncDispose]());

const fieldOf = ({ party, type, field }: Row) => `${party} ${type}.${field}`;

/** By field, the columns that the reviewed table gives a value on any path: rows cannot know by which path they are read. */
function allowed(): Map<string, Set<number>> {
  const columns = [...groupBy(readTable(TABLE), fieldOf)].map(([name, some]): [string, Set<number>] => [
    name,
    new Set(COLUMNS.flatMap((_, i) => (some.some(({ cells }) => cells[i] === "+") ? [i] : []))),
  ]);
  return new Map(columns);
}

const isData = ({ party, type, field }: Row) => {
  const { type: value } = fieldsOf(party, type)[field] ?? {};
  return !EMPTY_OF_DATA.test(type) && value !== undefined && isLeafType(getNamedType(value));
};

describe("with every guard of the resolvers switched off, row-level security alone", () => {
  it("lets no forbidden value out", () => {
    const may = allowed();
    const leaks = rows.filter(isData).flatMap((row) => {
      const given = COLUMNS.filter((_, i) => row.cells[i] === "+" && !may.get(fieldOf(row))?.has(i));
      return given.length === 0 ? [] : [`${nameOf(row)}: ${given.map(({ code }) => code).join(" ")}`];
    });
    expect(leaks).toEqual([]);
  });

  it("lets out what the table gives, so that this proves something", () => {
    const values = rows.filter(isData).flatMap(({ cells }) => cells.filter((cell) => cell === "+"));
    expect(values.length).toBeGreaterThan(1_000);
  });
});
