import { setTimeout as wait } from "node:timers/promises";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("a transfer of a city file", () => {
  it("is refused where the person is handed over to another service point at the same time", async () => {
    const seekerId = await arrangeCity(party, "city_file");
    const other = party.database.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query("update city_file set registered_at = 'teine' where seeker_id = $1", [seekerId]);
    const input = { seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" };
    const answer = mutations.mutate(CITY_COUNSELOR, "handOverCityFile", input);
    const isWaiting = async () => (await mutations.rows("select from pg_locks where not granted")).length > 0;
    for (let left = 100; left > 0 && !(await isWaiting()); left--) await wait(20);
    await other.commitTransaction();
    await other.release();
    expect((await answer).userErrors).toMatchObject([{ code: "NO_SUCH_RECORD", path: ["seekerId"] }]);
    expect(await mutations.rows("select from file_transfer where seeker_id = $1", seekerId)).toEqual([]);
  });
});
