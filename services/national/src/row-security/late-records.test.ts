import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENTED_ALL,
  CONSENTED_NONE,
  CONSENTED_REFERRAL,
  CONSENTED_REGISTRATION,
  nationalCallers,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
/** Two persons whom shiroishi serves no longer: one with a live referral, one who was placed. */
beforeAll(async () => {
  bench = await arrangeNationalPersons();
  await bench.owner(`
    delete from trial_employment where seeker_id = '${CONSENTED_NONE}';
    delete from placement where seeker_id = '${CONSENTED_NONE}';
    update referral set issued_on = '2013-06-10', status = 'APPLIED' where seeker_id = '${CONSENTED_NONE}';
    update registration set received_on = '2013-06-01', valid_until = '2013-07-31'
      where seeker_id in ('${CONSENTED_NONE}', '${CONSENTED_REGISTRATION}');
    delete from trial_employment where seeker_id = '${CONSENTED_REFERRAL}';
    update registration set status = 'WITHDRAWN', ended_on = '2013-10-30' where seeker_id = '${CONSENTED_REFERRAL}';
    update registration set ended_on = '2013-10-30' where seeker_id = '${CONSENTED_REFERRAL}';
    update job_order set openings = 20, filled = 6 where number = '01010-1';
    update trial_employment set starts_on = '2013-07-01', plan_due_on = '2013-07-15', planned_end_on = '2013-08-31'
      where seeker_id = '${CONSENTED_REGISTRATION}';
  `);
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const PLACEMENT = `with filled as (update job_order set filled = filled + 1 where number = '01010-1')
  insert into placement (id, referral_id, service_point_id, hired_on, starts_on, employment_type, on_trial, status)
  select gen_random_uuid(), id, service_point_id, '2013-10-10', '2013-10-15', 'REGULAR', false, 'REPORTED' from referral
  where seeker_id = $1`;
const change = (table: string, changes: string) => `update ${table} set ${changes} where seeker_id = $1`;

describe("row-level security of what a service point records past the term of a person", () => {
  it.each([
    ["no step but a result", change("referral", "status = 'INTERVIEWED'"), CONSENTED_NONE, "42501"],
    ["not that it was in time", change("referral", "concluded_late = false"), CONSENTED_NONE, "42501"],
    ["no day of a result alone", change("referral", "concluded_on = '2013-10-31'"), CONSENTED_NONE, "42501"],
    ["the result of its referral", change("referral", "status = 'HIRED'"), CONSENTED_NONE, "done"],
    ["a change of its placement", change("placement", "version = 2"), CONSENTED_REGISTRATION, "done"],
    [
      "no other days of a trial",
      change("trial_employment", "plan_filed_on = starts_on"),
      CONSENTED_REGISTRATION,
      "42501",
    ],
    [
      "the end of a trial",
      change("trial_employment", "status = 'CONVERTED', converted_on = '2013-09-01', ended_on = '2013-08-31'"),
      CONSENTED_REGISTRATION,
      "done",
    ],
    ["no other consultation", change("consultation", "minutes = 20"), CONSENTED_NONE, "42501"],
    [
      "no void of its consultation that changes what was said",
      change("consultation", "status = 'VOIDED', summary = '別の概要'"),
      CONSENTED_NONE,
      "42501",
    ],
    ["a void of its consultation", change("consultation", "status = 'VOIDED'"), CONSENTED_NONE, "done"],
    ["no voided consultation", change("consultation", "minutes = 20"), CONSENTED_NONE, "nothing"],
    ["no wishes", change("registration", "any_occupation = false"), CONSENTED_NONE, "42501"],
    ["no renewal", change("registration", "valid_until = '2013-12-31'"), CONSENTED_NONE, "42501"],
    ["no renewal to yesterday", change("registration", "valid_until = '2013-10-30'"), CONSENTED_NONE, "42501"],
    [
      "not that the registration is in force again",
      change("registration", "status = 'ACTIVE'"),
      CONSENTED_REFERRAL,
      "42501",
    ],
    ["the state of the registration", change("registration", "status = 'PLACED'"), CONSENTED_NONE, "done"],
  ])("lets it record %s", async (_, text, person, expected) => {
    expect(await writeOutcome(bench, nationalCallers.counselor, text, [person])).toBe(expected);
    expect(await writeOutcome(bench, nationalCallers.counselorElsewhere, text, [person])).not.toBe("done");
  });

  it("lets no service point change the day of a result alone, whomever it serves", async () => {
    const day = change("referral", "concluded_on = '2013-10-30'");
    await expect(bench.as(nationalCallers.counselor, day, [CONSENTED_ALL])).rejects.toThrow(/day of a result/);
  });

  it("lets it report a placement, and confirm none at once", async () => {
    await bench.owner("update referral set concluded_late = true where seeker_id = $1", [CONSENTED_NONE]);
    const reported = await writeOutcome(bench, nationalCallers.counselor, PLACEMENT, [CONSENTED_NONE]);
    expect(reported).toBe("done");
    const confirmed = PLACEMENT.replace("'REPORTED'", "'CONFIRMED'");
    expect(await writeOutcome(bench, nationalCallers.counselor, confirmed, [CONSENTED_NONE])).toBe("42501");
    expect(await writeOutcome(bench, nationalCallers.counselorElsewhere, PLACEMENT, [CONSENTED_NONE])).not.toBe("done");
  });
});
