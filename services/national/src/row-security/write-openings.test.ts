import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeNationalPersons, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";

/** An order of which one opening is filled. */
const order = (number: string) => `insert into job_order (id, number, office, employer, disclosure, title, description,
    occupation_code, occupation_code_edition, employment_type, contract_term, wage_unit, wage_minimum, insurance,
    licences_required, openings, filled, received_on, refer_until, status, trial_mode)
  select gen_random_uuid(), '${number}', office, employer, disclosure, title, description, occupation_code,
    occupation_code_edition, employment_type, contract_term, wage_unit, wage_minimum, '{}', '{}', 3, 1, received_on, refer_until,
    'OPEN', 'NONE' from job_order where number = '01010-1'`;

let bench: RowSecurityBench;
beforeEach(async () => {
  bench = await arrangeNationalPersons();
  // An order with three openings, of which one is filled by a placement, and one more person hired for it.
  await bench.owner(`
    ${order("01010-9")};
    insert into referral (id, letter_number, registration_id, job_order_id, service_point_id, track, issued_on, by_role, status)
      select gen_random_uuid(), 'order 9 ' || registration.number, registration.id, job_order.id, service_point_id, 'ORDINARY',
        '2013-10-04', 'national.counselor', 'HIRED'
      from registration join job_order on job_order.number = '01010-9' where registration.number in ('01010-1', '01010-2');
    insert into placement (id, referral_id, service_point_id, hired_on, starts_on, employment_type, on_trial, status)
      select gen_random_uuid(), id, service_point_id, '2013-10-10', '2013-10-15', 'REGULAR', false, 'REPORTED'
      from referral where letter_number = 'order 9 01010-1'`);
});
afterEach(() => bench[Symbol.asyncDispose]());

const FILL = "update job_order set filled = filled + 1 where number = '01010-9'";
const RELEASE = "update job_order set filled = filled - 1 where number = '01010-9'";
const PLACE = `insert into placement (id, referral_id, service_point_id, hired_on, starts_on, employment_type, on_trial, status)
  select gen_random_uuid(), id, service_point_id, '2013-10-11', '2013-10-15', 'REGULAR', false, 'REPORTED'
  from referral where letter_number = 'order 9 01010-2'`;
const VOID = `update placement set status = 'VOIDED', void_reason = '取消' from referral
  where referral.id = referral_id and letter_number = 'order 9 01010-1'`;
const both = (first: string, second: string) => `with first as (${first} returning 1) ${second}`;

describe("openings of an order when a transaction ends", () => {
  it.each([
    ["are filled with a placement", both(FILL, PLACE), "done"],
    ["are filled by nobody without one", FILL, "23514"],
    ["are not left by a placement", PLACE, "23514"],
    ["are released with a placement that is voided", both(RELEASE, VOID), "done"],
    ["are released by nobody without one", RELEASE, "23514"],
    ["are not kept by a placement that is voided", VOID, "23514"],
  ])("%s", async (_, text, outcome) => {
    expect(await writeOutcome(bench, nationalCallers.counselor, text)).toBe(outcome);
  });

  it("are filled by no order officer, who receives an order with none filled", async () => {
    const { officer } = nationalCallers;
    expect(await writeOutcome(bench, officer, FILL)).toBe("23514");
    expect(await writeOutcome(bench, officer, order("01010-10"))).toBe("23514");
  });
});
