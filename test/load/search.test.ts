import { setTimeout as sleep } from "node:timers/promises";
import { national } from "@aiwork/national/national";
import { postgresOfRun } from "@aiwork/runtime/testing/postgres-of-run";
import { requireTemplate } from "@aiwork/runtime/testing/require-template";
import { NEWEST, openSearchedOrders, type SearchedOrders } from "./search/searched-orders";
import { COMMON, NEAR_MISSES, ONE_CHARACTER, TWO_WORDS, WORDS } from "./search/words";

const ORDERS = 5_000;

let orders: SearchedOrders | undefined;
const searched = (): SearchedOrders => orders as SearchedOrders;
beforeAll(async () => {
  await requireTemplate(postgresOfRun(), national, "seed");
  orders = await openSearchedOrders(ORDERS);
}, 120_000);
afterAll(async () => {
  await orders?.[Symbol.asyncDispose]();
});

describe("a search of five thousand job orders, as a counselor may see them,", () => {
  it.each([...WORDS.map(({ search }) => search), ...NEAR_MISSES, TWO_WORDS, ONE_CHARACTER.search])(
    "for %s finds what a scan finds, in the list's order",
    async (search) => expect(await searched().find(search)).toEqual(await searched().scan(search)),
  );

  it("finds the newest of many first", async () => {
    const found = await searched().scan(COMMON);
    expect(found.length).toBeGreaterThan(ORDERS / 10);
    expect(await searched().findNewest(COMMON)).toEqual(found.slice(0, NEWEST));
  });

  it("looks words of two characters up in the index", async () => {
    const before = await searched().lookUps();
    // PostgreSQL tells of it within about a second.
    for (let turn = 0; turn < 50 && (await searched().lookUps()) === before; turn++) {
      await searched().find("溶接");
      await sleep(200);
    }
    expect(await searched().lookUps()).toBeGreaterThan(before);
  });
});
