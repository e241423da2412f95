import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, CITY_CONSENTED_NONE, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const profiles = () =>
  bench.as(cityCallers.counselor, "select from city_profile where seeker_id = $1", [CITY_CONSENTED_NONE]);

describe("row-level security of a person whom a service point served", () => {
  it.each([
    ["update city_file set status = 'DORMANT' where seeker_id = $1", 1],
    ["update city_file set status = 'CLOSED' where seeker_id = $1", 0],
  ])("opens the profile while the person is served: %s", async (ending, expected) => {
    await bench.owner(ending.replace("$1", `'${CITY_CONSENTED_NONE}'`));
    expect(await profiles()).toHaveLength(expected);
  });

  it("lets nobody reopen the file without having opened the record because the person came", async () => {
    const reopening = "update city_file set status = 'OPEN' where seeker_id = $1";
    expect(await writeOutcome(bench, cityCallers.counselor, reopening, [CITY_CONSENTED_NONE])).toBe("42501");
  });
});
