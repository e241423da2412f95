import { randomUUID } from "node:crypto";
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

const SAPPORO = { municipalityCode: "011002", wardCode: "011045" };
const PLAIN = {
  ...{
    servicePointId: "shiroishi",
    name: "見本 花子",
    nameKana: "ミホン ハナコ",
    birthDate: "1961-05-05",
    sex: "FEMALE",
  },
  ...SAPPORO,
};
const FIELDS = "seeker { id city { profile { municipalityCode wardCode } } }";
const open = async (): Promise<string> =>
  (await mutations.mutate(CITY_COUNSELOR, "openCityFile", PLAIN, FIELDS)).seeker.id;

describe("the ward of a profile", () => {
  it("goes when the person moves to another municipality, and stays otherwise", async () => {
    const seekerId = await open();
    const revised = async (given: object) => {
      const input = { seekerId, ...given, reason: "転居" };
      return (await mutations.mutate(CITY_COUNSELOR, "reviseCityProfile", input, FIELDS)).seeker.city.profile;
    };
    expect(await revised({ phone: "011-111-1111" })).toEqual(SAPPORO);
    expect(await revised({ municipalityCode: "011002" })).toEqual(SAPPORO);
    expect(await revised({ municipalityCode: "012033" })).toEqual({ municipalityCode: "012033", wardCode: null });
    const back = { municipalityCode: "011002", wardCode: "011053" };
    expect(await revised(back)).toEqual(back);
  });

  it("is refused in a new file when it is of another city", async () => {
    const input = { ...PLAIN, municipalityCode: "131016" };
    expect(await mutations.userError(CITY_COUNSELOR, "openCityFile", input)).toBe(
      "WARD_OF_OTHER_MUNICIPALITY wardCode",
    );
  });

  it("is asked back where it is taken from a city with wards, and nowhere else", async () => {
    const seekerId = await open();
    const reviseOnce = async (given: string) => {
      const input = `{ idempotencyKey: "${randomUUID()}", seekerId: "${seekerId}", ${given}, reason: "転居" }`;
      const query = `mutation { reviseCityProfile(input: ${input}) { userErrors { code kind path } } }`;
      return (await party.askAs(CITY_COUNSELOR, query)).data.reviseCityProfile.userErrors;
    };
    const doubt = [{ code: "WARD_LEFT_OUT", kind: "CONFIRM", path: ["wardCode"] }];
    expect(await reviseOnce("wardCode: null")).toEqual(doubt);
    expect(await reviseOnce('municipalityCode: "011002"')).toEqual([]);
    expect(await reviseOnce('municipalityCode: "041009"')).toEqual(doubt);
    expect(await reviseOnce('municipalityCode: "012033"')).toEqual([]);
    expect(await reviseOnce("wardCode: null, phone: null")).toEqual([]);
  });

  it.each([
    [{ municipalityCode: "011991" }, "NO_SUCH_MUNICIPALITY municipalityCode"],
    [{ municipalityCode: "011045", wardCode: null }, "NO_SUCH_MUNICIPALITY municipalityCode"],
    [{ wardCode: "011126" }, "NO_SUCH_WARD wardCode"],
    [{ wardCode: "011002" }, "NO_SUCH_WARD wardCode"],
    [{ municipalityCode: "131016", wardCode: "999997" }, "NO_SUCH_WARD wardCode"],
  ])("is refused where there is no such place: %j", async (given, refusal) => {
    expect(await mutations.userError(CITY_COUNSELOR, "openCityFile", { ...PLAIN, ...given })).toBe(refusal);
    const input = { seekerId: await open(), ...given, reason: "転居" };
    expect(await mutations.userError(CITY_COUNSELOR, "reviseCityProfile", input)).toBe(refusal);
  });

  it.each([{ municipalityCode: "131016", wardCode: "011045" }, { wardCode: "041017" }])(
    "is refused in a revision when it is of another city: %j",
    async (given) => {
      const input = { seekerId: await open(), ...given, reason: "転居" };
      expect(await mutations.userError(CITY_COUNSELOR, "reviseCityProfile", input)).toBe(
        "WARD_OF_OTHER_MUNICIPALITY wardCode",
      );
    },
  );
});
