import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, cityMutations, NATIONAL_GUEST } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const PROFILE = { sex: "FEMALE", phone: "011-000-0000", email: "hanako@example.jp" };

describe("the revisions of a profile", () => {
  it("keeps what the profile was, for the city's counselors alone", async () => {
    const seekerId = await arrangeCity(party, "city_file", PROFILE);
    await arrangeCity(party, "public_assistance", { seeker_id: seekerId });
    await arrangeCity(party, "disclosure_consent", { seeker_id: seekerId });
    const input = { seekerId, phone: PROFILE.phone, email: null, publicAssistance: false, reason: "本人の申出による" };
    const fields = "seeker { city { profile { revisions { field before reason by { party role name } } } } }";
    const { seeker } = await mutations.mutate(CITY_COUNSELOR, "reviseCityProfile", input, fields);
    const by = { party: "CITY", role: "city.counselor", name: "相談 花子" };
    expect(seeker.city.profile.revisions).toEqual([
      { field: "email", before: "hanako@example.jp", reason: "本人の申出による", by },
      { field: "publicAssistance", before: "true", reason: "本人の申出による", by },
    ]);
    const query = "query ($id: ID!) { seeker(id: $id) { city { profile { sex revisions { before } } } } }";
    for (const who of [{ role: "seeker", seekerId }, NATIONAL_GUEST]) {
      const { data } = await party.askAs(who, query, { id: seekerId });
      expect(data.seeker.city.profile).toEqual({ sex: "FEMALE", revisions: null });
    }
  });
});
