import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENTED_NONE,
  CITY_PERSON_ELSEWHERE,
  cityCallers,
} from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof cityCallers;
const TRANSFER = `insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
  values (gen_random_uuid(), $1, 'shiroishi', 'toyohira', $2)`;

describe("row-level security of transfers", () => {
  it.each<[string, Who, string, unknown[], string]>([
    [
      "lets a taking service point ask for a transfer",
      "counselorElsewhere",
      TRANSFER,
      [CITY_PERSON_ELSEWHERE, "REQUESTED"],
      "done",
    ],
    [
      "refuses a transfer done by the taking service point",
      "counselorElsewhere",
      TRANSFER,
      [CITY_PERSON_ELSEWHERE, "DONE"],
      "42501",
    ],
    [
      "refuses a transfer of a person whom the counselor does not see",
      "counselorElsewhere",
      TRANSFER,
      [CITY_CONSENTED_NONE, "REQUESTED"],
      "42501",
    ],
    ["lets the giving service point hand over", "counselor", TRANSFER, [CITY_CONSENTED_NONE, "DONE"], "done"],
  ])("%s (%s)", async (_, who, text, values, expected) => {
    expect(await writeOutcome(bench, cityCallers[who], text, values)).toBe(expected);
  });

  it("refuses it by the policy, whatever else refuses it", async () => {
    const done = bench.as(cityCallers.counselorElsewhere, TRANSFER, [CITY_PERSON_ELSEWHERE, "DONE"]);
    await expect(done).rejects.toThrow(/row-level security/);
  });

  it("moves a person with the transfer, and hands nobody over who is kept elsewhere", async () => {
    const file = "select registered_at as point from city_file where seeker_id = $1";
    expect(await bench.owner(file, [CITY_CONSENTED_NONE])).toEqual([{ point: "toyohira" }]);
    expect(await writeOutcome(bench, cityCallers.counselor, TRANSFER, [CITY_CONSENTED_NONE, "DONE"])).toBe("42501");
  });

  it("gives no login the function that moves a person", async () => {
    const moving = bench.as(cityCallers.counselor, "select move_file($1, 'toyohira', 'shiroishi')", [
      CITY_CONSENTED_NONE,
    ]);
    await expect(moving).rejects.toMatchObject({ code: "42501" });
  });
});
