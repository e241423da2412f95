import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const GIVER = CITY_COUNSELOR;
const TAKER = CITY_COUNSELOR_ELSEWHERE;
const reason = "豊平区へ転居したため";

describe("the status of a file that was handed over", () => {
  it("is the taking service point's to change, while the giving one answers what is open", async () => {
    const { mutate, userError, rows } = cityMutations(party);
    const seekerId = await arrangeCity(party, "city_file", { status: "DORMANT" });
    const booking = {
      seeker_id: seekerId,
      status: "BOOKED",
      held_on: null,
      booked_for: "2013-10-31T01:00:00Z",
    } as const;
    const sessionId = await arrangeCity(party, "counseling_session", booking);
    await mutate(GIVER, "handOverCityFile", { seekerId, servicePointId: "toyohira", reason });
    const closing = { seekerId, to: "CLOSED", reason };
    expect(await userError(GIVER, "changeCityFileStatus", closing)).toBe("FILE_MOVED seekerId");
    const held = { sessionId, heldOn: "2013-10-31", minutes: 30, themes: ["RETENTION"] };
    expect((await mutate(GIVER, "holdCounseling", held)).userErrors).toEqual([]);
    expect(await rows("select from state_change where subject_id = $1", seekerId)).toEqual([]);
    expect((await mutate(TAKER, "changeCityFileStatus", closing)).userErrors).toEqual([]);
  });
});
