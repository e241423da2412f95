import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";

const QUERY = readFileSync(join(REPOSITORY_ROOT, "schema/operations/reports/plan-progress.graphql"), "utf8");
const reported = JSON.parse(readFileSync(join(__dirname, "plan-progress-2013-10.golden.json"), "utf8"));

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("demo", { AIWORK_TODAY: "2013-10-31" });
});
afterAll(() => system?.[Symbol.asyncDispose]());

type Figure = Record<string, unknown>;
type Row = { users: Figure; placements: Figure };
const SAME = [
  "annualTarget",
  "previousYearTarget",
  "cumulativeActual",
  "samePeriodLastYear",
  "progressRate",
  "attainmentRate",
  "yearOnYearRate",
  "pace",
] as const;
const figuresOf = ({ users, placements }: Row) =>
  [users, placements].map((figure) => Object.fromEntries(SAME.map((name) => [name, figure[name]])));

describe("the report counted from the demo population", () => {
  it("has the figures of the source document", async () => {
    const { data } = await system.ask(QUERY, { fiscalYear: 2013, through: "2013-10" });
    const { rows, total, comparableTotal, elapsedRate } = data.planProgress;
    expect(elapsedRate).toBe(reported.elapsedRate);
    expect(rows.map(figuresOf)).toEqual(reported.rows.map(figuresOf));
    expect([total, comparableTotal].map(figuresOf)).toEqual([reported.total, reported.comparableTotal].map(figuresOf));
  });

  it("names the counting rule, and that the month is not over", async () => {
    const { data } = await system.ask(QUERY, { fiscalYear: 2013, through: "2013-10" });
    for (const { users, placements } of data.planProgress.rows) {
      expect(users).toMatchObject({ basis: "COUNTED", rule: { code: "VISIT_PERSON_DAY" }, source: null });
      expect(placements).toMatchObject({ basis: "COUNTED", rule: { code: "PLACEMENT_CASES" }, source: null });
      expect(users.notes).toContain("PROVISIONAL");
      expect(users.monthActual).toBeGreaterThan(0);
    }
  });

  it("has the figures of fiscal 2012 that the source printed in brackets", async () => {
    const { data } = await system.ask(QUERY, { fiscalYear: 2012, through: "2012-10" });
    expect(
      data.planProgress.rows.map((row: Row) => [row.users.cumulativeActual, row.placements.cumulativeActual]),
    ).toEqual(
      reported.rows.slice(0, 4).map((row: Row) => [row.users.samePeriodLastYear, row.placements.samePeriodLastYear]),
    );
  });

  it("has every month of the winter, Minami from February", async () => {
    const { data } = await system.ask(QUERY, { fiscalYear: 2012, through: "2013-03" });
    const [shiroishi, , , , minami] = data.planProgress.rows;
    expect(shiroishi.users).toMatchObject({
      notes: expect.not.arrayContaining(["NO_RECORD"]),
      attainmentRate: expect.any(Number),
    });
    expect(minami.users.notes).toEqual(expect.arrayContaining(["NO_TARGET", "NOT_OPEN_WHOLE_PERIOD_LAST_YEAR"]));
    expect(minami.placements.cumulativeActual).toBe(55);
  });
});

describe("each service point's worklist", () => {
  const WORKLIST = readFileSync(join(REPOSITORY_ROOT, "schema/operations/seeker-view/worklist.graphql"), "utf8");

  it.each(["shiroishi", "toyohira", "atsubetsu", "teine", "minami"])(
    "of %s begins with twenty persons, of whom both parties know at least five and may show them to each other",
    async (servicePointId) => {
      const counselor = { role: "city.counselor", servicePoints: [servicePointId] };
      const { data, errors } = await system.askAs(counselor, WORKLIST, { servicePointId, first: 20 });
      expect(errors).toEqual([]);
      const shared = data.seekers.edges.filter(
        ({ node: { city, national } }: { node: Halves }) =>
          city.consents.some(({ status }) => status === "ACTIVE") && national?.registration,
      );
      expect(shared.length).toBeGreaterThanOrEqual(5);
    },
  );
});

/** The national half and its registration are there if the person has consented to them. */
interface Halves {
  city: { consents: { status: string }[] };
  national: { registration: object | null } | null;
}
