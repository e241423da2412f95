import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "@aiwork/national/national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "demo", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const rows = (text: string) => party.database.dataSource.query(text);
const none = async (text: string) => expect(await rows(text)).toEqual([]);

interface Revision {
  indicator: { code: string };
  before: number;
  after: number;
  causes: string[];
}

describe("the national demo data", () => {
  it("has placements only of hired referrals, one each", async () => {
    await none(`select 1 from placement join referral on referral.id = referral_id where referral.status <> 'HIRED'`);
    await none(`select referral_id from placement where status <> 'VOIDED' group by 1 having count(*) > 1`);
  });

  it("refers persons only to orders open on the day and within their age limits, unless the employer agreed", async () => {
    await none(`select 1 from referral join job_order on job_order.id = job_order_id
      where issued_on not between job_order.received_on and refer_until`);
    await none(`select 1 from referral
      join registration on registration.id = registration_id join national_profile on national_profile.seeker_id = registration.seeker_id
      join job_order on job_order.id = job_order_id left join negotiation on negotiation.id = negotiation_id
      where extract(year from age(issued_on, birth_date)) > least(age_maximum, mandatory_retirement_age - 1)
        and negotiation.status is distinct from 'AGREED'`);
  });

  it("fills no more openings than an order has, each by a placement", async () => {
    await none(`select job_order.id from job_order left join referral on referral.job_order_id = job_order.id
      left join placement on placement.referral_id = referral.id and placement.status <> 'VOIDED'
      group by 1 having count(placement.id) <> filled or filled > openings`);
  });

  it("has trials only under the 2013 rule, at ages 45 to 64, on orders for trial, with agreement", async () => {
    await none(`select 1 from referral
      join registration on registration.id = registration_id join national_profile on national_profile.seeker_id = registration.seeker_id
      join job_order on job_order.id = job_order_id left join trial_decision on referral_id = referral.id
      where track = 'TRIAL' and (trial_mode = 'NONE' or rule_version is distinct from '2013' or agreed_on is null
        or extract(year from age(issued_on, birth_date)) not between 45 and 64)`);
  });

  it("contains every state of a referral and of a trial", async () => {
    const states = await rows(
      "select distinct status from referral union all select distinct status from trial_employment",
    );
    expect(states.length).toBeGreaterThanOrEqual(13);
  });

  it("has a history for every record with a state", async () => {
    for (const table of ["registration", "job_order", "referral", "placement", "trial_employment", "negotiation"])
      await none(`select 1 from ${table} where not exists (
        select from state_change where subject_id = ${table}.id
          and to_state = ${table}.status) limit 1`);
  });

  it("records nothing after the business day", async () => {
    await none("select 1 from state_change where at >= timestamptz '2013-11-01 00:00+09' limit 1");
    await none(
      "select 1 from consultation where held_on > '2013-10-31' or recorded_at > timestamptz '2013-11-01 00:00+09'",
    );
    await none("select 1 from placement where hired_on > '2013-10-31' or confirmed_on > '2013-10-31'");
  });

  it("has every history in order and on business days", async () => {
    await none(`select 1 from (select at, lag(at) over (partition by subject_id order by id) as before from state_change) as step
      where at < before limit 1`);
    await none(`select 1 from state_change where extract(isodow from at at time zone 'Asia/Tokyo') > 5
      and to_state not in ('CONVERTED', 'NOT_CONVERTED', 'STARTED') limit 1`);
  });

  it("refers persons only on trial to orders that are only for trial", async () => {
    await none(
      "select 1 from referral join job_order on job_order.id = job_order_id where trial_mode = 'TRIAL_ONLY' and track = 'ORDINARY'",
    );
  });

  it("refers nobody to an order that was filled, canceled or not accepted before", async () => {
    await none(`select 1 from referral join state_change on subject_id = job_order_id
      where to_state in ('FILLED', 'CANCELED', 'NOT_ACCEPTED', 'SUSPENDED') and (at at time zone 'Asia/Tokyo')::date < issued_on limit 1`);
  });

  it("has as version of every record the number of its state changes", async () => {
    for (const table of ["registration", "job_order", "referral", "placement", "trial_employment", "negotiation"])
      await none(
        `select 1 from ${table} where version <> (select count(*) from state_change where subject_id = ${table}.id) limit 1`,
      );
  });

  it("has revisions of closed months: placements confirmed late", async () => {
    const { data } = await party.ask(
      "{ nationalRevisions(fiscalYear: 2013) { revisions { indicator { code } before after causes } } }",
    );
    const { revisions } = data.nationalRevisions;
    const persons = revisions.filter(({ indicator }: Revision) => indicator.code === "PLACED_PERSONS");
    expect(persons.length).toBeGreaterThan(0);
    for (const { before, after, causes } of persons) {
      expect(causes).toContain("CONFIRMED");
      expect(after).toBeGreaterThan(before);
    }
  });

  it("has consultations that the city requested", async () => {
    const [{ count }] = await rows("select count(*)::int as count from consultation where liaison_id is not null");
    expect(count).toBeGreaterThan(100);
  });
});

describe("the national side's requests in the demo", () => {
  it("are in time and overdue, and none is answered without a receipt", async () => {
    const { data, errors } = await party.askAs(
      { role: "national.planning" },
      "{ nationalRequests { number status overdue history { to } } overdue: nationalRequests(overdue: true) { number } }",
    );
    expect(errors).toEqual([]);
    expect(data.nationalRequests).toEqual([
      { number: "NATIONAL-2013-2", status: "RAISED", overdue: false, history: [{ to: "RAISED" }] },
      { number: "NATIONAL-2013-1", status: "RAISED", overdue: true, history: [{ to: "RAISED" }] },
    ]);
    expect(data.overdue).toEqual([{ number: "NATIONAL-2013-1" }]);
  });
});
