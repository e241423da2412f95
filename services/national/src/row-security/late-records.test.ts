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
      change("trial_employment", "starts_on = '2013-07-02', plan_due_on = '2013-07-16'"),
      CONSENTED_REGISTRATION,
      "42501",
    ],
    [
      "no trial that is planned again",
      change("trial_employment", "status = 'PLANNED'"),
      CONSENTED_REGISTRATION,
      "42501",
    ],
    [
      "that its plan was filed",
      change("trial_employment", "plan_filed_on = starts_on"),
      CONSENTED_REGISTRATION,
      "done",
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

  it("lets it report no placement by the referral of another service point", async () => {
    await bench.owner("update referral set status = 'HIRED', concluded_late = true where seeker_id = $1", [
      CONSENTED_NONE,
    ]);
    const [{ id }] = await bench.owner("select id from referral where seeker_id = $1", [CONSENTED_NONE]);
    const foreign = `insert into placement (id, referral_id, service_point_id, hired_on, starts_on, employment_type, on_trial, status)
      values (gen_random_uuid(), $1, 'toyohira', '2013-10-10', '2013-10-15', 'REGULAR', false, 'REPORTED')`;
    expect(await writeOutcome(bench, nationalCallers.counselorElsewhere, foreign, [id])).toBe("42501");
  });

  it("tells whether another placement stands to whom reports by the referral alone", async () => {
    const [{ id }] = await bench.owner("select id from referral where seeker_id = $1", [CONSENTED_REGISTRATION]);
    const answer = async (who: keyof typeof nationalCallers) =>
      (await bench.as(nationalCallers[who], "select other_placement_stands($1, null) as stands", [id]))[0].stands;
    expect([await answer("counselor"), await answer("counselorElsewhere"), await answer("officer")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("lets it report a placement, and confirm none at once", async () => {
    await bench.owner("update referral set concluded_late = true where seeker_id = $1", [CONSENTED_NONE]);
    const reported = await writeOutcome(bench, nationalCallers.counselor, PLACEMENT, [CONSENTED_NONE]);
    expect(reported).toBe("done");
    const confirmed = PLACEMENT.replace("'REPORTED'", "'CONFIRMED'");
    expect(await writeOutcome(bench, nationalCallers.counselor, confirmed, [CONSENTED_NONE])).toBe("42501");
    expect(await writeOutcome(bench, nationalCallers.counselorElsewhere, PLACEMENT, [CONSENTED_NONE])).not.toBe("done");
  });

  it("lets a registration follow the placement of its own service point alone", async () => {
    const [{ id }] = await bench.owner("select id from placement where seeker_id = $1", [CONSENTED_REGISTRATION]);
    await bench.owner("update registration set status = 'PLACED' where seeker_id = $1", [CONSENTED_REGISTRATION]);
    await bench.owner(
      "update placement set status = 'VOIDED', void_reason = '誤り', corrected_month = '2013-10' where id = $1",
      [id],
    );
    const stands = async (who: keyof typeof nationalCallers) => {
      await bench.as(nationalCallers[who], "select follow_placement($1, '誤り')", [id]);
      const text = "select status from registration where seeker_id = $1";
      return (await bench.owner(text, [CONSENTED_REGISTRATION]))[0].status;
    };
    expect([await stands("counselorElsewhere"), await stands("counselor")]).toEqual(["PLACED", "ACTIVE"]);
  });
});
