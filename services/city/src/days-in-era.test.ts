import { CITY_COUNSELOR, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "./city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const PERSON = {
  ...{ servicePointId: "shiroishi", name: "元号 花子", nameKana: "ゲンゴウ ハナコ", sex: "FEMALE" },
  ...{ municipalityCode: "011002", wardCode: "011045" },
};

describe("a day in era style", () => {
  it.each([
    ["S36.4.2", "1961-04-02", "昭和36年4月2日"],
    ["平成元年１月８日", "1989-01-08", "平成元年1月8日"],
    ["1961-04-02", "1961-04-02", "昭和36年4月2日"],
  ])("is taken by the city as %s, and given beside the day", async (birthDate, day, inEra) => {
    const fields = "seeker { city { profile { birthDate birthDateInEra } } }";
    const { seeker } = await cityMutations(party).mutate(
      CITY_COUNSELOR,
      "openCityFile",
      { ...PERSON, birthDate },
      fields,
    );
    expect(seeker.city.profile).toEqual({ birthDate: day, birthDateInEra: inEra });
  });

  it("is taken in the arguments of lists too, and refused when the era has no such day", async () => {
    const visits = (from: string) =>
      party.askAs(
        CITY_COUNSELOR,
        `query ($from: Date!) {
          visits(filter: { servicePointId: "shiroishi", from: $from, to: "平成25年10月31日" }, first: 1) { totalCount } }`,
        {
          from,
        },
      );
    expect((await visits("H25.10.1")).errors).toEqual([]);
    const extensions = { refusal: "IMPOSSIBLE_DATE", inputPath: ["from"] };
    const message = "その元号にない日付です。令和の日付ですので、令和で指定してください。";
    expect((await visits("H31.5.1")).errors).toMatchObject([{ message, extensions }]);
  });
});
