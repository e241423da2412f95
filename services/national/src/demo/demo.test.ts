import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { national } from "../national";

let party: TestParty;
beforeAll(async () => {
  party = await openTestParty(national, "demo", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const rows = (text: string) => party.database.dataSource.query(text);
const none = async (text: string) => expect(await rows(text)).toEqual([]);

describe("the demo population at Hello Work", () => {
  it("was placed only by referrals that were hired, once each", async () => {
    await none(`select 1 from placement join referral on referral.id = referral_id where referral.status <> 'HIRED'`);
    await none(`select referral_id from placement where status <> 'VOIDED' group by 1 having count(*) > 1`);
  });

  it("was referred to orders open on the day, within their age limits, unless the employer agreed", async () => {
    await none(`select 1 from referral join job_order on job_order.id = job_order_id
      where issued_on not between job_order.received_on and refer_until`);
    await none(`select 1 from referral
      join registration on registration.id = registration_id join national_file using (seeker_id)
      join job_order on job_order.id = job_order_id left join negotiation on negotiation.id = negotiation_id
      where extract(year from age(issued_on, birth_date)) > least(age_maximum, mandatory_retirement_age - 1)
        and negotiation.status is distinct from 'AGREED'`);
  });

  it("filled no more openings than there were, and each by a placement", async () => {
    await none(`select job_order.id from job_order left join referral on referral.job_order_id = job_order.id
      left join placement on placement.referral_id = referral.id and placement.status <> 'VOIDED'
      group by 1 having count(placement.id) <> filled or filled > openings`);
  });

  it("went on trial only under 2013's rule, from 45 to 64, on orders that allow it, and agreed", async () => {
    await none(`select 1 from referral
      join registration on registration.id = registration_id join national_file using (seeker_id)
      join job_order on job_order.id = job_order_id
      where track = 'TRIAL' and (trial_mode = 'NONE' or trial_rule_version <> '2013' or trial_agreed_on is null
        or extract(year from age(issued_on, birth_date)) not between 45 and 64)`);
  });

  it("has every state of a referral and of a trial to look at", async () => {
    const states = await rows(
      "select distinct status from referral union all select distinct status from trial_employment",
    );
    expect(states.length).toBeGreaterThanOrEqual(13);
  });

  it("has a history of everything that is in a state", async () => {
    for (const table of ["registration", "job_order", "referral", "placement", "trial_employment", "negotiation"])
      await none(`select 1 from ${table} where not exists (
        select from state_change where subject_id = ${table}.id
          and to_state = ${table}.status) limit 1`);
  });
});
