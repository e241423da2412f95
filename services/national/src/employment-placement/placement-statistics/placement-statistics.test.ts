import { REPORTING, recounted, statisticsOf } from "@aiwork/kit/agreement/statistics-of";
import { NATIONAL_COUNSELOR, NATIONAL_PLANNING } from "@aiwork/kit/national/send-mutation";
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
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointProgress { placementCases { cumulativeActual } } } }",
      { of: [key] },
    );
    expect(data._entities[0].placementCases.cumulativeActual).toBe(cases);
  });

  it.each(["BY_POINT_AND_OCCUPATION", "BY_POINT_AND_AGE_BAND"])("refuse %s to everybody", async (table) => {
    for (const who of [REPORTING, NATIONAL_PLANNING])
      expect(await placements.refusal(`table: ${table}`, who)).toBe("PUBLICATION_ONLY");
  });

  it("are for reporting clients and the national side's planning section alone", async () => {
    expect((await placements.table("table: BY_POINT", NATIONAL_PLANNING)).rows).toHaveLength(5);
    expect(await placements.refusal("table: BY_POINT", NATIONAL_COUNSELOR)).toBe("NOT_YOUR_ROLE");
  });
});
