import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
  cityCallers,
} from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

describe("the database", () => {
  it("stamps a visit and its voiding itself, whatever times the login gives", async () => {
    const write = `insert into visit (id, service_point_id, visited_on, services, recorded_at, recorded_by_party, recorded_by_role)
      values (gen_random_uuid(), 'shiroishi', '2013-10-31', '{JOB_TERMINAL}', '2013-01-01', 'CITY', 'city.counselor')
      returning id, recorded_at > now() - interval '1 hour' as recent, recorded_on::text as day`;
    const [written] = await bench.as(cityCallers.counselor, write);
    expect(written).toMatchObject({ recent: true, day: "2013-10-31" });
    const [{ id }] = await bench.owner(
      "select id from visit where service_point_id = 'shiroishi' and status = 'COUNTED' limit 1",
    );
    const withdraw = `update visit set status = 'VOIDED', voided_at = '2013-01-01', voided_by_party = 'CITY',
      voided_by_role = 'city.counselor', void_reason = '誤記録' where id = $1
      returning voided_at > now() - interval '1 hour' as recent, voided_on::text as day`;
    expect(await bench.as(cityCallers.counselor, withdraw, [id])).toEqual([{ recent: true, day: "2013-10-31" }]);
  });

  it("lets nobody who links two files give the time", async () => {
    const link = `insert into linked_file (duplicate_id, kept_id, by_role, reason, linked_at)
      values ($1, $2, 'city.counselor', '同一人物', '2013-01-01')`;
    expect(await writeOutcome(bench, cityCallers.counselor, link, [CITY_CONSENTED_NONE, CITY_CONSENTED_ALL])).toBe(
      "42501",
    );
  });

  it("stamps a plan and its states itself, whatever times the login gives", async () => {
    await bench.owner(
      "insert into business_plan (fiscal_year, version, status, content_hash) values (2019, 1, 'DRAFT', repeat('0', 64))",
    );
    const propose = `update business_plan set status = 'PROPOSED', proposed_at = '2013-01-01' where fiscal_year = 2019
      returning proposed_at > now() - interval '1 hour' as recent`;
    expect(await bench.as(cityCallers.secretariat, propose)).toEqual([{ recent: true }]);
    const draft = `insert into business_plan (fiscal_year, version, status, content_hash, recorded_at)
      values (2020, 1, 'DRAFT', repeat('0', 64), '2013-01-01') returning recorded_at > now() - interval '1 hour' as recent`;
    expect(await bench.as(cityCallers.secretariat, draft)).toEqual([{ recent: true }]);
  });
});
