import { noteThing } from "../testing/note-thing";
import { type ActBench, openActBench } from "../testing/open-act-bench";
import { openPostgresRoad } from "../testing/open-postgres-road";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const COMMITTED = "COMMIT\u0000";

describe("a mutation whose answer was lost", () => {
  it("is answered when it is sent again, and was carried out once, when the answer was lost after the commit", async () => {
    await using road = await openPostgresRoad(bench.empty.url);
    const behind = await bench.empty.open({ url: road.url });
    const note = () =>
      noteThing(
        null,
        { input: { idempotencyKey: "key-1", label: "one" } },
        bench.contextOf("city c", { database: behind }),
      );
    road.fateOf = (said) => (said.includes(COMMITTED) ? "cut" : "arrives");
    await expect(note()).rejects.toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    expect(await bench.count("thing")).toBe(1);
    road.fateOf = () => "arrives";
    const [{ id }] = await bench.database.dataSource.query("select id from thing");
    expect(await note()).toEqual({ thingId: id, userErrors: [] });
    expect(await bench.count("thing")).toBe(1);
  });

  it("is carried out when it is sent again, when the connection was lost before the commit", async () => {
    await bench.database.dataSource.query("truncate thing, idempotency_key");
    await using road = await openPostgresRoad(bench.empty.url);
    const behind = await bench.empty.open({ url: road.url });
    const note = () =>
      noteThing(
        null,
        { input: { idempotencyKey: "key-1", label: "one" } },
        bench.contextOf("city c", { database: behind }),
      );
    road.fateOf = (said) => (said.includes("UPDATE 1\u0000") ? "cut" : "arrives");
    await expect(note()).rejects.toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    road.fateOf = () => "arrives";
    expect((await note()).userErrors).toEqual([]);
    expect(await bench.count("thing")).toBe(1);
  });
});
