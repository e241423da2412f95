import { createEmptyDatabase, type EmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import type { Database } from "./connect-database";
import { migrate, sqlMigrations } from "./migrations";

const NAMES = ["20261123100000-search", "20261201160100-search-form", "20261217200000-search-form-of-its-owner"];

let empty: EmptyDatabase;
let database: Database;
beforeAll(async () => {
  empty = await createEmptyDatabase();
  database = await empty.open({ migrations: sqlMigrations([], NAMES) });
  await migrate(database);
});
afterAll(() => empty?.[Symbol.asyncDispose]());

async function formOf(text: string): Promise<string> {
  const [{ form }] = await database.dataSource.query("select search_form($1) as form", [text]);
  return form;
}

const MARK = "\u0653";
const VOICING = "\u3099";

describe("the search form", () => {
  it("is made of the longest text that an act takes, and of none that is longer", async () => {
    expect(await formOf("高".repeat(80_000))).toHaveLength(80_000);
    await expect(formOf("高".repeat(80_001))).rejects.toMatchObject({ code: "22001" });
  });

  it("keeps the first 30 marks of a row, as they were written", async () => {
    expect(await formOf(`x${MARK.repeat(30)}`)).toBe(`x${MARK.repeat(30)}`);
    expect(await formOf(`x${MARK.repeat(30)}${VOICING}y`)).toBe(`x${MARK.repeat(30)}y`);
  });

  it("keeps no more of them where what stood between them is left out", async () => {
    expect(await formOf(`x${MARK.repeat(30)}\u200b${MARK.repeat(30)}y`)).toBe(`x${MARK.repeat(30)}y`);
  });

  it("knows every mark that the server puts in order", async () => {
    // The iota subscript comes after nearly all other marks.
    const [{ known, unknown }] = await database.dataSource.query(
      `with mark as (
         select search_form('x' || repeat(U&'\\0653', 30) || chr(code) || 'y') as form, to_hex(code) as code
         from generate_series(1, x'10ffff'::int) as code
         where code not between x'd800'::int and x'dfff'::int
           and left(normalize(U&'\\0345' || chr(code), nfkd), 1) <> U&'\\0345'
       )
       select count(*)::int as known, array_agg(code) filter (where form <> 'x' || repeat(U&'\\0653', 30) || 'y') as unknown
       from mark`,
    );
    expect(known).toBeGreaterThan(900);
    expect(unknown).toBeNull();
  });
});
