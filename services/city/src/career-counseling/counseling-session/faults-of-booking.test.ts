import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  seekerId = await arrangeCity(party, "city_file");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const plain = () => ({
  seekerId,
  servicePointId: "shiroishi",
  bookedFor: "2013-11-05T01:00:00.000Z",
  themes: ["CAREER_REVIEW"],
});
const faultsOf = async (name: string, input: Record<string, unknown>) =>
  (await mutations.mutate(CITY_COUNSELOR, name, input)).userErrors.map(
    ({ code, path }: { code: string; path: string[] }) => [code, ...path].join(" "),
  );

describe("the faults of a booking", () => {
  it("are told at once, also those of moving it", async () => {
    const wrong = { servicePointId: "toyohira", bookedFor: "2013-10-01T01:00:00.000Z", minutes: 0, themes: [] };
    expect(await faultsOf("bookCounseling", { ...plain(), ...wrong })).toEqual([
      ...["NOT_YOUR_SERVICE_POINT servicePointId", "MINUTES_OUT_OF_RANGE minutes"],
      ...["BOOKED_IN_THE_PAST bookedFor", "NO_THEME themes"],
    ]);
    const { session } = await mutations.mutate(CITY_COUNSELOR, "bookCounseling", plain(), "session { id }");
    const moved = {
      sessionId: session.id,
      bookedFor: "2013-10-01T01:00:00.000Z",
      counselor: "佐藤\n花子",
      reason: " ",
    };
    expect(await faultsOf("rescheduleCounseling", moved)).toEqual([
      ...["BOOKED_IN_THE_PAST bookedFor", "LINE_BREAK_FOUND counselor", "REASON_REQUIRED reason"],
    ]);
  });
});
