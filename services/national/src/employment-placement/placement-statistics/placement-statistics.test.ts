import { keepStatistics, REPORTING, recounted, statisticsOf } from "@aiwork/kit/agreement/statistics-of";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, NATIONAL_PLANNING, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const MEASURES = "referrals interviews placements personsPlaced trialStarts conversions medianSupportDays";
const ROW = `servicePoint { id } month occupationCode employmentType track ageBand ${MEASURES} suppressedMeasures`;

let party: TestParty;
let placements: ReturnType<typeof statisticsOf>;
beforeAll(async () => {
  party = await startTestParty(national, "demo", "2013-10-31");
  placements = statisticsOf(party, "placementStatistics", ROW);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const rows = (text: string) => recounted(party, text);
const SOME = "between '2013-04-01' and '2013-10-31'";
const INTERVIEWED = `interview_on is not null and (referral.status in ('INTERVIEWED', 'HIRED', 'NOT_HIRED')
  or referral.status in ('SEEKER_DECLINED', 'ORDER_CLOSED', 'RESULT_UNKNOWN') and exists (
    select from state_change where subject_id = referral.id and to_state = 'INTERVIEWED'))`;

/** Counted independently, over the rows themselves: a measure by service point and another part. */
async function recount(parts: { made: string; placed: string; month: boolean }): Promise<Map<string, object>> {
  const month = (day: string) => (parts.month ? `to_char(${day}, 'YYYY-MM')` : undefined);
  const ofReferrals = (day: string, when: string, name: string) =>
    rows(`select referral.service_point_id as point, ${month(day) ?? parts.made} as part, count(*)::int as ${name}
      from referral join job_order on job_order.id = job_order_id where ${when} and ${day} ${SOME} group by 1, 2`);
  const ofPlacements = (day: string, what: string, when: string, from = "") =>
    rows(`select placement.service_point_id as point, ${month(day) ?? parts.placed} as part, ${what}
      from placement join referral on referral.id = referral_id ${from} where ${when} and ${day} ${SOME} group by 1, 2`);
  const trial = "join trial_employment as trial on trial.placement_id = placement.id";
  const found = [
    await ofReferrals("issued_on", "referral.status <> 'CANCELED'", "referrals"),
    await ofReferrals("interview_on", INTERVIEWED, "interviews"),
    await ofPlacements("hired_on", "count(*)::int as confirmed", "confirmed_recorded_at is not null"),
    await ofPlacements(
      "to_date(corrected_month, 'YYYY-MM')",
      "count(*)::int as corrected",
      "corrected_month is not null",
    ),
    await ofPlacements(
      "hired_on",
      `count(distinct placement.seeker_id)::int as "personsPlaced",
       percentile_cont(0.5) within group (order by hired_on - support_started_on) as "medianSupportDays"`,
      "placement.status = 'CONFIRMED'",
    ),
    await ofPlacements(
      "trial.starts_on",
      'count(*)::int as "trialStarts"',
      "trial.status not in ('PLANNED', 'NOT_STARTED')",
      trial,
    ),
    await ofPlacements("trial.converted_on", "count(*)::int as conversions", "trial.status = 'CONVERTED'", trial),
  ].flat();
  const all = new Map<string, Record<string, number>>();
  for (const { point, part, ...measures } of found)
    all.set(`${point} ${part}`, { ...all.get(`${point} ${part}`), ...measures });
  return new Map(
    [...all].map(([key, { confirmed = 0, corrected = 0, medianSupportDays = null, ...measures }]) => [
      key,
      {
        ...{ referrals: 0, interviews: 0, personsPlaced: 0, trialStarts: 0, conversions: 0, medianSupportDays },
        ...measures,
        placements: confirmed - corrected,
      },
    ]),
  );
}

describe("placement statistics", () => {
  it.each([
    ["BY_POINT", { made: "null", placed: "null", month: false }],
    ["BY_POINT_AND_MONTH", { made: "", placed: "", month: true }],
    [
      "BY_POINT_AND_EMPLOYMENT_TYPE",
      { made: "job_order.employment_type", placed: "placement.employment_type", month: false },
    ],
    ["BY_POINT_AND_TRACK", { made: "track", placed: "track", month: false }],
  ])("have in %s what the records of the demo give", async (table, parts) => {
    const { rows: answered, rules } = await placements.table(`table: ${table}, through: "2013-10"`);
    const expected = await recount(parts);
    expect(expected.size).toBeGreaterThanOrEqual(5);
    const counted = answered.map(({ servicePoint, month, employmentType, track, ...row }) => {
      const { suppressedMeasures, occupationCode, ageBand, ...measures } = row;
      expect([suppressedMeasures, occupationCode, ageBand]).toEqual([[], null, null]);
      return [`${servicePoint.id} ${month ?? employmentType ?? track}`, measures] as const;
    });
    expect(new Map(counted.filter(([, measures]) => Object.values(measures).some((value) => value)))).toEqual(expected);
    expect(rules).toHaveLength(7);
  });

  it("have the placement cases that the plan's progress counts", async () => {
    const asOf = new Date().toISOString();
    const [{ placements: cases }] = await placements.rows("table: BY_POINT", asOf);
    const key = {
      __typename: "ServicePointProgress",
      servicePointId: "shiroishi",
      fiscalYear: 2013,
      through: "2013-10",
      asOf,
    };
    const { data } = await party.askAs(
      REPORTING,
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointProgress { placements { cumulativeActual } } } }",
      { of: [key] },
    );
    expect(data._entities[0].placements.cumulativeActual).toBe(cases);
  });

  it.each(["BY_POINT_AND_OCCUPATION", "BY_POINT_AND_AGE_BAND"])("refuse %s to everybody", async (table) => {
    for (const who of [REPORTING, NATIONAL_PLANNING])
      expect(await placements.refusal(`table: ${table}`, who)).toBe("PUBLICATION_ONLY");
  });

  it("are for reporting clients and the national side's planning section alone", async () => {
    expect((await placements.table("table: BY_POINT", NATIONAL_PLANNING)).rows).toHaveLength(5);
    expect(await placements.refusal("table: BY_POINT", NATIONAL_COUNSELOR)).toBe("NOT_YOUR_ROLE");
  });

  it("stay as they were known, from the letter to the voided placement", async () => {
    const answers = keepStatistics(async (asOf) => {
      const found = await placements.rows("table: BY_POINT_AND_MONTH", asOf);
      const at = (of: string) =>
        found.find(({ servicePoint, month }) => servicePoint.id === "shiroishi" && month === of) ?? {};
      const [september, october] = [at("2013-09"), at("2013-10")];
      return {
        referrals: october.referrals,
        interviews: [september.interviews, october.interviews],
        cases: [september.placements, october.placements],
        persons: [september.personsPlaced, october.personsPlaced],
      };
    });
    const send = async (name: string, input: object, fields = "") => {
      const { userErrors, ...payload } = await sendNationalMutation(party, NATIONAL_COUNSELOR, name, input, fields);
      expect(userErrors).toEqual([]);
      return payload;
    };
    const first = await answers.ask();
    const add = arrangeNational(party);
    const registrationId = await add.registration({ seekerId: await add.person() });
    const jobOrderId = await add.jobOrder();
    const { referral } = await send(
      "issueReferral",
      { registrationId, jobOrderId, track: "ORDINARY", issuedOn: "2013-10-01" },
      "referral { id }",
    );
    expect(await answers.ask()).toEqual({ ...first, referrals: first.referrals + 1 });
    const referralId = referral.id;
    await send("recordReferralProgress", {
      referralId,
      version: 1,
      to: "INTERVIEW_SET",
      on: "2013-10-01",
      interviewOn: "2013-10-03",
    });
    expect(await answers.ask()).toEqual({ ...first, referrals: first.referrals + 1 });
    await send("recordReferralProgress", { referralId, version: 2, to: "HIRED", on: "2013-10-05" });
    const interviewed = {
      ...first,
      referrals: first.referrals + 1,
      interviews: [first.interviews[0], first.interviews[1] + 1],
    };
    expect(await answers.ask()).toEqual(interviewed);
    const hired = {
      referralId,
      hiredOn: "2013-10-05",
      startsOn: "2013-10-07",
      employmentType: "REGULAR",
      onTrial: false,
    };
    const { placement } = await send("reportPlacement", hired, "placement { id }");
    expect(await answers.ask()).toEqual(interviewed);
    const placementId = placement.id;
    await send("confirmPlacement", { placementId, version: 1, confirmedOn: "2013-10-31" });
    const [[septemberCases, octoberCases], [septemberPersons, octoberPersons]] = [first.cases, first.persons];
    const confirmed = {
      ...interviewed,
      cases: [septemberCases, octoberCases + 1],
      persons: [septemberPersons, octoberPersons + 1],
    };
    expect(await answers.ask()).toEqual(confirmed);
    await send("voidPlacement", { placementId, version: 2, reason: "入社を辞退したため" });
    expect(await answers.ask()).toEqual(interviewed);
    await answers.askAgain();
  });

  it("count a trial from its beginning, and its conversion until it is taken back", async () => {
    const trials = async () => {
      const [row] = await placements.rows("table: BY_POINT_AND_TRACK");
      const found = (await placements.rows("table: BY_POINT_AND_TRACK"))[1];
      expect(row.trialStarts).toBe(0);
      return [found.trialStarts, found.conversions];
    };
    const [starts = 0, conversions = 0] = await trials();
    const add = arrangeNational(party);
    const registrationId = await add.registration({ seekerId: await add.person() });
    const jobOrderId = await add.jobOrder({ openings: 2, filled: 1, trialMode: "DUAL" });
    const referralId = await add.referral({
      ...{ registrationId, jobOrderId, status: "HIRED" as const, track: "TRIAL" as const },
      trialDecision: {
        ...{ ruleVersion: "2013", group: "AGE_45_TO_64", reason: "経験がないため" },
        ...{ decidedOn: "2013-10-03", decidedByRole: "national.counselor", agreedOn: "2013-10-03" },
      },
    });
    const placementId = await add.placement({ referralId, onTrial: true });
    const trialId = await add.trial({ placementId, status: "PLANNED" });
    expect(await trials()).toEqual([starts, conversions]);
    await rows(`update trial_employment set status = 'STARTED' where id = '${trialId}'`);
    expect(await trials()).toEqual([starts + 1, conversions]);
    await rows(
      `update trial_employment set status = 'CONVERTED', converted_on = '2013-10-31', ended_on = '2013-10-30' where id = '${trialId}'`,
    );
    expect(await trials()).toEqual([starts + 1, conversions + 1]);
    await rows(
      `update trial_employment set status = 'STARTED', converted_on = null, ended_on = null where id = '${trialId}'`,
    );
    expect(await trials()).toEqual([starts + 1, conversions]);
  });
});
