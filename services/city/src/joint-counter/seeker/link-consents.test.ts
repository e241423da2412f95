import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, cityMutations, NATIONAL_GUEST } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let duplicateId: string;
let keptId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  duplicateId = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
  keptId = await arrangeCity(party, "city_file");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const BOTH: CallerClaims = { ...CITY_COUNSELOR, servicePoints: ["shiroishi", "toyohira"] };
const link = () => mutations.mutate(BOTH, "linkCityFiles", { duplicateId, keptId, reason: "本人確認による" });
async function view(id: string, fields: string) {
  const query = `query ($id: ID!) { seeker(id: $id) { city { ${fields} } } }`;
  return (await party.askAs(NATIONAL_GUEST, query, { id })).data.seeker;
}

describe("the consents of two linked files", () => {
  it.each([
    ["kept", () => keptId, () => duplicateId],
    ["joined", () => duplicateId, () => keptId],
  ])(
    "leave closed what the person withdrew in the %s file, whatever has run out or opens it",
    async (_, one, other) => {
      const categories = ["CITY_PROFILE", "LIAISON"];
      for (const seeker_id of [one(), other()])
        await arrangeCity(party, "disclosure_consent", { seeker_id, categories });
      await arrangeCity(party, "disclosure_consent", {
        seeker_id: one(),
        given_on: "2013-01-01",
        expires_on: "2013-06-01",
      });
      await mutations.mutate(BOTH, "withdrawCityConsent", { seekerId: one(), categories: ["CITY_PROFILE"] });
      await link();
      for (const id of [keptId, duplicateId]) {
        const fields = "profile { name } liaisons(first: 1) { totalCount }";
        expect((await view(id, fields)).city).toEqual({ profile: null, liaisons: { totalCount: 0 } });
      }
    },
  );
});
