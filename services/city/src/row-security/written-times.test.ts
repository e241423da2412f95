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
    const given = "select has_column_privilege('city_staff', 'linked_file', column_name, 'insert') as may";
    const columns = `${given} from unnest('{linked_at,reason}'::text[]) as column_name`;
    expect(await bench.owner(columns)).toEqual([{ may: false }, { may: true }]);
  });

  it.each([
    ["a withdrawal of another instant", "withdrawn_at = '2013-01-01'", "42501"],
    [
      "a category withdrawn at another one",
      `withdrawn_categories = '{"CITY_PROFILE": "2013-01-01T00:00:00Z"}'`,
      "42501",
    ],
    ["a withdrawal of now", "withdrawn_categories = jsonb_build_object('CITY_PROFILE', now())", "done"],
  ])("takes from the person %s: %s", async (_, change, outcome) => {
    const withdraw = `update disclosure_consent set ${change} where seeker_id = $1`;
    expect(await writeOutcome(bench, cityCallers.person, withdraw, [CITY_CONSENTED_ALL])).toBe(outcome);
  });

  it.each([
    ["another's name", "by_name = '別人'", "42501"],
    ["another role", "by_role = 'city.secretariat'", "42501"],
    ["the own name and role", "by_name = '相談 花子', by_role = 'city.counselor'", "done"],
    ["another's name for what was done", "next_action_done_by_name = '別人'", "42501"],
    ["nobody's name again", "by_name = null", "done"],
  ])("takes from who changes a session %s: %s", async (_, change, outcome) => {
    const signed = `update counseling_session set ${change} where seeker_id = $1`;
    const counselor = { ...cityCallers.counselor, name: "相談 花子" };
    expect(await writeOutcome(bench, counselor, signed, [CITY_CONSENTED_NONE])).toBe(outcome);
  });

  const CONSENT = (more: string, values: string) => `insert into disclosure_consent
    (id, seeker_id, categories, purpose, evidence, expires_on, given_on${more})
    values (gen_random_uuid(), $1, '{LIAISON}', '支援', 'SIGNED_FORM', '2015-03-31', ${values})`;
  const VISIT = `insert into visit (id, service_point_id, visited_on, services, recorded_by_party, recorded_by_role, status,
      voided_at, voided_by_party, voided_by_role, void_reason, seeker_id)
    values (gen_random_uuid(), 'shiroishi', '2013-10-31', '{JOB_TERMINAL}', 'CITY', 'city.counselor', 'VOIDED',
      '2013-01-01', 'NATIONAL', 'national.counselor', '誤記録', $1)`;
  const SESSION = `insert into counseling_session (id, seeker_id, service_point_id, day, held_on, themes, status,
      next_action_done_on, next_action_done_by_role, next_action_done_by_name)
    values (gen_random_uuid(), $1, 'shiroishi', '2013-10-31', '2013-10-31', '{}', 'HELD',
      '2013-10-31', 'national.counselor', '別人')`;
  it.each([
    ["a consent of today", CONSENT("", "'2013-10-31'"), "done"],
    ["a consent of another day", CONSENT("", "'2014-10-31'"), "42501"],
    ["a consent that has been withdrawn", CONSENT(", withdrawn_at", "'2013-10-31', '2013-01-01'"), "42501"],
    [
      "a consent with a category that has been withdrawn",
      CONSENT(", withdrawn_categories", `'2013-10-31', '{"LIAISON": "2013-01-01T00:00:00Z"}'`),
      "42501",
    ],
    ["a visit that another voided", VISIT, "42501"],
    ["a session whose next action another has done", SESSION, "42501"],
  ])("takes from who writes a record %s: %s", async (_, write, outcome) => {
    expect(await writeOutcome(bench, cityCallers.counselor, write, [CITY_CONSENTED_NONE])).toBe(outcome);
  });

  it("stamps a plan and its states itself, whatever times the login gives", async () => {
    await bench.owner(
      "insert into business_plan (fiscal_year, version, status, content_hash) values (2019, 1, 'DRAFT', repeat('0', 64))",
    );
    const propose = `update business_plan set status = 'PROPOSED', proposed_at = '2013-01-01' where fiscal_year = 2019
      returning proposed_at > now() - interval '1 hour' as recent`;
    expect(await bench.as(cityCallers.secretariat, propose)).toEqual([{ recent: true }]);
    const antedate = `update business_plan set proposed_at = '2013-01-01', in_force_from = '2013-01-01' where fiscal_year <= 2019
      and status in ('PROPOSED', 'IN_FORCE')
      returning status, greatest(proposed_at, in_force_from) > '2013-01-01' as stays`;
    expect(await bench.as(cityCallers.secretariat, antedate)).toEqual(
      expect.arrayContaining(["PROPOSED", "IN_FORCE"].map((status) => ({ status, stays: true }))),
    );
    const draft = `insert into business_plan (fiscal_year, version, status, content_hash, recorded_at)
      values (2020, 1, 'DRAFT', repeat('0', 64), '2013-01-01') returning recorded_at > now() - interval '1 hour' as recent`;
    expect(await bench.as(cityCallers.secretariat, draft)).toEqual([{ recent: true }]);
  });

  it.each([
    ["without a reason", "2013-09-30", "null", "42501"],
    ["with a reason", "2013-09-30", "'窓口の用紙が後から届いた'", "done"],
    ["of an open one, without a reason", "2013-10-01", "null", "done"],
  ])("takes a visit of a closed month %s: %s %s", async (_, day, reason, outcome) => {
    await bench.owner(
      `insert into month_closing (month, recorded_at, recorded_on, closes) values ('2013-09', '2013-10-10', '2013-10-10', true)
       on conflict do nothing`,
    );
    const visit = `insert into visit (id, service_point_id, visited_on, services, recorded_by_party, recorded_by_role, late_reason)
      values (gen_random_uuid(), 'shiroishi', '${day}', '{JOB_TERMINAL}', 'CITY', 'city.counselor', ${reason})`;
    expect(await writeOutcome(bench, cityCallers.counselor, visit)).toBe(outcome);
  });
});
