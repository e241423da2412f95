import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
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
const link = () =>
  byTwoPersons(BOTH, (who) =>
    mutations.mutate(who, "linkCityFiles", { duplicateId, keptId, reason: "本人確認による" }),
  );
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
      await mutations.mutate(BOTH, "withdrawCityConsent", { seekerId: one(), categories: ["CITY_PROFILE"] });
      await arrangeCity(party, "disclosure_consent", {
        seeker_id: one(),
        given_on: "2013-01-01",
        expires_on: "2013-06-01",
      });
      await link();
      for (const id of [keptId, duplicateId]) {
        const fields = "profile { name } liaisons(first: 1) { totalCount }";
        expect((await view(id, fields)).city).toEqual({ profile: null, liaisons: { totalCount: 0 } });
      }
    },
  );

  it.each([
    ["kept", () => keptId],
    ["joined", () => duplicateId],
  ])("are withdrawn by the person who signs in with the %s id", async (_, own) => {
    await arrangeCity(party, "disclosure_consent", { seeker_id: duplicateId, categories: ["LIAISON"] });
    await arrangeCity(party, "disclosure_consent", { seeker_id: keptId, categories: ["CITY_PROFILE", "LIAISON"] });
    await link();
    const who = { role: "seeker", seekerId: own() };
    const withdraw = (more: object = {}) =>
      mutations.mutate(who, "withdrawCityConsent", { seekerId: own(), ...more }, "consent { id }");
    expect(await withdraw({ categories: ["LIAISON"] })).toEqual({ consent: null, userErrors: [] });
    const reading = "profile { name } liaisons(first: 1) { totalCount }";
    for (const id of [keptId, duplicateId])
      expect((await view(id, reading)).city).toEqual({ profile: { name: "試験 太郎" }, liaisons: null });
    expect(await withdraw({ categories: ["LIAISON"] })).toMatchObject({ userErrors: [{ code: "NOTHING_OPEN" }] });
    await withdraw();
    for (const id of [keptId, duplicateId]) expect((await view(id, reading)).city.profile).toBeNull();
  });

  it("are not withdrawn by another person's token", async () => {
    await arrangeCity(party, "disclosure_consent", { seeker_id: keptId });
    await link();
    const other = { role: "seeker", seekerId: await arrangeCity(party, "city_file") };
    for (const seekerId of [keptId, duplicateId])
      expect(await mutations.userError(other, "withdrawCityConsent", { seekerId })).toBe("NO_SUCH_RECORD seekerId");
    expect((await view(keptId, "profile { name }")).city.profile).toEqual({ name: "試験 太郎" });
  });
});
