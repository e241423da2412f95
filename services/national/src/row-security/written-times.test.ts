import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENTED_NONE,
  CONSENTED_PLACEMENT,
  nationalCallers,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

describe("the times of a record", () => {
  it("are the database's for a placement, whatever the login gives", async () => {
    await bench.owner(
      "update placement set status = 'VOIDED', void_reason = '誤り', corrected_month = '2013-10' where seeker_id = $1",
      [CONSENTED_NONE],
    );
    await bench.owner("update job_order set openings = 9, filled = 7 where number = '01010-1'");
    const write = `insert into placement (id, referral_id, service_point_id, hired_on, starts_on, employment_type, on_trial, status,
        confirmed_on, recorded_at, confirmed_recorded_at, first_hired_on, recounted_month)
      select gen_random_uuid(), id, 'shiroishi', '2013-10-31', '2013-10-31', 'REGULAR', false, 'CONFIRMED', '2013-10-31', '2013-01-01', '2013-01-01',
        '2012-04-01', '2012-04'
      from referral where status = 'HIRED' and not exists (
        select from placement where referral_id = referral.id and placement.status <> 'VOIDED') limit 1
      returning recorded_at > now() - interval '1 hour' as recorded, confirmed_recorded_at > now() - interval '1 hour' as confirmed,
        recounted_month as recounted`;
    const written = { recorded: true, confirmed: true, recounted: "2013-10" };
    expect(await bench.as(nationalCallers.counselor, write)).toEqual([written]);
  });

  it("is nobody's to give who links two files", async () => {
    const given = "select has_column_privilege('national_staff', 'linked_file', column_name, 'insert') as may";
    const columns = `${given} from unnest('{linked_at,reason}'::text[]) as column_name`;
    expect(await bench.owner(columns)).toEqual([{ may: false }, { may: true }]);
  });

  it("lets a placement of a closed month be confirmed for a reason alone", async () => {
    await bench.owner("insert into month_closing (month, recorded_on, closes) values ('2013-10', '2013-10-31', true)");
    const reported = "update placement set status = 'REPORTED', confirmed_on = null where seeker_id = $1 returning id";
    const [{ id }] = await bench.owner(`with reported as (${reported}) select id from reported`, [CONSENTED_PLACEMENT]);
    const confirm = "update placement set status = 'CONFIRMED', confirmed_on = '2013-10-31' where id = $1";
    expect(await writeOutcome(bench, nationalCallers.counselor, confirm, [id])).toBe("42501");
    await bench.owner(
      `insert into state_change (subject_id, by_party, by_role, from_state, to_state, reason)
       values ($1, 'NATIONAL', 'national.counselor', 'REPORTED', 'CONFIRMED', '採用の通知が遅れた')`,
      [id],
    );
    expect(await writeOutcome(bench, nationalCallers.counselor, confirm, [id])).toBe("done");
  });
});
