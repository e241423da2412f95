import { createEmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { insertRows } from "./insert-rows";

describe("inserting many rows", () => {
  it("keeps types and any text", async () => {
    await using empty = await createEmptyDatabase();
    const { dataSource } = await empty.open();
    await dataSource.query("create table thing (id int, day date, words text[], more jsonb, sure boolean)");
    const words = ['a "quoted" \\ word', "漢字, {}", "", "null", "𠮷"];
    const rows = [
      { id: 1, day: "2013-10-31", words, more: { kind: "AGE", minimum: 45 }, sure: true },
      { id: 2, day: null, words: [], more: [], sure: null },
      { id: 3, day: null, words: null, more: ["a"], sure: false },
    ];
    await insertRows(dataSource.manager, "thing", rows);
    expect(await dataSource.query("select * from thing order by id")).toEqual(rows);
  });

  it("uses as many statements as needed, and none when there is no row", async () => {
    await using empty = await createEmptyDatabase();
    const { dataSource } = await empty.open();
    await dataSource.query("create table thing (id int primary key)");
    await insertRows(dataSource.manager, "thing", []);
    await insertRows(
      dataSource.manager,
      "thing",
      Array.from({ length: 25_000 }, (_, id) => ({ id })),
    );
    expect(await dataSource.query("select count(*)::int as count from thing")).toEqual([{ count: 25_000 }]);
  });
});
