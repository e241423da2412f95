import { createEmptyDatabase, type EmptyDatabase, watchStatements } from "@aiwork/kit/postgres/empty-database";
import { childConnections } from "./child-connections";
import { encodeCursor } from "./connection";
import { parsePageRequest } from "./keyset-list";

const childrenOf = childConnections<{ id: number }>(
  {
    name: "children",
    select: "select id, day from child where parent_id = parent.key",
    order: [
      ["day", "date"],
      ["id", "int"],
    ],
  },
  "text",
);

let empty: EmptyDatabase;
let context: ReturnType<typeof watchStatements> & { snapshot: object };
beforeAll(async () => {
  empty = await createEmptyDatabase();
  const database = await empty.open();
  await database.dataSource.query(`create table child (id int primary key, parent_id text not null, day date not null);
    insert into child select n, case when n <= 20 then 'a' else 'b' end, date '2013-04-01' + n / 2 from generate_series(1, 23) as n`);
});
beforeEach(async () => {
  context = { ...watchStatements(await empty.open()), snapshot: {} };
});
afterAll(() => empty?.[Symbol.asyncDispose]());

describe("the children of many parents", () => {
  it("are read in one statement, whatever the number of parents", async () => {
    const page = parsePageRequest({ first: 3 });
    const [a, b, none] = await childrenOf(context, page)
      .loadMany(["a", "b", "c"])
      .then((all) => all.map(unwrap));
    expect(a?.edges.map(({ node }) => node.id)).toEqual([20, 19, 18]);
    expect(b?.edges.map(({ node }) => node.id)).toEqual([23, 22, 21]);
    expect(none?.edges).toEqual([]);
    expect([a?.pageInfo.hasNextPage, b?.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(context.statements).toHaveLength(1);
  });

  it("are counted in one further statement, and only when the count is requested", async () => {
    const all = await childrenOf(context, parsePageRequest({ first: 1 })).loadMany(["a", "b", "c"]);
    expect(await Promise.all(all.map((one) => unwrap(one).totalCount()))).toEqual([20, 3, 0]);
    expect(context.statements).toHaveLength(2);
  });

  it("continue after a cursor", async () => {
    const first = unwrap((await childrenOf(context, parsePageRequest({ first: 3 })).loadMany(["a"]))[0]);
    const page = parsePageRequest({ first: 3, after: first.pageInfo.endCursor });
    const next = await childrenOf(context, page).load("a");
    expect(next.edges.map(({ node }) => node.id)).toEqual([17, 16, 15]);
  });

  it("are refused when the cursor belongs to another list", async () => {
    const page = parsePageRequest({ first: 3, after: encodeCursor(["others", "2013-04-01", "1"]) });
    await expect(childrenOf(context, page).load("a")).rejects.toMatchObject({
      extensions: { refusal: "WRONG_CURSOR" },
    });
  });
});

function unwrap<T>(value: T | Error | undefined): T {
  if (value instanceof Error || value === undefined) throw value;
  return value;
}
