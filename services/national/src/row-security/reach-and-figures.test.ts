import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeNationalPersons, CONSENTED_NONE, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const write = (text: string) => writeOutcome(bench, nationalCallers.counselor, text, [CONSENTED_NONE]);
const renew = (until: string) => `update registration set valid_until = '${until}' where seeker_id = $1`;
const receive = (receivedOn: string, validUntil: string, ended = "null") =>
  `insert into registration (id, version, number, seeker_id, office, service_point_id, received_on, valid_until, status,
     desired_occupations, any_occupation, desired_employment_types, qualifications, age_on_receipt, ended_on)
   select gen_random_uuid(), 1, '01010-77', seeker_id, office, service_point_id, '${receivedOn}', '${validUntil}', 'PLACED',
     desired_occupations, any_occupation, desired_employment_types, qualifications, age_on_receipt, ${ended}
   from registration where seeker_id = $1 limit 1`;
const conclude = (day: string) =>
  `update referral set status = 'NOT_HIRED', concluded_on = '${day}' where seeker_id = $1 and status = 'ISSUED'`;
const refer = (day: string, concluded = "null") =>
  `insert into referral (id, letter_number, registration_id, job_order_id, service_point_id, track, issued_on, by_role, status, concluded_on)
   select gen_random_uuid(), gen_random_uuid()::text, registration_id, job_order_id, service_point_id, 'ORDINARY', '${day}',
     'national.counselor', 'ISSUED', ${concluded} from referral where seeker_id = $1 limit 1`;
const hire = (day: string) =>
  `insert into placement (id, referral_id, service_point_id, hired_on, starts_on, employment_type, on_trial, status, void_reason)
   select gen_random_uuid(), id, service_point_id, '${day}', '2013-12-01', 'REGULAR', false, 'VOIDED', '誤り'
   from referral where seeker_id <> $1 and status = 'HIRED' limit 1`;
const change = (changes: string) => `update placement set ${changes} where seeker_id = $1`;

describe("the reach of who writes", () => {
  it.each([
    ["a registration of one term", receive("2013-10-31", "2013-12-31"), "done"],
    ["a registration of a longer term", receive("2013-10-31", "2014-01-01"), "42501"],
    ["a registration of a day to come", receive("2013-11-01", "2013-12-31"), "42501"],
    ["a registration that ends on a day to come", receive("2013-10-31", "2013-12-31", "'2999-01-01'"), "42501"],
    ["a renewal for one term", renew("2013-12-31"), "done"],
    ["a renewal for a longer term", renew("2014-01-01"), "42501"],
    ["a referral of today", refer("2013-10-31"), "done"],
    ["a referral of a day to come", refer("2013-11-01"), "42501"],
    ["a referral that begins as concluded on a day to come", refer("2013-10-31", "'2013-11-01'"), "42501"],
    ["a hire of today", hire("2013-10-31"), "done"],
    ["a hire of a day to come", hire("2013-11-01"), "42501"],
  ])("does not grow by %s", async (_, text, outcome) => {
    expect(await write(text)).toBe(outcome);
  });

  it("does not grow by a referral that is concluded on a day to come", async () => {
    const toAnotherOrder =
      "(select id from job_order where id <> referral.job_order_id limit 1), service_point_id, 'ORDINARY'";
    const referral = refer("2013-10-30").replace("job_order_id, service_point_id, 'ORDINARY'", toAnotherOrder);
    await bench.owner(referral, [CONSENTED_NONE]);
    expect(await write(conclude("2013-11-01"))).toBe("42501");
    expect(await write(conclude("2013-10-31"))).toBe("done");
    await bench.owner("delete from referral where seeker_id = $1 and status = 'ISSUED'", [CONSENTED_NONE]);
  });
});

describe("a placement that was counted", () => {
  it("is not taken back, and once voided neither moved to another month nor changed", async () => {
    const day = "2013-10-31";
    const confirm = "update placement set status = 'CONFIRMED', confirmed_on = hired_on where seeker_id = $1";
    await bench.owner(confirm, [CONSENTED_NONE]);
    expect(await write(change("status = 'REPORTED', confirmed_on = null"))).toBe("42501");
    expect(await write(change(`confirmed_on = '${day}'`))).toBe("23514");
    const voided = "status = 'VOIDED', void_reason = '誤り', corrected_month = '2013-10'";
    await bench.owner(change(voided), [CONSENTED_NONE]);
    expect(await write(change("corrected_month = '2012-05'"))).toBe("23514");
    expect(await write(change("confirmed_on = null, corrected_month = null"))).toBe("23514");
    expect(await write(change("version = version + 1"))).toBe("42501");
  });
});
