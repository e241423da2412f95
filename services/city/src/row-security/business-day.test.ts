import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, CITY_CONSENTED_NONE, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
  await bench.owner(
    `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
     values (gen_random_uuid(), $1, '{CITY_PROFILE}', '支援', 'ONLINE', '2013-04-01', '2014-03-31')`,
    [CITY_CONSENTED_NONE],
  );
  await bench.owner(
    `insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
     values ($1, $2, 'city.counselor', '2013-10-31', '来所')`,
    [CITY_CONSENTED_NONE, bench.identity(cityCallers.counselorElsewhere)[2]],
  );
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

/** Who reads the profile: by a consent that has run out since, and by a record that was opened on a past day. */
const profiles = async () => {
  const read = (who: "peerHere" | "counselorElsewhere") =>
    bench.as(cityCallers[who], "select from city_profile where seeker_id = $1", [CITY_CONSENTED_NONE]);
  return [(await read("peerHere")).length, (await read("counselorElsewhere")).length];
};

describe("the business day of the database", () => {
  it("is the day that the request states in a trial run", async () => {
    expect(await profiles()).toEqual([1, 1]);
  });

  it("is the server's in service, so that no login opens what has run out by naming a past day", async () => {
    await bench.entersService();
    expect(await profiles()).toEqual([0, 0]);
    const [{ day }] = await bench.as(cityCallers.anybody, "select business_today()::text as day");
    expect(day).toBe(new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10));
  });
});
