import { createEmptyDatabase, type EmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import type { Database } from "../database/connect-database";
import { encodeCursor, readConnection } from "./connection";
import { type KeysetList, type PageArguments, parsePageRequest } from "./keyset-list";

const LIST: KeysetList = {
  name: "things",
  select: "select id, at from thing where point = $1",
  order: [
    ["at", "timestamptz"],
    ["id", "int"],
  ],
};

let empty: EmptyDatabase;
let database: Database;
beforeAll(async () => {
  empty = await createEmptyDatabase();
  database = await empty.open();
  await database.dataSource.query(`create table thing (id int primary key, at timestamptz not null, point text not null);
    insert into thing select n, timestamptz '2013-10-31 00:00:00.000001+09' + (n / 3) * interval '1 microsecond', 'shiroishi'
    from generate_series(1, 50) as n`);
});
afterAll(() => empty?.[Symbol.asyncDispose]());

const page = (given: PageArguments, point = "shiroishi") =>
  readConnection<{ id: number }>(database, LIST, [point], parsePageRequest(given));
const idsOf = ({ edges }: Awaited<ReturnType<typeof page>>) => edges.map(({ node }) => node.id);
const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => from - i);

async function walk(size: number, between: () => Promise<unknown> = async () => {}): Promise<number[]> {
  const seen: number[] = [];
  for (let after: string | null = null; ; ) {
    const read: Awaited<ReturnType<typeof page>> = await page({ first: size, after });
    seen.push(...idsOf(read));
    if (!read.pageInfo.hasNextPage) return seen;
    after = read.pageInfo.endCursor;
    await between();
  }
}

describe("a page", () => {
  it.each([1, 7, 25, 50, 100])("covers the list once, newest first, when pages have %d rows", async (size) => {
    expect(await walk(size)).toEqual(down(50, 1));
  });

  it("neither skips nor repeats rows while others are added, microseconds apart", async () => {
    let id = 1000;
    const add = () =>
      database.dataSource.query(
        `insert into thing select $1, at + interval '1 microsecond', 'shiroishi' from thing where id = 25`,
        [id++],
      );
    const seen = await walk(4, add);
    expect(seen.filter((one) => one < 1000)).toEqual(down(50, 1));
    expect(new Set(seen).size).toBe(seen.length);
    await database.dataSource.query("delete from thing where id >= 1000");
  });

  it("has the same order when it is read from the end", async () => {
    const last = await page({ last: 5 });
    expect(idsOf(last)).toEqual(down(5, 1));
    expect(last.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
    const before = await page({ last: 5, before: last.pageInfo.startCursor });
    expect(idsOf(before)).toEqual(down(10, 6));
    expect(before.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  });

  it("has no cursor when the list is empty", async () => {
    const none = await page({ first: 5 }, "minami");
    expect(none.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
    expect(await none.totalCount()).toBe(0);
  });

  it("counts up to 1,001 rows, and says when the count is not exact", async () => {
    const some = await page({ first: 1 });
    expect([await some.totalCount(), await some.totalCountExact()]).toEqual([50, true]);
    await database.dataSource.query("insert into thing select n, now(), 'teine' from generate_series(2001, 3005) as n");
    const many = await page({ first: 1 }, "teine");
    expect([await many.totalCount(), await many.totalCountExact()]).toEqual([1001, false]);
  });

  it.each([
    [{}, "FIRST_OR_LAST"],
    [{ first: 5, last: 5 }, "FIRST_OR_LAST"],
    [{ first: 0 }, "PAGE_SIZE"],
    [{ first: -1 }, "PAGE_SIZE"],
    [{ last: 101 }, "PAGE_SIZE"],
    [{ first: 99999999 }, "PAGE_SIZE"],
    [{ first: 5, before: "x" }, "CURSOR_DIRECTION"],
    [{ last: 5, after: "x" }, "CURSOR_DIRECTION"],
  ])("is refused when the arguments are %j: %s", async (given, refusal) => {
    expect(() => page(given)).toThrow(expect.objectContaining({ extensions: { code: "BAD_USER_INPUT", refusal } }));
  });

  it.each([
    ["garbage", "x"],
    ["empty", ""],
    ["another list's", encodeCursor(["others", "2013-10-31", "1"])],
    ["of another shape", encodeCursor(["things", "2013-10-31"])],
    ["an impossible day", encodeCursor(["things", "2013-02-30", "1"])],
    ["SQL", encodeCursor(["things", "now()); drop table thing --", "1"])],
    ["a number too large", encodeCursor(["things", "2013-10-31", "99999999999"])],
    ["a NUL", encodeCursor(["things", "2013-10-31", "1\u0000"])],
  ])("is refused when its cursor is %s", async (_, after) => {
    await expect(page({ first: 5, after })).rejects.toMatchObject({ extensions: { refusal: "WRONG_CURSOR" } });
  });
});
