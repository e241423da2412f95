import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  const seeker_id = await arrangeCity(party, "city_file");
  const session = (day: string, counselor: string | null, by_name: string | null, more: object = {}) =>
    arrangeCity(party, "counseling_session", { seeker_id, day, held_on: day, counselor, by_name, ...more });
  await session("2013-10-10", "佐藤 一郎", "鈴木 次郎");
  await session("2012-10-31", null, "鈴木　次郎");
  await session("2012-10-30", null, "退職 三郎");
  await session("2013-10-11", null, "豊平 四郎", { service_point_id: "toyohira" });
  await session("2013-10-12", "取消 五郎", null, {
    status: "CANCELED",
    held_on: null,
    booked_for: "2013-10-12T01:00:00Z",
  });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const counselors = async (who: Parameters<typeof party.askAs>[0], servicePointId: string | null = null) => {
  const query = "query ($at: ID) { counselors(servicePointId: $at) { name isCaller } }";
  const { data, errors } = await party.askAs(who, query, { at: servicePointId });
  expect(errors).toEqual([]);
  return data.counselors.map(({ name, isCaller }: { name: string; isCaller: boolean }) => [name, isCaller]);
};
const BOTH = { ...CITY_COUNSELOR, servicePoints: ["shiroishi", "toyohira"] };

describe("the counselors to book with", () => {
  it("are those of the own service points in the last year, each once, and the caller", async () => {
    expect(new Map(await counselors(CITY_COUNSELOR))).toEqual(
      new Map([
        ["佐藤 一郎", false],
        ["相談 花子", true],
        ["鈴木 次郎", false],
      ]),
    );
    expect(await counselors(CITY_COUNSELOR)).toHaveLength(3);
  });

  it("are those of one of the own service points, where it is named", async () => {
    const atToyohira = [
      ["相談 花子", true],
      ["豊平 四郎", false],
    ];
    expect((await counselors(BOTH, "toyohira")).sort()).toEqual(atToyohira);
    expect(await counselors(CITY_COUNSELOR, "toyohira")).toEqual([["相談 花子", true]]);
  });

  it("leave out a caller whose token has no name", async () => {
    expect(
      (await counselors({ ...CITY_COUNSELOR, name: null })).map(([, isCaller]: [string, boolean]) => isCaller),
    ).toEqual([false, false]);
  });
});
