import { readFileSync } from "node:fs";
import { createEmptyDatabase, type EmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import type { Database } from "@aiwork/subgraph/database/connect-database";
import { migrate, sqlMigrations } from "@aiwork/subgraph/database/migrations";

const { groups }: { groups: Record<string, string[]> } = JSON.parse(
  readFileSync(require.resolve("@aiwork/schema-agreement/variant-kanji.json"), "utf8"),
);
const words = Object.values(groups).flatMap((lines) => lines.flatMap((line) => line.split(" ")));

let empty: EmptyDatabase;
let database: Database;
beforeAll(async () => {
  empty = await createEmptyDatabase();
  database = await empty.open({
    migrations: sqlMigrations(
      [],
      ["20261123100000-search", "20261201160100-search-form", "20261217200000-search-form-of-its-owner"],
    ),
  });
  await migrate(database);
});
afterAll(() => empty?.[Symbol.asyncDispose]());

describe("the variant kanji", () => {
  it("stand in one group each", () => {
    const all = words.flatMap((word) => [...word]);
    expect(all.filter((kanji, place) => all.indexOf(kanji) !== place)).toEqual([]);
  });

  it("have the search form of the kanji that stands for them", async () => {
    for (const [standard = "", ...variants] of words.map((word) => [...word])) {
      const [{ forms }] = await database.dataSource.query(
        "select array_agg(distinct search_form(kanji)) as forms from unnest($1::text[]) as kanji",
        [[standard, ...variants]],
      );
      expect(forms).toEqual([standard]);
    }
  });

  it("are all that the search form takes for another kanji", async () => {
    const [{ count }] = await database.dataSource.query(
      `select count(*)::int from generate_series(x'3400'::int, x'9fff'::int) as code
       where search_form(chr(code)) <> chr(code)`,
    );
    const inThisBlock = words.flatMap((word) => [...word].slice(1)).filter((kanji) => /^[\u3400-\u9fff]$/.test(kanji));
    expect(count).toBe(inThisBlock.length);
  });
});
