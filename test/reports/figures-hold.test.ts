import { fiscalYearOf } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import type { TestParty } from "@aiwork/kit/subgraph/test-party";
import fc from "fast-check";
import { startCountingParties } from "./counting-parties";
import { figureAct, startActing } from "./figure-acts";

const FIGURE = `rule { code } annualTarget previousYearTarget monthActual sameMonthLastYear cumulativeActual samePeriodLastYear
  previousYearActual progressRate expectedRate yearOnYearRate pace seasonalPace neededPerMonth basis lastYearBasis source
  notes months { month actual sameMonthLastYear basis notes }`;
const OF_CITY = `users { ${FIGURE} } visits: cityFigures(indicators: ["VISITS"]) { ${FIGURE} }`;
const OF_NATIONAL = `placedPersons { ${FIGURE} } placementCases { ${FIGURE} }`;
const REPORT = `query ($fiscalYear: Int!, $through: YearMonth!, $asOf: DateTime) {
  planProgress(fiscalYear: $fiscalYear, through: $through, asOf: $asOf) {
    asOf planVersion rows { servicePointId planVersion previousPlanVersion ${OF_CITY} } total { ${OF_CITY} } comparableTotal { ${OF_CITY} }
  }
}`;
const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on ServicePointProgress { ${OF_NATIONAL} } ... on PlanTotal { ${OF_NATIONAL} } } }`;

interface Period {
  fiscalYear: number;
  through: string;
}
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the queries above.
type Answer = any;

/** The whole report of both parties, as the gateway joins it. */
async function ask(parties: { city: TestParty; national: TestParty }, period: Period, asOf?: string): Promise<Answer> {
  const { data, errors } = await parties.city.ask(REPORT, { ...period, asOf });
  expect(errors).toEqual([]);
  const { planProgress } = data;
  const [{ planVersion, previousPlanVersion }] = planProgress.rows;
  const key = { ...period, asOf: planProgress.asOf, planVersion, previousPlanVersion };
  const of = [
    ...planProgress.rows.map(({ servicePointId }: { servicePointId: string }) => ({
      __typename: "ServicePointProgress",
      servicePointId,
      ...key,
    })),
    ...[true, false].map((comparableOnly) => ({ __typename: "PlanTotal", comparableOnly, ...key })),
  ];
  const counted = await parties.national.ask(ENTITIES, { of });
  expect(counted.errors).toEqual([]);
  return { planProgress, placements: counted.data._entities };
}

function expectMonthsToAddUp({ planProgress, placements }: Answer): void {
  const { rows, total, comparableTotal } = planProgress;
  const figures = [
    ...[...rows, total, comparableTotal].flatMap(({ users, visits }) => [users, ...visits]),
    ...placements.flatMap(({ placedPersons, placementCases }: Answer) => [placedPersons, placementCases]),
  ];
  for (const { cumulativeActual, basis, months } of figures) {
    // Reported results are printed for the year so far, and not month by month.
    if (basis === "REPORTED") continue;
    const known = months
      .map(({ actual }: { actual: number | null }) => actual)
      .filter((actual: number | null) => actual !== null);
    expect(known.length === 0 ? null : known.reduce((sum: number, actual: number) => sum + actual, 0)).toBe(
      cumulativeActual,
    );
  }
}

describe("the figures of two fiscal years", () => {
  it("are the same as of an instant whenever they are asked for, and months add up to the year, whatever is corrected", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(figureAct, { minLength: 70, maxLength: 90 }), async (acts) => {
        await using parties = await startCountingParties();
        const kept: { period: Period; asOf: string; answer: Answer }[] = [];
        const acting = await startActing(parties.city, parties.national);
        for (const act of acts) {
          await acting.run(act);
          if (act.kind !== "ask") continue;
          const through = acting.today().slice(0, 7);
          const periods = [
            { fiscalYear: fiscalYearOf(acting.today()), through },
            { fiscalYear: 2012, through: "2013-03" },
          ];
          for (const period of periods.slice(0, through > "2013-03" ? 2 : 1)) {
            const answer = await ask(parties, period);
            expectMonthsToAddUp(answer);
            kept.push({ period, asOf: answer.planProgress.asOf, answer });
          }
        }
        for (const { period, asOf, answer } of kept) expect(await ask(parties, period, asOf)).toEqual(answer);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  }, 180_000);
});
