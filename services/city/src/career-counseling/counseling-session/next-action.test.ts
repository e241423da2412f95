import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const HELD = { heldOn: "2013-10-31", minutes: 50, themes: ["INTERVIEW_PRACTICE"] };

describe("the next action", () => {
  it("is that of the session that was recorded last, when two are of one day", async () => {
    const seeker_id = await arrangeCity(party, "city_file");
    const bookedFor = (booked_for: string) =>
      arrangeCity(party, "counseling_session", {
        ...{ seeker_id, status: "BOOKED", held_on: null },
        ...{ day: "2013-11-05", booked_for },
      });
    const query = "query ($id: ID!) { seeker(id: $id) { city { nextAction { text } } } }";
    for (let time = 0; time < 6; time++) {
      const first = await bookedFor(`2013-11-05T0${time}:00:00Z`);
      const second = await bookedFor(`2013-11-05T0${time}:30:00Z`);
      for (const [sessionId, text] of [
        [second, `先に記録 ${time}`],
        [first, `後に記録 ${time}`],
      ] as const) {
        const nextAction = { text, owner: "CITY" };
        await cityMutations(party).mutate(CITY_COUNSELOR, "holdCounseling", { ...HELD, sessionId, nextAction });
        const { data } = await party.askAs(CITY_COUNSELOR, query, { id: seeker_id });
        expect(data.seeker.city.nextAction).toEqual({ text });
      }
    }
  });
});
