import { createEmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { fillTable, insertRows } from "./insert-rows";

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

  it("fills a table without its triggers, which stand again with its indexes", async () => {
    await using empty = await createEmptyDatabase();
    const { dataSource } = await empty.open();
    await dataSource.query(`
      create table thing (id int primary key, word text unique, length int);
      create index thing_length on thing (length desc) where length > 1;
      create function measure() returns trigger language plpgsql as $$
        begin new.length := length(new.word); return new; end $$;
      create trigger measure before insert on thing for each row execute function measure()`);
    const indexes = () =>
      dataSource.query("select indexdef from pg_indexes where tablename = 'thing' order by indexname");
    const before = await indexes();
    await dataSource.transaction((db) => fillTable(db, "thing", [{ id: 1, word: "窓口", length: 9 }]));
    expect(await indexes()).toEqual(before);
    await dataSource.query("insert into thing values (2, '求職', 9)");
    expect(await dataSource.query("select length from thing order by id")).toEqual([{ length: 9 }, { length: 2 }]);
  });
});
