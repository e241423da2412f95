import { addThing, createMutationBench, type MutationBench } from "@aiwork/kit/mutations/mutation-bench";
import { startPostgresProxy } from "@aiwork/kit/postgres/postgres-proxy";

let bench: MutationBench;
beforeAll(async () => {
  bench = await createMutationBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const COMMITTED = "COMMIT\u0000";

describe("a mutation whose answer was lost", () => {
  it("is answered when it is sent again, and was carried out once, when the answer was lost after the commit", async () => {
    await using proxy = await startPostgresProxy(bench.empty.url);
    const behind = await bench.empty.open({ url: proxy.url });
    const note = () =>
      addThing(
        null,
        { input: { idempotencyKey: "key-1", label: "one" } },
        bench.contextOf("city c", { database: behind }),
      );
    proxy.fateOf = (said) => (said.includes(COMMITTED) ? "cut" : "arrives");
    await expect(note()).rejects.toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    expect(await bench.count("thing")).toBe(1);
    proxy.fateOf = () => "arrives";
    const [{ id }] = await bench.database.dataSource.query("select id from thing");
    expect(await note()).toEqual({ thingId: id, userErrors: [] });
    expect(await bench.count("thing")).toBe(1);
  });

  it("is carried out when it is sent again, when the connection was lost before the commit", async () => {
    await bench.database.dataSource.query("truncate thing, idempotency_key");
    await using proxy = await startPostgresProxy(bench.empty.url);
    const behind = await bench.empty.open({ url: proxy.url });
    const note = () =>
      addThing(
        null,
        { input: { idempotencyKey: "key-1", label: "one" } },
        bench.contextOf("city c", { database: behind }),
      );
    proxy.fateOf = (said) => (said.includes("UPDATE 1\u0000") ? "cut" : "arrives");
    await expect(note()).rejects.toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    proxy.fateOf = () => "arrives";
    expect((await note()).userErrors).toEqual([]);
    expect(await bench.count("thing")).toBe(1);
  });
});
