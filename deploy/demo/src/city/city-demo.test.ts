import { printedRows } from "@aiwork/agreement/business-plan/plan-progress/printed-table";
import { city } from "@aiwork/city/city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "demo", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const rows = (text: string, values: unknown[] = []) => party.database.dataSource.query(text, values);

describe("the city's demo population", () => {
  it("counts exactly the printed users, by persons and days", async () => {
    const { data } = await party.ask(
      `{ planProgress(fiscalYear: 2013, through: "2013-10") { rows { servicePointId users { cumulativeActual samePeriodLastYear basis rule { code } } } } }`,
    );
    const printed = printedRows.filter(({ indicator }) => indicator === "USERS");
    expect(data.planProgress.rows).toEqual(
      printed.map(({ servicePointId, result, previousResult }) => ({
        servicePointId,
        users: {
          cumulativeActual: result,
          samePeriodLastYear: previousResult,
          basis: "COUNTED",
          rule: { code: "VISIT_PERSON_DAY" },
        },
      })),
    );
  });

  it("knows the plan as of an earlier instant, as it knows the visits", async () => {
    const asOf = "2013-09-30T00:00:00Z";
    const { data } = await party.ask(
      `query ($asOf: DateTime) {
        planProgress(fiscalYear: 2013, through: "2013-08", asOf: $asOf) { planVersion }
        businessPlan(fiscalYear: 2013, asOf: $asOf) { version status }
      }`,
      { asOf },
    );
    expect(data).toMatchObject({ planProgress: { planVersion: 1 }, businessPlan: { version: 1, status: "IN_FORCE" } });
    const [{ known }] = await rows("select count(*)::int as known from visit where recorded_at <= $1", [asOf]);
    expect(known).toBeGreaterThan(1_000);
  });

  it("also has visits without a person, second visits of a day and voided visits, which do not count", async () => {
    const [{ walkins, voided, again }] = await rows(
      `select count(*) filter (where seeker_id is null)::int as walkins,
         count(*) filter (where status = 'VOIDED')::int as voided,
         count(seeker_id)::int - (
           select count(*)::int from (
             select from visit where seeker_id is not null group by service_point_id, visited_on, seeker_id
           ) as person_day
         ) as again
       from visit`,
    );
    expect(Math.min(walkins, voided, again)).toBeGreaterThan(100);
  });

  it("has in its visits what a visit's triggers set, and links none", async () => {
    const [{ other, links }] = await rows(
      `select count(*) filter (where (recorded_on, entered_seeker_id, voided_on) is distinct from
         (book_day(recorded_at), seeker_id, case when voided_at is not null then book_day(voided_at) end))::int as other,
         (select count(*)::int from linked_file) as links
       from visit`,
    );
    expect({ other, links }).toEqual({ other: 0, links: 0 });
  });

  it("changes the counted users when visits are voided or added", async () => {
    const users = async () => {
      const { data } = await party.ask(
        `{ planProgress(fiscalYear: 2013, through: "2013-10") { rows { users { cumulativeActual monthActual } } } }`,
      );
      return data.planProgress.rows[4].users;
    };
    const before = await users();
    await rows(
      `insert into visit (id, service_point_id, visited_on, seeker_id, services, recorded_by_party, recorded_by_role)
       select gen_random_uuid(), 'minami', '2013-10-31', gen_random_uuid(), '{JOB_TERMINAL}', 'CITY', 'city.counselor' from generate_series(1, 3)`,
    );
    expect(await users()).toEqual({
      cumulativeActual: before.cumulativeActual + 3,
      monthActual: before.monthActual + 3,
    });
    await rows(
      `update visit set status = 'VOIDED', voided_at = now() - interval '1 second', voided_by_party = 'CITY',
         voided_by_role = 'city.counselor', void_reason = '試験' where visited_on = '2013-10-31' and recorded_at > now() - interval '1 minute'`,
    );
    expect(await users()).toEqual(before);
  });

  it("has revisions of closed months: a sheet recorded late, another one voided late", async () => {
    const { data } = await party.ask(
      `{ cityRevisions(fiscalYear: 2013) { revisions { indicator { code } servicePointId month before after causes } } }`,
    );
    const revised = data.cityRevisions.revisions.filter(
      ({ indicator }: { indicator: { code: string } }) => indicator.code === "USERS",
    );
    expect(revised).toMatchObject([
      { servicePointId: "shiroishi", month: "2013-07", causes: ["RECORDED"] },
      { servicePointId: "teine", month: "2013-08", causes: ["VOIDED"] },
    ]);
    expect(revised[0].after).toBeGreaterThan(revised[0].before);
    expect(revised[1].after).toBeLessThan(revised[1].before);
  });

  it("has visits recorded by staff of both parties, on business days only", async () => {
    const staff = await rows("select recorded_by_party as party, count(*)::int as count from visit group by 1");
    expect(staff.map(({ party }: { party: string }) => party).sort()).toEqual(["CITY", "NATIONAL"]);
    expect(await rows("select 1 from visit where extract(isodow from visited_on) > 5")).toEqual([]);
  });

  it("has no past event after its business day", async () => {
    expect(await rows("select 1 from state_change where at >= timestamptz '2013-11-01 00:00+09' limit 1")).toEqual([]);
    expect(await rows("select 1 from visit where visited_on > '2013-10-31'")).toEqual([]);
  });

  it("has visits for career counseling on exactly the days of the sessions held", async () => {
    const sessions = "select seeker_id, held_on from counseling_session where status = 'HELD'";
    const visits = "select seeker_id, visited_on from visit where 'CAREER_COUNSELING' = any (services)";
    expect(await rows(`(${sessions} except ${visits}) union all (${visits} except ${sessions})`)).toEqual([]);
  });

  it("has files made dormant or closed only after the last visit", async () => {
    expect(
      await rows(`select 1 from state_change join visit on seeker_id = subject_id
        where to_state in ('DORMANT', 'CLOSED') and visited_on > (at at time zone 'Asia/Tokyo')::date limit 1`),
    ).toEqual([]);
  });

  it("has contact data that no real person can have", async () => {
    expect(await rows("select 1 from city_profile where phone !~ '^011-000-' or email !~ '@example.jp$'")).toEqual([]);
  });

  it("has a provisional month to report", async () => {
    const { data } = await party.ask("{ reportPeriods { fiscalYear eraName lastMonth provisional } }");
    expect(data.reportPeriods).toEqual([
      { fiscalYear: 2012, eraName: "平成24年度", lastMonth: "2013-03", provisional: false },
      { fiscalYear: 2013, eraName: "平成25年度", lastMonth: "2013-10", provisional: true },
    ]);
  });

  it("has every month of both years", async () => {
    const { data } = await party.ask(
      `{ a: planProgress(fiscalYear: 2012, through: "2013-03") { total { users { months { month actual basis } } } rows { users { months { actual } } } } }`,
    );
    expect(data.a.total.users.months).toHaveLength(12);
    expect(data.a.rows[4].users.months.map(({ actual }: { actual: number | null }) => actual)).toEqual([
      ...Array(10).fill(null),
      931,
      1104,
    ]);
  });
});

