import { setTimeout as wait } from "node:timers/promises";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { WAITING_FOR_LOCKS } from "@aiwork/kit/postgres/waiting-for-locks";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  seekerId = await arrangeCity(party, "city_file");
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** Hands the person over while another act has written and not committed yet. */
async function handOverDuring(act: string, id: string) {
  const other = party.database.dataSource.createQueryRunner();
  await other.startTransaction();
  await other.query(act, [id]);
  const input = { seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" };
  const answer = mutations.mutate(CITY_COUNSELOR, "handOverCityFile", input, "transfer { status }");
  const isWaiting = async () => (await mutations.rows(WAITING_FOR_LOCKS)).length > 0;
  for (let left = 100; left > 0 && !(await isWaiting()); left--) await wait(20);
  await other.commitTransaction();
  await other.release();
  return answer;
}
const transfers = () => mutations.rows("select id, status from file_transfer where seeker_id = $1", seekerId);

describe("a transfer of a city file", () => {
  it("is refused where the person is handed over to another service point at the same time", async () => {
    const moving = "update city_file set registered_at = 'teine' where seeker_id = $1";
    const { userErrors } = await handOverDuring(moving, seekerId);
    expect(userErrors).toMatchObject([{ code: "NO_SUCH_RECORD", path: ["seekerId"] }]);
    expect(await transfers()).toEqual([]);
  });

  it("does not undo the refusal of a request that is refused at the same time", async () => {
    const id = await arrangeCity(party, "file_transfer", { seeker_id: seekerId });
    const refusing = "update file_transfer set status = 'REFUSED' where id = $1";
    expect(await handOverDuring(refusing, id)).toEqual({ transfer: { status: "DONE" }, userErrors: [] });
    expect(await transfers()).toEqual(
      expect.arrayContaining([
        { id, status: "REFUSED" },
        { id: expect.not.stringMatching(id), status: "DONE" },
      ]),
    );
  });

  it("is requested once, however many ask", async () => {
    const taker = CITY_COUNSELOR_ELSEWHERE;
    await mutations.mutate(taker, "openCityRecordWithReason", { seekerId, ...OPENING });
    const input = { seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" };
    const asking = [1, 2, 3].map(() => mutations.mutate(taker, "requestCityFileTransfer", input));
    const codes = (await Promise.all(asking)).flatMap(({ userErrors }) => userErrors).map(({ code }) => code);
    expect(codes).toEqual(Array(2).fill("TRANSFER_REQUESTED_ALREADY"));
  });
});
