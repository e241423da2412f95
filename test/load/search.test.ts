import { setTimeout as sleep } from "node:timers/promises";
import { requireTemplate } from "@aiwork/kit/postgres/party-template";
import { postgresOfRun } from "@aiwork/kit/postgres/postgres-of-run";
import { national } from "@aiwork/national/national";
import { COMMON_WORD, NEAR_MISSES, ONE_CHARACTER, SEARCHED_WORDS, TWO_WORDS } from "./japanese-job-orders";
import { NEWEST_COUNT, openSearchedJobOrders, type SearchedJobOrders } from "./searched-job-orders";

const ORDERS = 5_000;

let orders: SearchedJobOrders | undefined;
const searched = (): SearchedJobOrders => orders as SearchedJobOrders;
beforeAll(async () => {
  await requireTemplate(postgresOfRun(), national, "seed");
  orders = await openSearchedJobOrders(ORDERS);
}, 120_000);
afterAll(async () => {
  await orders?.[Symbol.asyncDispose]();
});

describe("a search of five thousand job orders, as a counselor may see them,", () => {
  it.each([...SEARCHED_WORDS.map(({ search }) => search), ...NEAR_MISSES, TWO_WORDS, ONE_CHARACTER.search])(
    "for %s finds what a scan finds, in the list's order",
    async (search) => expect(await searched().find(search)).toEqual(await searched().scan(search)),
  );

  it("returns the newest of many first", async () => {
    const found = await searched().scan(COMMON_WORD);
    expect(found.length).toBeGreaterThan(ORDERS / 10);
    expect(await searched().findNewest(COMMON_WORD)).toEqual(found.slice(0, NEWEST_COUNT));
  });

  it("uses the index for words of two characters", async () => {
    const before = await searched().lookUps();
    // PostgreSQL updates its statistics within about a second.
    for (let turn = 0; turn < 50 && (await searched().lookUps()) === before; turn++) {
      await searched().find("溶接");
      await sleep(200);
    }
    expect(await searched().lookUps()).toBeGreaterThan(before);
  });
});