describe("the council's year in the demo", () => {
  const secretariat = { role: "city.secretariat" };

  it("has meetings that were held, called off and are to come, with minutes that wait for both approvals", async () => {
    const { data, errors } = await party.askAs(
      secretariat,
      `{ council { meetings(last: 10) { edges { node { heldOn status agenda { title } minutes minutesVersion
        history { to } } } } } }`,
    );
    expect(errors).toEqual([]);
    const meetings = data.council.meetings.edges.map(({ node }: { node: object }) => node);
    expect(meetings.map(({ heldOn, status }: { heldOn: string; status: string }) => [heldOn, status])).toEqual(
      expect.arrayContaining([
        ["2013-05-22", "MINUTES_DRAFTED"],
        ["2013-08-07", "CANCELED"],
        ["2013-10-23", "MINUTES_DRAFTED"],
        ["2013-12-18", "SCHEDULED"],
      ]),
    );
    const [may] = meetings.filter(({ heldOn }: { heldOn: string }) => heldOn === "2013-05-22");
    expect(may.minutes).toContain("次回は10月に開催する");
    expect(may.history.map(({ to }: { to: string }) => to)).toEqual([
      "SCHEDULED",
      "HELD",
      "MINUTES_DRAFTED",
      "MINUTES_DRAFTED",
    ]);
  });

  it("has requests in time, overdue and withdrawn; the overdue one stands on the next meeting's agenda", async () => {
    const { data } = await party.askAs(secretariat, "{ cityRequests { number status overdue history { to } } }");
    expect(data.cityRequests).toEqual([
      { number: "CITY-2013-3", status: "WITHDRAWN", overdue: false, history: [{ to: "RAISED" }, { to: "WITHDRAWN" }] },
      { number: "CITY-2013-2", status: "RAISED", overdue: false, history: [{ to: "RAISED" }] },
      { number: "CITY-2013-1", status: "RAISED", overdue: true, history: [{ to: "RAISED" }] },
    ]);
  });
});
